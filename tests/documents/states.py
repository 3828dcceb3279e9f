"""States that are as good as any other record."""

from __future__ import annotations

from natoip4.records.actors import State
from natoip4.records.evidence import Evidence, Said
from natoip4.records.locators import Locator
from natoip4.values.names import Name


def state(number: int) -> State:
    """Return the state of that number, with its name and a source for it."""
    piece = Evidence(locators=(Locator.parse(f"a@{number}"),), on=(Said("names"),))
    return State(id=State.ref(f"s{number}"), names=(Name(f"State {number}"),), evidence=(piece,))
