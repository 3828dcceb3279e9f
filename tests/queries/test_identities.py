"""What identifications make one."""

from __future__ import annotations

import pytest

from natoip4.dataset import Dataset
from natoip4.errors import UnknownRecord
from natoip4.queries.identities import same_as
from natoip4.records.actors import Organisation
from natoip4.records.evidence import Evidence
from natoip4.records.sources import Identification


def test_identifications_are_followed_one_after_another_in_both_directions() -> None:
    one, two, three = (Organisation.ref(slug) for slug in ("one", "two", "three"))
    links = [
        Identification(id=Identification.ref("a"), mention=one, referent=two),
        Identification(id=Identification.ref("b"), mention=three, referent=two),
    ]
    data = Dataset([*(Organisation(id=id_) for id_ in (one, two, three)), *links])
    assert same_as(data, one) == same_as(data, three) == {one, two, three}
    guess = Identification(
        id=Identification.ref("a"), mention=one, referent=two, evidence=(Evidence.parse("conjecture from s@1: exists"),)
    )
    assert same_as(data.with_([guess]), one) == {one}
    with pytest.raises(UnknownRecord):
        same_as(data, "org:nobody")
