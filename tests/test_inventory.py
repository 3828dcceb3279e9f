"""The 318 claims of the inventory made of the brief: for each, the records that carry it in the view of the brief alone.

``data/claims.json`` names the records of each claim, ``data/entities.json`` those of each entity.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from natoip4.data.bundled import load
from natoip4.queries.labels import parties_of
from natoip4.records.actors import Collective
from natoip4.records.claims import Claim
from natoip4.records.ids import Id
from natoip4.records.record import Record, Relation
from natoip4.records.references import references
from natoip4.records.schema import Standing
from natoip4.records.sources import Coverage
from natoip4.values.vocabulary import LinkKind

yaml = pytest.importorskip("yaml")

HERE = Path(__file__).parent
INVENTORY = HERE.parents[1] / "shared" / "claims" / "claims.yaml"
BRIEF = load().view(sources=["source:epis-brief"])
CARRIED: Mapping[str, Mapping[str, list[str]]] = json.loads((HERE / "data" / "claims.json").read_text("utf-8"))
MEANT: Mapping[str, Mapping[str, list[str]]] = json.loads((HERE / "data" / "entities.json").read_text("utf-8"))

pytestmark = pytest.mark.skipif(not INVENTORY.exists(), reason="what the data were made from is not beside the project")

# What a claim of the inventory names and its records do not, with the reason.
NOT_NAMED: Mapping[tuple[str, str], str] = {
    ("c051", "grouping:IP4"): "the sentence is passive: who signed is not said",
    ("c075", "position:jpn-interest-in-nato"): "what doubt about America explains is the search for partners, another claim",
    ("c198", "region:asia-pacific"): "the states of the region are the holder",
    ("c199", "region:asia-pacific"): "the states of the region are the holder",
    ("c245", "pattern:local-production"): "one of two readings, kept as such",
    ("c247", "capability:european-defence-production"): "the European defence sector is the holder",
    ("c248", "capability:european-defence-production"): "the European defence sector is the holder",
    ("c273", "region:west"): "it turns up in the name of the architecture",
    ("c283", "region:euro-atlantic"): "it turns up in the name of NATO's position there",
    ("c300", "rel:NATO-AP-defence-industrial"): "what grows is the part of European firms in the network",
    ("c311", "region:indo-pacific"): "a denial bites what it lists one by one; the place is no second trait that is denied",
}


@cache
def inventory() -> Mapping[str, Mapping[str, list[str]]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {claim["id"]: claim for claim in yaml.load(INVENTORY.read_text("utf-8"), Loader=loader)}


def carriers(claim: str) -> list[Record]:
    return [BRIEF[id_] for id_ in CARRIED[claim]["records"]]


def test_every_claim_has_its_records_in_the_view_of_the_brief() -> None:
    assert CARRIED.keys() == inventory().keys()
    assert len(CARRIED) == 318
    rows = {claim: set(row["records"]) for claim, row in CARRIED.items()}
    assert not [claim for claim, records in rows.items() if not records or records - BRIEF.keys()]


def test_their_evidence_names_each_place_of_the_claim() -> None:
    lacking: dict[str, set[str]] = {}
    for id_, claim in inventory().items():
        places = {at.place for record in carriers(id_) for piece in record.evidence for at in piece.locators}
        if set(claim["locator"]) - places:
            lacking[id_] = set(claim["locator"])
    assert not lacking


def test_they_name_what_the_claim_is_about() -> None:
    missed = {
        (id_, entity)
        for id_, claim in inventory().items()
        if not all(isinstance(record, Coverage) for record in carriers(id_))
        for entity in (*(claim.get("subjects") or ()), *(claim.get("objects") or ()))
        if not named(id_, entity)
    }
    assert missed == NOT_NAMED.keys()


def named(claim: str, entity: str) -> bool:
    """Whether the records of a claim name an entity; a domain is coded on them, and what is no record has a reason."""
    records = carriers(claim)
    wanted = set(MEANT[entity].get("records", ()))
    if entity.startswith("domain:"):
        return any(entity.partition(":")[2] in _domains(record) for record in records)
    return not wanted or not wanted.isdisjoint(reached(records))


def _domains(record: Record) -> set[str]:
    return {domain.value for domain in getattr(record, "domains", ())}


def reached(records: list[Record]) -> set[str]:
    """Return the ids of records, of what they name and what that names, and of what joins or lists only such.

    What illustrates a record counts for it: that is how a claim that announces several names them.
    """
    own = {record.id for record in records}
    ids: set[str] = {*own, *(one.id for one in BRIEF.of(Claim) if _illustrates(one, own))}
    for _ in range(2):
        ids |= {target for id_ in ids for target in _named_by(BRIEF[id_])}
    ids |= {one.id for one in BRIEF.of(Relation) if ids.issuperset(parties_of(one))}
    return ids | {one.id for one in BRIEF.of(Collective) if not ids.isdisjoint(one.includes or ())}


def _illustrates(claim: Claim, ids: set[Id]) -> bool:
    return any(link.kind is LinkKind.ILLUSTRATES and link.to in ids for link in claim.links)


def _named_by(record: Record) -> Iterator[Id]:
    standings = (Standing.IDENTITY, Standing.STATED)
    return (one.target for one in references(record) if one.standing in standings)
