"""The closing judgements of the brief: each is recomputed, and as firm as the inventory of its claims says that it is.

``data/judgements.json`` names the judgement for each claim of the inventory that should be derivable.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from natoip4.data.bundled import load
from natoip4.queries.conclusions import Conclusion, conclusions
from natoip4.queries.grounds import grounds

HERE = Path(__file__).parent
INVENTORY = HERE.parents[1] / "shared" / "claims" / "README.md"
BRIEF = load().view(sources=["source:epis-brief"])
DRAWN: Mapping[str, Conclusion] = {one.judgement.key: one for one in conclusions(BRIEF)}
NAMED: Mapping[str, Mapping[str, str]] = json.loads((HERE / "data" / "judgements.json").read_text("utf-8"))
CARRIED: Mapping[str, Mapping[str, list[str]]] = json.loads((HERE / "data" / "claims.json").read_text("utf-8"))
JUDGED = {claim: row["judgement"] for claim, row in NAMED.items() if "judgement" in row}
ENTRY = re.compile(r"- \*\*(c\d+)\*\* `[^`]+` \([^)]+\), (\w+)\. For: ([c\d, ]+)\.(?: Against: ([c\d, ]+)\.)?")

with_material = pytest.mark.skipif(not INVENTORY.exists(), reason="what the data were made from is not beside the project")


def entries() -> dict[str, re.Match[str]]:
    found = (ENTRY.match(line) for line in INVENTORY.read_text("utf-8").splitlines())
    return {match[1]: match for match in found if match}


@with_material
def test_each_derivation_of_the_inventory_has_a_judgement_or_a_reason() -> None:
    assert entries().keys() == NAMED.keys()


@with_material
@pytest.mark.parametrize("claim", JUDGED)
def test_it_is_as_firm_as_the_inventory_says(claim: str) -> None:
    strength = DRAWN[JUDGED[claim]].strength
    assert strength is not None
    assert strength.value == entries()[claim][2]


@pytest.mark.parametrize("claim", JUDGED)
def test_the_claim_beside_it_is_the_one_of_the_brief(claim: str) -> None:
    conclusion = DRAWN[JUDGED[claim]]
    assert conclusion.asserted in CARRIED[claim]["records"]
    assert conclusion.agrees is True


@pytest.mark.parametrize("key", sorted(set(DRAWN) - set(JUDGED.values())))
def test_what_is_asked_of_a_partner_and_not_asserted_has_no_claim_beside_it(key: str) -> None:
    assert (DRAWN[key].asserted, DRAWN[key].coded, DRAWN[key].agrees) == (None, None, None)


# What counts on the side where our links do not have it, with the reason.
CROSSED: Mapping[str, tuple[set[str], str]] = {
    "kor-selective": ({"kor-practical-areas", "kor-working-closely"}, "to work in some fields is what selective means"),
    "four-way": ({"kor-working-closely"}, "as for South Korea alone"),
    "nato-connector": ({"kor-interoperability"}, "a lack may call for a connector, and shows that none has connected yet"),
}


@pytest.mark.parametrize("claim", JUDGED)
def test_records_count_on_the_side_where_our_links_have_them(claim: str) -> None:
    conclusion = DRAWN[JUDGED[claim]]
    linked = grounds(BRIEF, str(conclusion.asserted))
    ours, theirs = set(conclusion.supporting), set(conclusion.opposing)
    crossed = (set(linked.against) & ours - theirs) | (set(linked.support) & theirs - ours)
    assert {id_.slug for id_ in crossed} == CROSSED.get(conclusion.judgement.key, (set(), ""))[0]
