"""Realistic records for the benchmarks: about 4,000, of 0.6 to 1 kB each as JSON."""

from __future__ import annotations

import json
import random

__all__ = ["sample"]

_STATES = ("aus", "jpn", "kor", "nzl", "usa", "gbr", "can", "deu", "fra", "pol", "ind", "chn")
_TOPICS = ("cyber-defence", "interoperability", "naval-systems", "missiles", "technology-transfer", "maritime-security")
_DOMAINS = ("political", "military", "industrial", "cyber", "maritime", "technology")


def sample(count: int = 4000, seed: int = 7) -> list[bytes]:
    """Return *count* records as lines of JSON, the same ones for the same seed: claims, events, organisations, agreements."""
    chance = random.Random(seed)
    makers = (_claim, _event, _organisation, _agreement)
    return [json.dumps(makers[n % 4](n, chance), ensure_ascii=False).encode() for n in range(count)]


def _words(chance: random.Random, count: int) -> str:
    stock = [
        "cooperation",
        "remains",
        "selective",
        "while",
        "partners",
        "deepen",
        "ties",
        "across",
        "several",
        "practical",
        "domains",
        "under",
        "shared",
        "plans",
    ]
    return " ".join(chance.choice(stock) for _ in range(count)).capitalize() + "."


def _date(chance: random.Random) -> str:
    year, month, day = chance.randint(1990, 2026), chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}~", f"XXXX-{month:02}"))


def _place(chance: random.Random) -> str:
    return f"source-{chance.randint(1, 40)}@p.{chance.randint(1, 6)}.{chance.randint(1, 20)}"


def _state(chance: random.Random) -> str:
    return f"state:{chance.choice(_STATES)}"


def _claim(number: int, chance: random.Random) -> dict[str, object]:
    return {
        "id": f"claim:claim-{number}",
        "kind": "influence",
        "cause": sorted({f"topic:{chance.choice(_TOPICS)}" for _ in range(2)}),
        "effect": [f"partnership:nato-{chance.choice(_STATES)}"],
        "sign": chance.choice(("promotes", "hinders", "shapes")),
        "statement": _words(chance, 22),
        "trend": "increasing",
        "status": "attempted",
        "domains": sorted({chance.choice(_DOMAINS) for _ in range(2)}),
        "polarity": chance.choice(("enabling", "limiting")),
        "links": [{"kind": "rests-on", "to": f"claim:claim-{chance.randint(0, 3999)}", "strength": "partial"}],
        "notes": _words(chance, 10),
        "evidence": [f"source-1@a.1.{number % 30}, source-1@a.2.{number % 30}; assessed", f"{_place(chance)}; presupposed"],
    }


def _event(number: int, chance: random.Random) -> dict[str, object]:
    actors = sorted({_state(chance) for _ in range(3)})
    return {
        "id": f"event:event-{number}",
        "names": [f"Event {number}"],
        "form": "visit",
        "date": _date(chance),
        "participants": [{"actor": actor, "roles": ["attendee"], "level": "minister"} for actor in actors],
        "place": "place:brussels",
        "outcome": _words(chance, 18),
        "domains": ["diplomatic", "political"],
        "notes": _words(chance, 12),
        "evidence": [
            f"source-2@b.1.{number % 40}: date, outcome, participants[{actors[0]}].level, place",
            f"source-3@{number % 90}: names[Event {number}], participants[{actors[-1]}].roles, date={_date(chance)}; reported",
        ],
    }


def _organisation(number: int, chance: random.Random) -> dict[str, object]:
    return {
        "id": f"org:organisation-{number}",
        "names": [{"text": f"Organisation {number}", "kind": "official"}, f"Org {number}"],
        "facets": ["company", "agency"],
        "of": _state(chance),
        "to": "org:nato",
        "seat": "place:brussels",
        "span": {"start": _date(chance), "end": "ongoing@2026-04-30"},
        "external_ids": [f"wikidata:Q{number + 1000}", f"lei:{number:020}"],
        "notes": _words(chance, 24),
        "evidence": [
            f"source-4@c.2.{number % 50}: names[Org {number}], of, to, span.start={_date(chance)}",
            f"{_place(chance)}: seat, span.end; by org:nato",
            f"reading from source-6@d.1.{number % 12}: names[Organisation {number}], of",
        ],
    }


def _agreement(number: int, chance: random.Random) -> dict[str, object]:
    return {
        "id": f"agreement:agreement-{number}",
        "names": [f"Agreement {number}"],
        "parties": [
            {"actor": f"org:organisation-{number - 1}", "role": "supplier"},
            {"actor": "org:nspa", "role": "recipient"},
        ],
        "objects": sorted({f"topic:{chance.choice(_TOPICS)}" for _ in range(2)}),
        "form": "licensed-production",
        "value": {"low": chance.randint(1, 900) * 10**6, "unit": "USD", "approximate": True, "said": "about so much"},
        "milestones": [{"stage": "adoption", "act": "signed", "date": _date(chance)}],
        "span": {"start": _date(chance)},
        "domains": ["industrial", "trade"],
        "notes": _words(chance, 14),
        "evidence": [
            f"source-7@e.3.{number % 60}: parties[org:nspa].role, form, value, milestones[adoption].act",
            f"source-8@f.{number % 25}: milestones[adoption].date, span.start, names[Agreement {number}]; reported",
        ],
    }
