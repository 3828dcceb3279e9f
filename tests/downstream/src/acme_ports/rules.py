"""A rule of one's own, beside those of natoip4."""

from __future__ import annotations

from collections.abc import Iterator

import natoip4
from acme_ports.ports import Port, Traffic
from natoip4 import Dataset, Problem

__all__ = ["RULES", "port_without_traffic"]


def port_without_traffic(data: Dataset) -> Iterator[Problem]:
    """Every port says what it is for."""
    for port in data.of(Port):
        if not port.traffic:
            yield Problem(
                code="acme-port-without-traffic",
                message="this port has no traffic",
                record=port.id,
                path="traffic",
                expected=", ".join(word.value for word in Traffic),
            )


RULES: tuple[natoip4.Rule, ...] = (*natoip4.RULES, port_without_traffic)
