"""Seaports beside the records of natoip4."""

from __future__ import annotations

from acme_ports.ports import CODEC, Berth, Port, Traffic
from acme_ports.rules import RULES, port_without_traffic

__all__ = ["CODEC", "RULES", "Berth", "Port", "Traffic", "port_without_traffic"]
