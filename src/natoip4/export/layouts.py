"""Layouts: the tables that a dataset is laid out in, with their columns, and no rows yet."""

from __future__ import annotations

from natoip4.export.columns import Column, ColumnType, Table

__all__ = ["LAYOUTS"]

_TEXT, _INTEGER, _NUMBER = ColumnType.TEXT, ColumnType.INTEGER, ColumnType.NUMBER
_BOOLEAN, _DATE = ColumnType.BOOLEAN, ColumnType.DATE


def _column(name: str, type_: ColumnType, meaning: str) -> Column:
    return Column(name=name, type=type_, meaning=meaning)


def _maybe(name: str, type_: ColumnType, meaning: str) -> Column:
    return Column(name=name, type=type_, meaning=meaning, optional=True)


def _bounds(prefix: str = "") -> tuple[Column, Column]:
    of = f" of `{prefix.removesuffix('_')}`" if prefix else ""
    limits = "empty for no bound, or one outside the years 1 to 9999"
    return (
        _maybe(f"{prefix}earliest", _DATE, f"the first day that the text{of} allows; {limits}"),
        _maybe(f"{prefix}latest", _DATE, f"the last day that the text{of} allows; {limits}"),
    )


def _date(name: str, meaning: str) -> tuple[Column, ...]:
    return (_maybe(name, _TEXT, f"{meaning}, in EDTF"), *_bounds(f"{name}_"))


_RECORD = _column("record", _TEXT, "the id of the record")
_PATH = _column("path", _TEXT, "where in the record")
_PIECE = _column("evidence", _INTEGER, "which piece of the record's evidence, from 0")
_DENIED = _column("denied", _BOOLEAN, "whether it is said not to be so")
_DATED = (
    _column("date", _TEXT, "the date, in EDTF; of what is ongoing, the date as of which it is"),
    _column("ongoing", _BOOLEAN, "whether it is the end of what still held on that date"),
    *_bounds(),
)

_OF_RECORDS = (
    Table(
        name="records",
        meaning="Every record, once.",
        columns=(
            _RECORD,
            _column("kind", _TEXT, "the name of its class"),
            _column("nature", _TEXT, "`thing`, `statement` or `source`"),
            _column("label", _TEXT, "one line made of the data's own words"),
            _column("conjectural", _BOOLEAN, "whether nothing but conjecture of ours attests it"),
            _column("pieces", _INTEGER, "how many pieces of evidence it has"),
            _column("sources", _INTEGER, "how many sources these are from"),
            _maybe("notes", _TEXT, "the curators' notes"),
        ),
    ),
    Table(
        name="values",
        meaning="Every value that a record holds, at the finest path, whatever other table has it too.",
        columns=(
            _RECORD,
            _PATH,
            _column("field", _TEXT, "the field that the path starts with"),
            _column("standing", _TEXT, "`identity`, `stated`, `coded` or `bookkeeping`"),
            _column("type", _TEXT, "the class of the value; `bool` with the value `true` for an element without parts"),
            _column("value", _TEXT, "text, words and dates as they are, anything else as JSON, as a document writes it"),
        ),
    ),
    Table(
        name="dates",
        meaning="Every date that a record holds, wherever it stands: in spans, milestones, names, quantities too.",
        columns=(_RECORD, _PATH, *_DATED),
    ),
    Table(
        name="spans",
        meaning="Every span that a record holds: its own, and those of its names and external ids.",
        columns=(
            _RECORD,
            _PATH,
            *_date("start", "the first day; empty if unknown"),
            *_date("end", "the last day; empty if unknown; of what is ongoing, the date as of which it is"),
            _column("ongoing", _BOOLEAN, "whether it still held on the date in `end`; there is no `end_latest` then"),
        ),
    ),
    Table(
        name="quantities",
        meaning="Every quantity that a record holds.",
        columns=(
            _RECORD,
            _PATH,
            _maybe("low", _NUMBER, "the least that it may be; empty if not said"),
            _maybe("high", _NUMBER, "the most that it may be; empty if not said"),
            _maybe("low_exact", _TEXT, "`low` in all its digits"),
            _maybe("high_exact", _TEXT, "`high` in all its digits"),
            _column("unit", _TEXT, "what is counted"),
            _column("approximate", _BOOLEAN, "whether the source says that it is rough"),
            _maybe("direction", _TEXT, "`rising`, `falling` or `steady`"),
            *_date("at", "the date that it is for"),
            _maybe("said", _TEXT, "the source's words"),
        ),
    ),
    Table(
        name="names",
        meaning="What things are called; when they were is in `spans`, under the path and `.span`.",
        columns=(
            _RECORD,
            _PATH,
            _column("name", _TEXT, "the name"),
            _column("language", _TEXT, "its language, as a tag of BCP 47"),
            _column("kind", _TEXT, "`usual`, `official`, `short`, `acronym`, `former` or `metonym`"),
        ),
    ),
    Table(
        name="external_ids",
        meaning="What other lists call things; when they did is in `spans`, under the path and `.span`.",
        columns=(
            _RECORD,
            _PATH,
            _column("scheme", _TEXT, "whose list it is"),
            _column("value", _TEXT, "the id there"),
        ),
    ),
)

