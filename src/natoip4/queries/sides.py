"""Sides: what stands against what at one path, by whose word, and which of it is taken."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from natoip4.codec.writing import plain
from natoip4.records.evidence import Evidence
from natoip4.records.locators import Locator
from natoip4.resolution.assertions import Assertion
from natoip4.resolution.policy import Finding
from natoip4.resolution.reasons import Dispute

__all__ = ["Side", "dispute_to_dict", "finding_to_dict", "sides_of"]


@attrs.frozen(kw_only=True)
class Side:
    """Evidence that says one and the same at a path, and whether the value that is held agrees with it."""

    value: object
    denied: bool
    taken: bool
    evidence: tuple[Evidence, ...]

    @property
    def locators(self) -> tuple[Locator, ...]:
        """The places that say so, each once."""
        return tuple(dict.fromkeys(at for piece in self.evidence for at in piece.locators))

    def to_dict(self) -> dict[str, object]:
        """Return the side as plain objects."""
        return {
            "value": None if self.value is None else plain(self.value),
            "denied": self.denied,
            "taken": self.taken,
            "evidence": [_evidence(piece) for piece in self.evidence],
        }


def sides_of(finding: Finding) -> tuple[Side, ...]:
    """Return the sides of a finding, best rank first; what is said of the path in the same words is one side.

    >>> from natoip4.data.bundled import load
    >>> (finding,) = load().why("org:japan-mission-nato", "span.start")
    >>> {str(side.value): side.taken for side in sides_of(finding)}["2025-01-16"]
    True
    """
    supporting = {id(assertion) for assertion in finding.supporting}
    sides: list[list[Assertion]] = []
    for assertion in finding.assertions:
        side = next((one for one in sides if _same(one[0], assertion)), None)
        if side is None:
            sides.append([assertion])
        else:
            side.append(assertion)
    return tuple(
        Side(
            value=side[0].value,
            denied=side[0].denied,
            taken=id(side[0]) in supporting,
            evidence=tuple(dict.fromkeys(assertion.evidence for assertion in side)),
        )
        for side in sides
    )


def _same(one: Assertion, other: Assertion) -> bool:
    return (one.denied, type(one.value), one.value) == (other.denied, type(other.value), other.value)


def finding_to_dict(finding: Finding) -> dict[str, object]:
    """Return a finding as plain objects: path, state, value, and its sides."""
    return {
        "path": finding.path,
        "state": finding.state.value,
        "value": None if finding.value is None else plain(finding.value),
        "sides": [side.to_dict() for side in sides_of(finding)],
    }


def dispute_to_dict(dispute: Dispute) -> dict[str, object]:
    """Return a dispute as plain objects: its record, what that is identified with, and the finding.

    >>> from natoip4.data.bundled import load
    >>> list(dispute_to_dict(load().disputes()[0]))
    ['record', 'identified', 'path', 'state', 'value', 'sides']
    """
    identified = None if dispute.identified is None else str(dispute.identified)
    return {"record": str(dispute.record), "identified": identified, **finding_to_dict(dispute.finding)}


def _evidence(piece: Evidence) -> dict[str, object]:
    return {
        "locators": _words(piece.locators),
        "step": piece.step.value,
        "assertion": piece.assertion.value,
        "mood": piece.mood.value,
        "by": None if piece.by is None else str(piece.by),
        "hedges": list(piece.hedges),
        "open": piece.open,
    }


def _words(things: Iterable[object]) -> list[str]:
    return [str(thing) for thing in things]
