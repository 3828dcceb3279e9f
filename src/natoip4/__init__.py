"""What is known about NATO's cooperation with the Indo-Pacific Four: who says so, where, and how exactly.

The three things to know are the dataset, its records, and the evidence that each value rests on:

>>> import natoip4
>>> data = natoip4.load()
>>> data["org:japan-mission-nato"].span.start
PartialDate(edtf='2025-01-16')
>>> for finding in data.why("org:japan-mission-nato", "span.start"):
...     for assertion in finding.assertions:
...         print(assertion.value, *assertion.evidence.locators)
2025-01 epis-brief@partners.2.2
2025-01-16 ap-jp-mission

A view sees through some of the evidence only, and answers with ``natoip4.Truth`` where a date is not exact:

>>> brief = data.view(sources=["source:epis-brief"])
>>> brief["org:japan-mission-nato"].span.covers(natoip4.PartialDate("2025-01-10"))
<Truth.MAYBE: 'maybe'>

Errors, values, evidence and the dataset are there at once; all else is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from natoip4.dataset import Dataset
from natoip4.errors import (
    AmbiguousName,
    InvalidDataset,
    InvalidDocument,
    InvalidRecord,
    InvalidValue,
    MissingExtra,
    NatoIP4Error,
    Problem,
    Severity,
    UncertainAnswer,
    UnknownRecord,
)
from natoip4.records.evidence import Evidence, Said
from natoip4.records.ids import Id
from natoip4.records.locators import Locator
from natoip4.records.record import Actor, Record, Relation
from natoip4.records.schema import Bookkeeping, Coded, Identity, Standing, Stated
from natoip4.records.sources import Coverage, Identification, Source
from natoip4.resolution.policy import Finding, FindingState
from natoip4.resolution.reasons import Dispute
from natoip4.values.dates import PartialDate
from natoip4.values.names import ExternalId, Name
from natoip4.values.quantities import Quantity
from natoip4.values.spans import Ongoing, Span
from natoip4.values.truth import Truth

if TYPE_CHECKING:
    from natoip4.codec.codec import Codec as Codec
    from natoip4.data.bundled import load as load
    from natoip4.documents.files import load_file as load_file
    from natoip4.documents.lines import read_lines as read_lines
    from natoip4.documents.reading import loads as loads
    from natoip4.documents.writing import dumps as dumps
    from natoip4.documents.writing import save_file as save_file
    from natoip4.documents.writing import write_lines as write_lines
    from natoip4.export.changes import diff_text as diff_text
    from natoip4.export.citing import cite as cite
    from natoip4.export.columns import Column as Column
    from natoip4.export.columns import ColumnType as ColumnType
    from natoip4.export.columns import Table as Table
    from natoip4.export.columns import to_csv as to_csv
    from natoip4.export.dated import DatedFact as DatedFact
    from natoip4.export.dated import dated_facts as dated_facts
    from natoip4.export.folders import save_tables as save_tables
    from natoip4.export.frames import to_arrow as to_arrow
    from natoip4.export.frames import to_pandas as to_pandas
    from natoip4.export.frames import to_parquet as to_parquet
    from natoip4.export.frames import to_polars as to_polars
    from natoip4.export.tables import to_tables as to_tables
    from natoip4.queries.answers import Answer as Answer
    from natoip4.queries.attendance import attendance as attendance
    from natoip4.queries.belonging import is_member as is_member
    from natoip4.queries.comparison import IP4 as IP4
    from natoip4.queries.comparison import ComparisonTable as ComparisonTable
    from natoip4.queries.comparison import compare as compare
    from natoip4.queries.comparison import profile as profile
    from natoip4.queries.conclusions import Conclusion as Conclusion
    from natoip4.queries.conclusions import conclusions as conclusions
    from natoip4.queries.coverage import SourceCoverage as SourceCoverage
    from natoip4.queries.coverage import coverage as coverage
    from natoip4.queries.diff import Diff as Diff
    from natoip4.queries.diff import EvidenceChange as EvidenceChange
    from natoip4.queries.diff import RecordChange as RecordChange
    from natoip4.queries.diff import ValueChange as ValueChange
    from natoip4.queries.diff import diff as diff
    from natoip4.queries.holding import Holding as Holding
    from natoip4.queries.holding import holding as holding
    from natoip4.queries.indexing import held_index as held_index
    from natoip4.queries.industry import Industry as Industry
    from natoip4.queries.industry import industry as industry
    from natoip4.queries.joining import is_party as is_party
    from natoip4.queries.leaders import held_office as held_office
    from natoip4.queries.network import Network as Network
    from natoip4.queries.network import network as network
    from natoip4.queries.profiles import Profile as Profile
    from natoip4.queries.profiles import profiles as profiles
    from natoip4.queries.programmes import Programme as Programme
    from natoip4.queries.programmes import programmes as programmes
    from natoip4.queries.reaching import brokers as brokers
    from natoip4.queries.reaching import shortest_routes as shortest_routes
    from natoip4.queries.roles import by_state as by_state
    from natoip4.queries.roles import positions as positions
    from natoip4.queries.roles import threats as threats
    from natoip4.queries.searching import Hit as Hit
    from natoip4.queries.searching import search as search
    from natoip4.queries.staleness import Unconfirmed as Unconfirmed
    from natoip4.queries.staleness import stale as stale
    from natoip4.queries.standpoints import Standpoint as Standpoint
    from natoip4.queries.standpoints import standpoints as standpoints
    from natoip4.queries.ties import Bond as Bond
    from natoip4.queries.ties import ties_between as ties_between
    from natoip4.queries.ties import ties_of as ties_of
    from natoip4.queries.timeline import Timeline as Timeline
    from natoip4.queries.timeline import TimelineEntry as TimelineEntry
    from natoip4.queries.timeline import timeline as timeline
    from natoip4.records.actors import Collective as Collective
    from natoip4.records.actors import Group as Group
    from natoip4.records.actors import Organisation as Organisation
    from natoip4.records.actors import Person as Person
    from natoip4.records.actors import State as State
    from natoip4.records.agreements import Agreement as Agreement
    from natoip4.records.agreements import Pattern as Pattern
    from natoip4.records.claims import Activity as Activity
    from natoip4.records.claims import Capability as Capability
    from natoip4.records.claims import Characterisation as Characterisation
    from natoip4.records.claims import Claim as Claim
    from natoip4.records.claims import Comparison as Comparison
    from natoip4.records.claims import Definition as Definition
    from natoip4.records.claims import Dependency as Dependency
    from natoip4.records.claims import Influence as Influence
    from natoip4.records.claims import Position as Position
    from natoip4.records.claims import Purpose as Purpose
    from natoip4.records.claims import Requirement as Requirement
    from natoip4.records.claims import Threat as Threat
    from natoip4.records.claims import TieState as TieState
    from natoip4.records.events import Event as Event
    from natoip4.records.events import Indicator as Indicator
    from natoip4.records.events import Series as Series
    from natoip4.records.frameworks import Framework as Framework
    from natoip4.records.kinds import KINDS as KINDS
    from natoip4.records.offices import Membership as Membership
    from natoip4.records.offices import Office as Office
    from natoip4.records.offices import Tenure as Tenure
    from natoip4.records.parts import Link as Link
    from natoip4.records.parts import Milestone as Milestone
    from natoip4.records.parts import Participant as Participant
    from natoip4.records.parts import Party as Party
    from natoip4.records.parts import Term as Term
    from natoip4.records.relations import Partnership as Partnership
    from natoip4.records.relations import Tie as Tie
    from natoip4.records.topics import Place as Place
    from natoip4.records.topics import Topic as Topic
    from natoip4.rules.auditing import AUDIT_RULES as AUDIT_RULES
    from natoip4.rules.auditing import audit as audit
    from natoip4.rules.checking import RULES as RULES
    from natoip4.rules.checking import Rule as Rule
    from natoip4.rules.checking import check as check
    from natoip4.rules.checking import ensure as ensure
    from natoip4.values.indexes import SpanIndex as SpanIndex

__all__ = [
    "AUDIT_RULES",
    "IP4",
    "KINDS",
    "RULES",
    "Activity",
    "Actor",
    "Agreement",
    "AmbiguousName",
    "Answer",
    "Bond",
    "Bookkeeping",
    "Capability",
    "Characterisation",
    "Claim",
    "Codec",
    "Coded",
    "Collective",
    "Column",
    "ColumnType",
    "Comparison",
    "ComparisonTable",
    "Conclusion",
    "Coverage",
    "Dataset",
    "DatedFact",
    "Definition",
    "Dependency",
    "Diff",
    "Dispute",
    "Event",
    "Evidence",
    "EvidenceChange",
    "ExternalId",
    "Finding",
    "FindingState",
    "Framework",
    "Group",
    "Hit",
    "Holding",
    "Id",
    "Identification",
    "Identity",
    "Indicator",
    "Industry",
    "Influence",
    "InvalidDataset",
    "InvalidDocument",
    "InvalidRecord",
    "InvalidValue",
    "Link",
    "Locator",
    "Membership",
    "Milestone",
    "MissingExtra",
    "Name",
    "NatoIP4Error",
    "Network",
    "Office",
    "Ongoing",
    "Organisation",
    "PartialDate",
    "Participant",
    "Partnership",
    "Party",
    "Pattern",
    "Person",
    "Place",
    "Position",
    "Problem",
    "Profile",
    "Programme",
    "Purpose",
    "Quantity",
    "Record",
    "RecordChange",
    "Relation",
    "Requirement",
    "Rule",
    "Said",
    "Series",
    "Severity",
    "Source",
    "SourceCoverage",
    "Span",
    "SpanIndex",
    "Standing",
    "Standpoint",
    "State",
    "Stated",
    "Table",
    "Tenure",
    "Term",
    "Threat",
    "Tie",
    "TieState",
    "Timeline",
    "TimelineEntry",
    "Topic",
    "Truth",
    "UncertainAnswer",
    "Unconfirmed",
    "UnknownRecord",
    "ValueChange",
    "attendance",
    "audit",
    "brokers",
    "by_state",
    "check",
    "cite",
    "compare",
    "conclusions",
    "coverage",
    "dated_facts",
    "diff",
    "diff_text",
    "dumps",
    "ensure",
    "held_index",
    "held_office",
    "holding",
    "industry",
    "is_member",
    "is_party",
    "load",
    "load_file",
    "loads",
    "network",
    "positions",
    "profile",
    "profiles",
    "programmes",
    "read_lines",
    "save_file",
    "save_tables",
    "search",
    "shortest_routes",
    "stale",
    "standpoints",
    "threats",
    "ties_between",
    "ties_of",
    "timeline",
    "to_arrow",
    "to_csv",
    "to_pandas",
    "to_parquet",
    "to_polars",
    "to_tables",
    "write_lines",
]

_HOMES = {
    "natoip4.codec.codec": ["Codec"],
    "natoip4.data.bundled": ["load"],
    "natoip4.documents.files": ["load_file"],
    "natoip4.documents.lines": ["read_lines"],
    "natoip4.documents.reading": ["loads"],
    "natoip4.documents.writing": ["dumps", "save_file", "write_lines"],
    "natoip4.export.changes": ["diff_text"],
    "natoip4.export.citing": ["cite"],
    "natoip4.export.columns": ["Column", "ColumnType", "Table", "to_csv"],
    "natoip4.export.dated": ["DatedFact", "dated_facts"],
    "natoip4.export.folders": ["save_tables"],
    "natoip4.export.frames": ["to_arrow", "to_pandas", "to_parquet", "to_polars"],
    "natoip4.export.tables": ["to_tables"],
    "natoip4.queries.answers": ["Answer"],
    "natoip4.queries.attendance": ["attendance"],
    "natoip4.queries.belonging": ["is_member"],
    "natoip4.queries.comparison": ["ComparisonTable", "IP4", "compare", "profile"],
    "natoip4.queries.conclusions": ["Conclusion", "conclusions"],
    "natoip4.queries.coverage": ["SourceCoverage", "coverage"],
    "natoip4.queries.diff": ["Diff", "EvidenceChange", "RecordChange", "ValueChange", "diff"],
    "natoip4.queries.holding": ["Holding", "holding"],
    "natoip4.queries.indexing": ["held_index"],
    "natoip4.queries.industry": ["Industry", "industry"],
    "natoip4.queries.joining": ["is_party"],
    "natoip4.queries.leaders": ["held_office"],
    "natoip4.queries.network": ["Network", "network"],
    "natoip4.queries.profiles": ["Profile", "profiles"],
    "natoip4.queries.programmes": ["Programme", "programmes"],
    "natoip4.queries.reaching": ["brokers", "shortest_routes"],
    "natoip4.queries.roles": ["by_state", "positions", "threats"],
    "natoip4.queries.searching": ["Hit", "search"],
    "natoip4.queries.staleness": ["Unconfirmed", "stale"],
    "natoip4.queries.standpoints": ["Standpoint", "standpoints"],
    "natoip4.queries.ties": ["Bond", "ties_between", "ties_of"],
    "natoip4.queries.timeline": ["Timeline", "TimelineEntry", "timeline"],
    "natoip4.records.actors": ["Collective", "Group", "Organisation", "Person", "State"],
    "natoip4.records.agreements": ["Agreement", "Pattern"],
    "natoip4.records.claims": [
        "Activity",
        "Capability",
        "Characterisation",
        "Claim",
        "Comparison",
        "Definition",
        "Dependency",
        "Influence",
        "Position",
        "Purpose",
        "Requirement",
        "Threat",
        "TieState",
    ],
    "natoip4.records.events": ["Event", "Indicator", "Series"],
    "natoip4.records.frameworks": ["Framework"],
    "natoip4.records.kinds": ["KINDS"],
    "natoip4.records.offices": ["Membership", "Office", "Tenure"],
    "natoip4.records.parts": ["Link", "Milestone", "Participant", "Party", "Term"],
    "natoip4.records.relations": ["Partnership", "Tie"],
    "natoip4.records.topics": ["Place", "Topic"],
    "natoip4.rules.auditing": ["AUDIT_RULES", "audit"],
    "natoip4.rules.checking": ["RULES", "Rule", "check", "ensure"],
    "natoip4.values.indexes": ["SpanIndex"],
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a name from the module that defines it."""
    if name not in _HOME_OF:
        message = f"module 'natoip4' has no attribute {name!r}"
        raise AttributeError(message)
    value = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