_BETWEEN_RECORDS = (
    Table(
        name="references",
        meaning="Every reference from a record to another, those of evidence apart.",
        columns=(
            _RECORD,
            _PATH,
            _column("target", _TEXT, "the id of the record referred to"),
            _column("standing", _TEXT, "the standing of the field: `identity`, `stated`, `coded` or `bookkeeping`"),
        ),
    ),
    Table(
        name="participants",
        meaning="Who took part in events, in what roles, at what level.",
        columns=(
            _RECORD,
            _column("actor", _TEXT, "the id of the participant"),
            _maybe("roles", _TEXT, "its roles, with `+` between them; empty if not stated"),
            _maybe("level", _TEXT, "the level at which it was represented; empty if not stated"),
        ),
    ),
    Table(
        name="parties",
        meaning="The parties of ties, partnerships and agreements.",
        columns=(
            _RECORD,
            _column("actor", _TEXT, "the id of the party"),
            _maybe("role", _TEXT, "its role; empty if not stated"),
        ),
    ),
    Table(
        name="milestones",
        meaning="How far frameworks and agreements have come.",
        columns=(
            _RECORD,
            _column("stage", _TEXT, "the stage that was reached"),
            _maybe("party", _TEXT, "the id of the party that reached it, where it is one alone"),
            _maybe("act", _TEXT, "by what act; empty if not stated"),
            *_date("date", "when"),
        ),
    ),
    Table(
        name="roles",
        meaning="Who and what fills the roles of claims; what else a claim says is in `values`.",
        columns=(
            _column("record", _TEXT, "the id of the claim"),
            _column("kind", _TEXT, "the kind of claim"),
            _column("role", _TEXT, "the name of the role"),
            _column("filler", _TEXT, "the id of what fills it"),
            _column("negated", _BOOLEAN, 'whether a "not" bites this role'),
            _column("collective", _BOOLEAN, "whether its fillers are meant together"),
        ),
    ),
    Table(
        name="links",
        meaning="How claims bear on other records: links of ours.",
        columns=(
            _column("record", _TEXT, "the id of the claim"),
            _column("kind", _TEXT, "the kind of link"),
            _column("target", _TEXT, "the id of the record that it leads to"),
            _maybe("strength", _TEXT, "how firm it is; empty if not coded"),
        ),
    ),
)

_OF_EVIDENCE = (
    Table(
        name="evidence",
        meaning="Every piece of evidence.",
        columns=(
            _RECORD,
            _PIECE,
            _column("step", _TEXT, "`direct`, or the inference of ours: `reading`, `deduction` or `conjecture`"),
            _column("assertion", _TEXT, "`asserted`, `presupposed` or `implied`"),
            _column("mood", _TEXT, "`stated`, `reported`, `assessed`, `projected` or `normative`"),
            _maybe("by", _TEXT, "the id of whose word it is, where not the authors'"),
            _column("open", _BOOLEAN, "whether it gives examples only"),
            _column("whole", _BOOLEAN, "whether it is written as speaking for the whole record"),
            _maybe("note", _TEXT, "the curators' note"),
        ),
    ),
    Table(
        name="locators",
        meaning="The places in sources that a piece of evidence is from.",
        columns=(
            _RECORD,
            _PIECE,
            _column("number", _INTEGER, "which place of the piece, from 0"),
            _column("source", _TEXT, "the id of the source"),
            _maybe("place", _TEXT, "the place in the source's own numbering"),
        ),
    ),
    Table(
        name="hedges",
        meaning="The words by which a piece of evidence softens what it says.",
        columns=(
            _RECORD,
            _PIECE,
            _column("number", _INTEGER, "which hedge of the piece, from 0"),
            _column("hedge", _TEXT, "the words"),
        ),
    ),
    Table(
        name="assertions",
        meaning="What each piece of evidence says, path by path; `exists` attests the record and no more.",
        columns=(
            _RECORD,
            _PIECE,
            _PATH,
            _DENIED,
            _maybe("value", _TEXT, "the value, written as in `values`; empty for a denial that anything is"),
        ),
    ),
    Table(
        name="asserted_dates",
        meaning="Every date that a piece of evidence says or denies, wherever it stands.",
        columns=(_RECORD, _PIECE, _PATH, _DENIED, *_DATED),
    ),
    Table(
        name="contested",
        meaning='Where equally good evidence disagrees, so that no value is held: nothing there is not "not stated".',
        columns=(_RECORD, _PATH),
    ),
    Table(
        name="sources",
        meaning="The sources.",
        columns=(
            _column("record", _TEXT, "the id of the source"),
            _column("title", _TEXT, "its title"),
            _maybe("authors", _TEXT, "its authors, with `; ` between them"),
            _maybe("publisher", _TEXT, "who published it"),
            *_date("date", "when it was published"),
            *_date("read_on", "the last day on which a curator read it"),
            _column("grade", _TEXT, "what sort of source it is"),
            _column("read", _TEXT, "how much of it was read"),
            _maybe("address", _TEXT, "where it is"),
            _maybe("licence", _TEXT, "its licence"),
        ),
    ),
)

#: The tables without their rows, in order.
LAYOUTS: tuple[Table, ...] = (*_OF_RECORDS, *_BETWEEN_RECORDS, *_OF_EVIDENCE)
