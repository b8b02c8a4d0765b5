"""What describes the CSV files of a run to programs: a Data Package (datapackage.org, version 2.0)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hustings.schema import TABLES, Column, Dtype, Form, TableSchema

FILE = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0"
_LICENCE = "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/"
_SOURCES = [
    {"title": "The articles named in articles.csv, whose words stand in the column evidence"},
    {
        "title": "UK Parliament election results: contains Parliamentary information licensed under the Open "
        "Parliament Licence v3.0",
        "path": _LICENCE,
    },
]
_TYPES: Mapping[Dtype, str] = {"string": "string", "Int64": "integer", "Float64": "number"}
_OFFSET = r"([+-]\d\d:\d\d(:\d\d)?)"
_PARTIAL_DATE = rf"\d{{4}}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?{_OFFSET}?)?)?)?"
_FORMS: Mapping[Form, Mapping[str, str]] = {
    "date": {"type": "date", "format": "default"},
    "datetime": {"type": "datetime", "format": "%Y-%m-%dT%H:%MZ"},
    "partial date": {"type": "string", "format": "default"},
}


def write(folder: Path) -> None:
    """Write ``datapackage.json`` into ``folder``: each table's file, columns, keys, constraints and sources.

    A date that may be cut to its month or year is a string with a pattern. Units are in the property ``unit`` of a
    field, which the standard leaves to its users.
    """
    descriptor = {
        "$schema": f"{_PROFILE}/datapackage.json",
        "name": "hustings",
        "title": "What news articles state about elections in the United Kingdom",
        "description": "Every fact with the span of characters that states it; empty fields were not stated.",
        "sources": _SOURCES,
        "resources": [_resource(name, table) for name, table in TABLES.items()],
    }
    text = json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"
    (folder / FILE).write_text(text, encoding="utf-8", newline="\n")


def _resource(name: str, table: TableSchema) -> Mapping[str, Any]:
    return {
        "$schema": f"{_PROFILE}/dataresource.json",
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "description": f"One row for each {table.row}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "$schema": f"{_PROFILE}/tabledialect.json",
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": _schema(name, table),
    }


def _schema(name: str, table: TableSchema) -> Mapping[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{_PROFILE}/tableschema.json",
        "fields": [_field(column, each) for column, each in table.columns.items()],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys := [_key(name, column, *each.refers_to) for column, each in table.columns.items() if each.refers_to]:
        schema["foreignKeys"] = keys
    return schema


def _field(name: str, column: Column) -> Mapping[str, Any]:
    kind = _FORMS[column.form] if column.form else {"type": _TYPES[column.dtype], "format": "default"}
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.form == "partial date":
        constraints["pattern"] = _PARTIAL_DATE
    return {
        "name": name,
        **kind,
        "description": column.description,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _key(name: str, column: str, table: str, other: str) -> Mapping[str, Any]:
    reference = {"fields": [other]} if table == name else {"resource": table, "fields": [other]}
    return {"fields": [column], "reference": reference}
