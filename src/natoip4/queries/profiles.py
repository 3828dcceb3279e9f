"""Profiles: for each partner of NATO, and each domain, the level of its ties, and apart from that trend, will and limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import attrs

from natoip4.dataset import Dataset
from natoip4.queries.comparison import IP4
from natoip4.queries.judging.material import Material, concluding_claims
from natoip4.queries.judging.partners import level, limits, trend, will
from natoip4.queries.judging.weighing import Balance, balance_of
from natoip4.queries.lookup import every_known
from natoip4.records.ids import Id
from natoip4.records.record import Actor, Record
from natoip4.resolution.views import Lens
from natoip4.values.vocabulary import Domain, TieLevel

__all__ = ["Profile", "profiles"]


@attrs.frozen(kw_only=True)
class Profile:
    """How a partner stands with NATO, in all or in one ``domain``.

    ``level`` is the deepest that something attests, with what attests each level in ``levels``: that a tie is called sparse
    and that there is dialogue do not exclude each other. ``trend``, ``will`` and ``limits`` are balances: what speaks for ties
    growing closer, for the wish to come closer, for limits of its own, with what speaks against. ``lens`` is what the view
    asked lets through, ``None`` where it is no view.
    """

    partner: Id
    domain: Domain | None = None
    level: TieLevel | None = None
    levels: tuple[tuple[TieLevel, Balance], ...] = ()
    trend: Balance
    will: Balance
    limits: Balance
    lens: Lens | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing counts at all."""
        return not self.levels and not any(one.supporting or one.opposing for one in (self.trend, self.will, self.limits))

    def to_dict(self) -> dict[str, object]:
        """Return the profile as plain objects, in the documented shape."""
        return {
            "partner": str(self.partner),
            "domain": None if self.domain is None else self.domain.value,
            "level": None if self.level is None else self.level.value,
            "levels": [{"level": one.value, **_balance(balance)} for one, balance in self.levels],
            "trend": _balance(self.trend),
            "will": _balance(self.will),
            "limits": _balance(self.limits),
        }


def profiles(data: Dataset, partners: str | Iterable[str] = IP4) -> tuple[Profile, ...]:
    """Return the profile of each partner over all domains, followed by those in each domain of which the data have something.

    A partner that a view hides has an empty profile; an id that nothing bears raises
    :class:`~natoip4.errors.UnknownRecord`, that of no actor :class:`~natoip4.errors.InvalidValue`. Claims that conclude do not
    count.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> {one.partner.slug: one.level.value for one in profiles(brief) if one.domain is None}
    {'aus': 'operational', 'jpn': 'dialogue', 'kor': 'practical', 'nzl': 'practical'}
    """
    wanted, concluding = every_known(data, partners, Actor), concluding_claims(data)
    whole = Material(data, concluding)
    others = {
        domain: Material(data, concluding.union(record.id for record in whole.records if domain not in _domains(record)))
        for domain in Domain
    }
    found: list[Profile] = []
    for partner in wanted:
        found.append(_profile(whole, partner, None))
        in_domains = (_profile(material, partner, domain) for domain, material in others.items())
        found.extend(profile for profile in in_domains if not profile.empty)
    return tuple(found)


def _profile(material: Material, partner: str, domain: Domain | None) -> Profile:
    levels = tuple((one, balance) for one in TieLevel if (balance := balance_of(material, level(partner, one))).supporting)
    return Profile(
        partner=Id(partner),
        domain=domain,
        level=levels[-1][0] if levels else None,
        levels=levels,
        trend=balance_of(material, trend(partner)),
        will=balance_of(material, will(partner)),
        limits=balance_of(material, limits(partner)),
        lens=material.data.lens,
    )


def _domains(record: Record) -> tuple[Domain, ...]:
    return cast("tuple[Domain, ...]", getattr(record, "domains", ()))


def _balance(balance: Balance) -> dict[str, object]:
    supporting, opposing = (
        [{"record": str(one.record), "weight": one.weight} for one in side] for side in (balance.supporting, balance.opposing)
    )
    return {"lead": balance.lead, "supporting": supporting, "opposing": opposing}
