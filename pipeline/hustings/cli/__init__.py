"""The command line, a module a command: each a thin cover of one library function, imported only when it runs."""

from hustings.cli import check, consolidate, diff, evaluate, extract, info, report, review, run
from hustings.cli.app import app

__all__ = ["app"]

# In the order in which --help lists them.
for _command in (
    run.run,
    extract.extract,
    consolidate.consolidate,
    check.check,
    report.report,
    evaluate.evaluate,
    diff.diff,
    review.review,
    info.info,
):
    app.command()(_command)
