"""Who is party to what: through itself, through others, and who is not."""

from __future__ import annotations

import pytest

from natoip4.documents.reading import loads
from natoip4.errors import InvalidValue, UnknownRecord
from natoip4.queries.joining import is_party

WORLD = loads(
    """{"format": "natoip4/1", "records": [
{"id": "source:s", "title": "S", "grade": "trade"},
{"id": "source:t", "title": "T", "grade": "trade"},
{"id": "source:u", "title": "U", "grade": "trade"},
{"id": "state:aaa", "evidence": ["s@1: exists"]},
{"id": "state:bbb", "evidence": ["s@1: exists"]},
{"id": "state:ccc", "evidence": ["s@1: exists"]},
{"id": "state:ddd", "evidence": ["s@1: exists"]},
{"id": "org:ministry", "of": "state:ccc", "span": {"start": "2000", "end": "2024"}, "evidence": ["s@1"]},
{"id": "group:pair", "evidence": ["s@1: exists"]},
{"id": "collective:some", "described": "some", "evidence": ["s@1"]},
{"id": "membership:a-pair", "member": "state:aaa", "group": "group:pair", "evidence": ["s@1"]},
{"id": "coverage:pair", "subject": "group:pair", "path": "membership.group", "reason": "A pair.", "complete": true,
 "evidence": ["s@1"]},
{"id": "tie:two", "parties": ["org:ministry", "state:aaa"], "span": {"start": "2020", "end": "2025"}, "evidence": ["s@2"]},
{"id": "tie:group", "parties": ["group:pair", "state:bbb"], "evidence": ["s@2"]},
{"id": "tie:some", "parties": ["collective:some", "state:bbb"], "evidence": ["s@2"]},
{"id": "agreement:x", "parties": [{"actor": "state:aaa"}, {"actor": "state:bbb"}],
 "milestones": [{"stage": "adoption", "act": "signed", "date": "2020-06-01"},
  {"stage": "adoption", "party": "state:bbb", "act": "signed", "date": "2022-06-01"},
  {"stage": "termination", "party": "state:bbb", "date": "2024-06-01"}],
 "evidence": ["t@1: parties[state:aaa], parties[state:bbb], milestones; stated", "s@3: !parties[state:ccc]"]},
{"id": "agreement:disputed", "parties": [{"actor": "state:aaa"}], "evidence":
 ["s@4: parties[state:aaa]", "t@4: parties[state:bbb]", "u@4: !parties[state:bbb]"]}
]}""".replace("; stated", "")
)


@pytest.mark.parametrize(
    ("actor", "to", "on", "label"),
    [
        ("state:aaa", "tie:two", None, "yes"),
        ("state:aaa", "tie:two", "2022", "yes"),
        ("state:aaa", "tie:two", "2026", "no"),
        ("state:bbb", "tie:two", None, "no"),
        ("state:bbb", "tie:two", "2022", "no"),
        ("state:ccc", "tie:two", "2022", "maybe"),
        ("org:ministry", "tie:two", "2022", "yes"),
        ("state:aaa", "tie:group", None, "maybe"),
        ("state:ccc", "tie:group", None, "no"),
        ("state:ccc", "tie:some", None, "maybe"),
        ("state:aaa", "agreement:x", "2019", "no"),
        ("state:aaa", "agreement:x", "2021", "maybe"),
        ("state:aaa", "agreement:x", "2025", "maybe"),
        ("state:bbb", "agreement:x", "2021", "no"),
        ("state:bbb", "agreement:x", "2023", "maybe"),
        ("state:bbb", "agreement:x", "2025", "no"),
        ("state:ccc", "agreement:x", None, "no"),
        ("state:ddd", "agreement:x", "2021", "not covered"),
        ("state:bbb", "agreement:disputed", None, "maybe"),
    ],
)
def test_who_is_party(actor: str, to: str, on: str | None, label: str) -> None:
    answer = is_party(WORLD, actor, to, on=on)
    assert answer.label == label
    assert bool(answer.records) is bool(answer.support) is answer.covered


def test_a_view_says_nothing_of_what_it_does_not_see() -> None:
    assert is_party(WORLD.view(sources=["source:t"]), "state:aaa", "tie:two").label == "not covered"


def test_a_denial_is_supported_by_what_denies() -> None:
    (piece,) = is_party(WORLD, "state:ccc", "agreement:x").support
    assert [said.denied for said in piece.evidence.on] == [True]


def test_what_has_no_parties_is_refused() -> None:
    with pytest.raises(InvalidValue, match=r"wrong-kind.*a Relation or an Agreement"):
        is_party(WORLD, "state:aaa", "group:pair")
    with pytest.raises(UnknownRecord):
        is_party(WORLD, "state:aaa", "tie:none")
