"""What bears on a tie: when, by whose word, and conjectures left out."""

from __future__ import annotations

import attrs

from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.obstacles import Force, drivers, forces, obstacles
from natoip4.records.actors import State
from natoip4.records.claims import Claim, Influence
from natoip4.records.relations import Tie
from natoip4.records.sources import Source
from natoip4.values.dates import PartialDate
from natoip4.values.truth import Truth
from natoip4.values.vocabulary import Grade, Modality, Sign
from tests.queries.worlds import evidence

TIE = Tie(id=Tie.ref("t"), parties=(State.ref("a"), State.ref("b")))


def influence(slug: str, sign: Sign, period: str | None = None, by: str = "s@1") -> Influence:
    return Influence(
        id=Claim.ref(slug),
        statement="It bears on the tie.",
        cause=(State.ref("a"),),
        effect=(Tie.ref("t"),),
        sign=sign,
        period=None if period is None else PartialDate(period),
        evidence=evidence(by),
    )


DATA = Dataset(
    [
        Source(id=Source.ref("s"), title="S", grade=Grade.TRADE),
        *(State(id=id_) for id_ in TIE.parties),
        TIE,
        influence("always", Sign.HINDERS),
        influence("once", Sign.HINDERS, "2020-01-01/2020-12-31"),
        influence("guess", Sign.HINDERS, by="conjecture from s@1"),
        influence("basis", Sign.PROMOTES, "2021-01-01/2023-12-31"),
    ]
)


def held(found: tuple[Force, ...]) -> dict[str, Truth | None]:
    return {force.claim.id.slug: force.held for force in found}


def test_obstacles_and_drivers_of_a_time() -> None:
    assert held(obstacles(DATA, TIE.id)) == {"always": None, "once": None}
    assert held(obstacles(DATA, TIE.id, on="2020-05")) == {"always": Truth.MAYBE, "once": Truth.YES}
    assert held(obstacles(DATA, TIE.id, on="2022")) == {"always": Truth.MAYBE}
    assert held(drivers(DATA, TIE.id, on="2022")) == {"basis": Truth.YES}
    assert drivers(DATA, TIE.id, on="2020") == ()


def test_conjectures_bear_on_nothing_unless_asked_for() -> None:
    assert obstacles(DATA, TIE.id) == obstacles(DATA.view(), TIE.id)
    assert held(obstacles(DATA.view(conjectures=True), TIE.id)).keys() == {"always", "guess", "once"}


def test_denials_are_told_only_where_asked_for() -> None:
    denied = DATA.with_([attrs.evolve(influence("denied", Sign.HINDERS), modality=Modality.DENIED)])
    assert "denied" not in held(obstacles(denied, TIE.id))
    assert "denied" in held(forces(denied, TIE.id, [Sign.HINDERS], None))


def test_every_force_in_the_bundled_data_says_who_says_so() -> None:
    data = load()
    found = obstacles(data, "partnership:nato-jpn", on="2025")
    assert held(found) == {"france-hindered": Truth.MAYBE, "japan-obstacles": Truth.MAYBE}
    assert all(piece.evidence.locators for force in found for piece in force.support)
    assert all(force.support for force in found)
