"""Training data made of our own sentences, filled with names, and of lists of candidates and results."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from labelled import Piece
from model_labels import ROOT
from model_names import Pool

_SLOT = re.compile(r"\{(\w+)\}")
_ROADS = "Street|Road|Lane|Avenue|Close|Way|Terrace|Hill|Gardens|Square|Row|Drive|Crescent|Park".split("|")
_HALLS = (
    "Town Hall|Leisure Centre|Civic Centre|Guildhall|Corn Exchange|Assembly Rooms|Sports Centre|Village Hall".split("|")
)
_BUILDINGS = "Centre|House|Court|Library|Theatre|Stand|Building|Hall|Memorial Hall|Institute|Arena".split("|")
_PAPERS = (
    "Gazette|Mercury|Courier|Herald|Packet|Post|Observer|Examiner|Advertiser|Clarion|Ledger|Dispatch|Weekly News|Times"
    "|Chronicle|Argus|Echo|Mail|Star|Journal|Express|Telegraph|Standard|Citizen|Guardian|Independent".split("|")
)
_AGENCIES = "PA|PA Wire|Getty Images|Getty|Reuters|AFP|Alamy|EPA|Shutterstock|BBC|PA Media|Press Association".split("|")
_CLUBS = "United|City|Town|Rovers|Wanderers|Athletic|FC|Albion|County|Rangers|RFC|Harriers|Cricket Club".split("|")
_FIRMS = "plc|Ltd|& Sons|Brothers|Group|Holdings|Motors|Foods|Steel|Research|Polling|Brewery|Engineering|& Co".split(
    "|"
)
_SCHOOLS = "Primary School|Academy|High School|Grammar School|College|Infant School|Comprehensive".split("|")
_BODIES = (
    "House of Commons|House of Lords|Electoral Commission|Foreign Office|Treasury|Scottish Parliament|Senedd|BBC|NHS"
    "|Home Office|Cabinet Office|European Parliament|Welsh Assembly|National Union of Mineworkers|Boundary Commission"
    "|Bank of England|Court of Appeal|Church of England|London Assembly"
).split("|")
_COUNCILS = "Borough Council|District Council|City Council|County Council|Council|council|Parish Council|MBC".split("|")
_COUNTRIES = (
    "Argentina|Australia|Austria|Belgium|Brazil|Canada|Chile|China|Cyprus|Denmark|Egypt|Estonia|Finland|France|Germany"
    "|Ghana|Greece|Hungary|Iceland|India|Iran|Israel|Italy|Japan|Kenya|Latvia|Libya|Malta|Mexico|Nepal|Nigeria|Norway"
    "|Pakistan|Poland|Portugal|Romania|Russia|Spain|Sudan|Sweden|Syria|Turkey|Uganda|Ukraine|Vietnam|Yemen|Zambia"
).split("|")
_PEOPLES = (
    "Jewish|Hindu|Sikh|Catholic|Methodist|Baptist|Quaker|Buddhist|Anglican|Scots|Irish|Polish|French|German|Somali"
    "|Geordies|Scousers|Londoners|Americans|Australians|Hindus|Catholics|Quakers|Unionists|Nationalists|Brummies|Cockneys"
).split("|")
_INTERJECTIONS = "Ouch|Blimey|Gosh|Crikey|Wow|Aha|Hurrah|Ahem|Erm|Yikes|Hooray|Oops|Bravo|Cripes|Yes|No|Right|So".split(
    "|"
)
_LAWS = "Act|Bill|Amendment|Agreement|Accord|Treaty|Plan|Law".split("|")


@cache
def _sentences() -> Sequence[str]:
    lines = (ROOT / "models" / "ner" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class Templates:
    """Makes labelled texts from a pool of names."""

    def __init__(self, pool: Pool, common: Sequence[str], rare: Sequence[str], rng: random.Random) -> None:
        """``common`` and ``rare`` are words in small letters that are no names; half of those drawn are common."""
        self._pool = pool
        self._common = common
        self._rare = rare
        self._rng = rng
        self._slots: Mapping[str, Callable[[], Sequence[Piece]]] = {
            "person": lambda: [self._person()],
            "person_given": lambda: [Piece(self._pool.given_name(self._rng), "PERSON")],
            "surname": lambda: [Piece(self._pool.surname(self._rng), "PERSON")],
            "surname_first": lambda: [Piece(self._surname_first(), "PERSON")],
            "initialled": lambda: [Piece(f"{self._initials()} {self._pool.surname(self._rng)}", "PERSON")],
            "seat": lambda: [Piece(self._pool.place(self._rng), "PLACE")],
            "brand": lambda: [Piece(self._pool.brand(self._rng), "ORG")],
            "word": lambda: [Piece(self._word().capitalize())],
            "small": lambda: [Piece(self._word())],
            "ward": lambda: [Piece(self._ward(), "PLACE")],
            "party": lambda: [Piece(self._party(), "PARTY")],
            "fringe": lambda: [Piece(self._fringe(), "PARTY")],
            "country": lambda: [Piece(self._pick(_COUNTRIES), "PLACE")],
            "people": lambda: [Piece(self._people())],
            "interjection": lambda: [Piece(self._pick(_INTERJECTIONS))],
            "acronym": lambda: [Piece(self._acronym(), "ORG")],
            "handle": lambda: [Piece(f"@{self._word()}{self._pick(('_', ''))}{self._word()}")],
            "street": lambda: [Piece(f"{self._proper()} {self._pick(_ROADS)}", "PLACE")],
            "hall": self._hall,
            "building": lambda: [Piece(f"the {self._person().text} {self._pick(_BUILDINGS)}", "PLACE")],
            "pub": lambda: [Piece(f"the {self._pub()}", "PLACE")],
            "paper": lambda: [Piece(f"{self._pick(('', 'the ', 'The '))}{self._place()} {self._pick(_PAPERS)}", "ORG")],
            "agency": lambda: [Piece(self._pick(_AGENCIES), "ORG")],
            "club": lambda: [Piece(f"{self._place()} {self._pick(_CLUBS)}", "ORG")],
            "company": lambda: [Piece(self._company(), "ORG")],
            "school": lambda: [Piece(f"{self._proper()} {self._pick(_SCHOOLS)}", "ORG")],
            "hospital": lambda: [Piece(f"{self._proper()} {self._pick(('Hospital', 'Infirmary', 'Hospice'))}", "ORG")],
            "university": lambda: [Piece(f"University of {self._place()}", "ORG")],
            "org": lambda: [Piece(self._pick(_BODIES), "ORG")],
            "council": lambda: [Piece(f"{self._place()} {self._pick(_COUNCILS)}", "ORG")],
            "ship": lambda: [Piece(f"{self._pick(('HMS', 'MV', 'RMS', 'RRS'))} {self._proper()}")],
            "law": lambda: [Piece(f"the {self._proper()} {self._pick(_LAWS)}")],
            "count": lambda: [Piece(self._count())],
            "pct": lambda: [Piece(f"{self._rng.uniform(0.1, 70):.1f}{self._pick(('%', ' per cent', 'pc'))}")],
            "change": lambda: [Piece(f"{self._rng.uniform(-30, 30):+.1f}")],
            "year": lambda: [Piece(str(self._rng.randint(1945, 2026)))],
        }

    def text(self) -> list[Piece]:
        """A text of several sentences, or a list."""
        if self._rng.random() < 0.3:
            return self._list()
        pieces: list[Piece] = []
        for _ in range(self._rng.randint(2, 9)):
            pieces += self._filled(self._pick(_sentences()))
            pieces.append(Piece(self._pick((" ", "\n", "\n\n", "\n\n"))))
        return pieces

    def _filled(self, sentence: str) -> list[Piece]:
        pieces: list[Piece] = []
        last = 0
        for slot in _SLOT.finditer(sentence):
            pieces.append(Piece(sentence[last : slot.start()]))
            name = slot[1]
            found = self._slots[name.lower()]()
            pieces += [Piece(p.text.upper(), p.label) for p in found] if name.isupper() else found
            last = slot.end()
        pieces.append(Piece(sentence[last:]))
        return [piece for piece in pieces if piece.text]

    def _list(self) -> list[Piece]:
        """Candidates or results: a heading, then rows that are all alike."""
        rows = self._rng.randint(3, 12)
        form = self._pick(_ROWS)
        name = self._pick(("{person}", "{person}", "{person}", "{PERSON}", "{surname_first}", "{initialled}"))
        gap = self._pick(("\n", "\n", "\n\n"))
        oddly = self._rng.random() < 0.3
        pieces = self._filled(self._pick(_HEADINGS))
        for _ in range(rows):
            pieces += [Piece(gap), *self._filled(self._row(form, name, oddly))]
        return [*pieces, Piece("\n\n"), *self._filled(self._pick(_sentences())), Piece("\n")]

    def _row(self, form: str, name: str, oddly: bool) -> str:
        """A row of a list; some candidates stand for parties that no list of parties has."""
        row = form.replace("{name}", name)
        return row.replace("{party}", "{fringe}") if oddly and self._rng.random() < 0.5 else row

    def _pick(self, options: Sequence[str]) -> str:
        return self._rng.choice(options)

    def _person(self) -> Piece:
        given, surname = self._pool.person(self._rng)
        kind = self._rng.random()
        if kind < 0.06:
            given = f"{given} {self._pool.given_name(self._rng)}"
        elif kind < 0.1:
            given = f"{given} {self._rng.choice('ABCDEFGHJLMPRSTW')}."
        elif kind < 0.13:
            given = self._initials()
        return Piece(f"{given} {surname}", "PERSON")

    def _surname_first(self) -> str:
        given, surname = self._pool.person(self._rng)
        return self._pick((f"{surname.upper()}, {given}", f"{surname.upper()} {given}", f"{surname}, {given}"))

    def _initials(self) -> str:
        dot = self._pick((".", ""))
        letters = [self._rng.choice("ABCDEFGHIJKLMNOPRSTW") for _ in range(self._rng.randint(1, 2))]
        return self._pick((" ", "")).join(f"{letter}{dot}" for letter in letters)

    def _place(self) -> str:
        name = self._pool.place(self._rng) if self._rng.random() < 0.7 else self._pool.surname(self._rng)
        return re.split(r" and |, ", name)[0]

    def _proper(self) -> str:
        """What streets, firms and schools are called: like a person, a place or a saint."""
        kind = self._rng.random()
        if kind < 0.45:
            return self._pool.surname(self._rng)
        if kind < 0.6:
            return self._person().text
        if kind < 0.75:
            return f"St {self._pool.given_name(self._rng)}'s"
        if kind < 0.85:
            return self._pool.given_name(self._rng)
        return self._place()

    def _pub(self) -> str:
        kind = self._pick(("{} Arms", "{} Inn", "{} Tavern", "Duke of {}", "Lord {}", "{} Hotel", "Earl {}"))
        return kind.format(self._pool.surname(self._rng))

    def _ward(self) -> str:
        return self._place() + self._pick((" ward", " Ward", "", "", " East", " North", " Central"))

    def _hall(self) -> Sequence[Piece]:
        if self._rng.random() < 0.5:
            return [Piece(f"{self._place()} {self._pick(_HALLS)}", "PLACE")]
        return [Piece(f"the {self._pick(_HALLS)}", "PLACE")]

    def _party(self) -> str:
        return self._pick(_MAIN) if self._rng.random() < 0.7 else self._pick(self._pool.parties)

    def _fringe(self) -> str:
        """A party of a handful of voters."""
        words = [self._word().capitalize() for _ in range(3)]
        form = self._pick(
            (
                "{0} {1} Party",
                "{0} Party",
                "The {0} Party",
                "{0} {1} {2} Party",
                "{0}-{1} Party",
                "{0}-{1} {2}",
                "{0} {1}",
                "{0}, {1} and {2}",
                "{0} for {place}",
                "{place} {0}",
                "{0} {1} Alliance",
                "Alliance for {0}",
                "{0} {1} - {2}",
                "Save {place} {0}",
                "{name}'s {0} Party",
                "Independent {0}",
                "The {0} and {1}",
            )
        )
        return form.format(*words, place=self._place(), name=self._pool.surname(self._rng))

    def _people(self) -> str:
        """A people, a faith, or those who live in a town."""
        if self._rng.random() < 0.6:
            return self._pick(_PEOPLES)
        return self._pool.brand(self._rng).split()[0] + self._pick(("ians", "ites", "onians", "ers"))

    def _acronym(self) -> str:
        return "".join(self._rng.choice("ABCDEFGHILMNOPRSTUVW") for _ in range(self._rng.randint(2, 5)))

    def _company(self) -> str:
        if self._rng.random() < 0.3:
            return f"{self._word().capitalize()} {self._pick(_FIRMS)}"
        return f"{self._proper()} {self._pick(_FIRMS)}"

    def _word(self) -> str:
        return self._pick(self._common if self._rng.random() < 0.5 else self._rare)

    def _count(self) -> str:
        number = self._rng.randint(1, 35_000)
        return f"{number:,}" if self._rng.random() < 0.8 else str(number)


_MAIN = (
    "Labour|Conservative|Liberal Democrat|Lib Dem|Green|Reform UK|SNP|Plaid Cymru|UKIP|Lab|Con|LD|Grn|Ref|Ind|Tory|DUP"
    "|Sinn Féin|SDLP|Alliance|Independent|Liberal|Reform|Green Party|Labour Party|Conservatives|Lib Dems|Greens"
).split("|")
_ROWS = (
    "{name} ({party})",
    "{name} ({party}) {count}",
    "{name} ({party}) {count} ({pct}, {change})",
    "{name} - {party} - {count}",
    "{name}, {party}",
    "{name}, {party}, {count}",
    "{name}\t{party}\t{count}\t{pct}",
    "{name} | {party} | {count}",
    "{name} / {party} / {count} / {change}",
    "{party}: {name}",
    "{party} - {name}",
    "{party} – {name} – {count}",
    "{party}: {name} - {count} votes",
    "{party} {name} {count} {pct}",
    "{party}\n{name}\n{count}",
    "{name}\n{party}\n{count}\n{pct}\n{change}",
    "{name} {party} {count}",
    "• {name} ({party})",
    "* {name} – {party}",
    "- {name} ({party}), {count} votes",
    "{count} {name} ({party})",
    "{name} {count}",
    "{party} ({name}) {count} votes ({change})",
    "{name}: {party}",
    "{seat} - {name}",
    "{seat}: {name} ({party})",
    "{seat} – {name} – {count}",
    "{seat} {party} {name} {count}",
    "{count} {seat} {party} hold",
    "{name}\n{party}",
    "{party}\n{name} {count}",
)
_HEADINGS = (
    "{seat}",
    "{SEAT}",
    "The candidates in {seat}",
    "RESULT IN FULL",
    "Full result:",
    "{SEAT}: {party} hold",
    "{party} gain from {party}",
    "Candidate Party Votes %",
    "{seat} (electorate {count})",
    "STATEMENT OF PERSONS NOMINATED",
    "Standing in {seat} are:",
)
