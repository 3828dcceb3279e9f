"""Conclusions: what the lower-level records bear out, beside what is asserted, how firmly, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import attrs

from natoip4.dataset import Dataset
from natoip4.errors import ensure_is, invalid_value
from natoip4.queries.grounds import Grounds, grounds
from natoip4.queries.judging.closing import JUDGEMENTS
from natoip4.queries.judging.flips import Flip, flips_of
from natoip4.queries.judging.judgements import Judgement
from natoip4.queries.judging.material import Material, concluding_claims
from natoip4.queries.judging.weighing import Balance, Outcome, Verdict, Weighed, balance_of, outcome_of
from natoip4.queries.lookup import known
from natoip4.queries.support import Support, Tally, support_of, tally_of
from natoip4.records.claims import Claim
from natoip4.records.ids import Id
from natoip4.records.record import Actor
from natoip4.records.schema import fields_of
from natoip4.resolution.views import Lens
from natoip4.values.vocabulary import Strength

__all__ = ["VERSION", "Conclusion", "conclusions"]

#: The version of the shape that :meth:`Conclusion.to_dict` returns.
VERSION = 1


@attrs.frozen(kw_only=True, slots=False)
class Conclusion:
    """What the records make of a judgement, part by part, beside the claim that asserts it.

    ``asserted`` is ``None`` where no claim in the data does; ``coded`` is then ``None`` too, else what our links say that the
    claim rests on. ``support`` is the evidence of the records that count. ``flips`` are the smallest changes that would lead to
    another outcome, or another verdict. ``lens`` is what the view asked lets through, ``None`` where it is no view.
    """

    judgement: Judgement
    balances: tuple[Balance, ...]
    outcome: Outcome
    support: tuple[Support, ...] = ()
    asserted: Id[Claim] | None = None
    coded: Grounds | None = None
    flips: tuple[Flip, ...] = ()
    lens: Lens | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether it is borne out."""
        return self.outcome.verdict

    @property
    def strength(self) -> Strength | None:
        """How firmly; ``None`` where nothing speaks for it."""
        return self.outcome.strength

    @property
    def scores(self) -> tuple[int, int]:
        """The weight for it and the weight against it, over all parts."""
        return sum(one.scores[0] for one in self.balances), sum(one.scores[1] for one in self.balances)

    @property
    def supporting(self) -> tuple[Id, ...]:
        """The records that count for it, each once, by id."""
        return _ids(weighed for balance in self.balances for weighed in balance.supporting)

    @property
    def opposing(self) -> tuple[Id, ...]:
        """The records that count against it, each once, by id."""
        return _ids(weighed for balance in self.balances for weighed in balance.opposing)

    @property
    def agrees(self) -> bool | None:
        """Whether the strength is the one that our links give the claim; ``None`` where they give none."""
        coded = None if self.coded is None else self.coded.strength
        return None if coded is None else coded is self.strength

    @cached_property
    def tally(self) -> Tally:
        """How many records, pieces of evidence and sources count, on either side, each once."""
        return tally_of({*self.supporting, *self.opposing}, self.support)

    def balance(self, key: str) -> Balance:
        """Return the balance of one part; a key that no part has raises :class:`~natoip4.errors.InvalidValue`."""
        for one in self.balances:
            if one.part.key == key:
                return one
        raise invalid_value("no-such-part", "the judgement has no such part", key, ", ".join(b.part.key for b in self.balances))

    def to_dict(self) -> dict[str, object]:
        """Return the conclusion as plain objects, in the documented shape.

        >>> from natoip4.data.bundled import load
        >>> conclusions(load())[0].to_dict()["verdict"]
        'borne out'
        """
        return {
            "key": self.judgement.key,
            "label": self.judgement.label,
            "about": list(self.judgement.about),
            **_outcome(self.outcome),
            "for": self.scores[0],
            "against": self.scores[1],
            "tally": attrs.asdict(self.tally),
            "asserted": None if self.asserted is None else str(self.asserted),
            "coded": None if self.coded is None or self.coded.strength is None else self.coded.strength.value,
            "agrees": self.agrees,
            "parts": [_balance(balance) for balance in self.balances],
            "flips": [
                {
                    "changes": [{"record": str(change.record), "change": change.kind.value} for change in flip.changes],
                    **_outcome(flip.outcome),
                }
                for flip in self.flips
            ],
        }


def conclusions(
    data: Dataset, judgements: Judgement | Iterable[Judgement] = JUDGEMENTS, *, about: str | None = None
) -> tuple[Conclusion, ...]:
    """Return what *data*, a dataset or a view, make of each of *judgements*, in their order.

    With *about*, those alone are drawn that are about this actor. No conclusion is evidence for another: what concludes does
    not count, see :func:`~natoip4.queries.judging.material.concluding_claims`. Two judgements of one key raise
    :class:`~natoip4.errors.InvalidValue`, an id that nothing bears :class:`~natoip4.errors.UnknownRecord`.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> for one in conclusions(brief, about="state:jpn")[:3]:
    ...     print(one.judgement.key, one.verdict.value, one.strength and one.strength.value)
    jpn-deeper borne out partial
    jpn-industrial-integration not borne out weak
    jpn-selective opposed weak
    """
    ensure_is(data, Dataset)
    every = tuple(judgements) if isinstance(judgements, Iterable) else (judgements,)
    for one in every:
        ensure_is(one, Judgement)
    wanted = None if about is None else known(data, about, Actor)
    keys = [one.key for one in every]
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise invalid_value("bad-judgement", "each judgement has a key of its own", twice, "another key")
    whole = Material(data)
    asserted = {one.key: _asserting(whole, one) for one in every}
    material = Material(data, concluding_claims(data, {id_ for ids in asserted.values() for id_ in ids}))
    return tuple(_concluded(material, one, asserted[one.key]) for one in every if wanted is None or wanted in one.about)


def _asserting(material: Material, judgement: Judgement) -> tuple[Id[Claim], ...]:
    if judgement.asserted is None:
        return ()
    """Return the claims that assert it, by id, those first of which our links say how firm they are."""
    found = sorted(Claim.ref(record.id.slug) for record in material.matching(judgement.asserted))
    return tuple(sorted(found, key=lambda id_: grounds(material.data, id_).strength is None))


def _concluded(material: Material, judgement: Judgement, asserting: tuple[Id[Claim], ...]) -> Conclusion:
    balances = tuple(balance_of(material, part) for part in judgement.parts)
    outcome = outcome_of(judgement.parts, [balance.scores for balance in balances])
    asserted = asserting[0] if asserting else None
    return Conclusion(
        judgement=judgement,
        balances=balances,
        outcome=outcome,
        support=_support(material.data, balances),
        asserted=asserted,
        coded=None if asserted is None else grounds(material.data, asserted),
        flips=flips_of(material, balances),
        lens=material.data.lens,
    )


def _support(data: Dataset, balances: Iterable[Balance]) -> tuple[Support, ...]:
    """Return the evidence of the records that count, at the fields that their criteria read."""
    found: dict[Support, None] = {}
    for balance in balances:
        for one in (*balance.supporting, *balance.opposing):
            roles = [naming.roles or tuple(fields_of(type(data[str(one.record)]))) for naming in one.criterion.naming]
            fields = {*(field for field, _ in one.criterion.having), *(role for some in roles for role in some)}
            found.update(dict.fromkeys(support_of(data, one.record, fields)))
    return tuple(sorted(found, key=lambda piece: (piece.record, str(piece.evidence))))


def _ids(weighed: Iterable[Weighed]) -> tuple[Id, ...]:
    return tuple(sorted({one.record for one in weighed}))


def _outcome(outcome: Outcome) -> dict[str, object]:
    return {"verdict": outcome.verdict.value, "strength": None if outcome.strength is None else outcome.strength.value}


def _balance(balance: Balance) -> dict[str, object]:
    return {
        "key": balance.part.key,
        "label": balance.part.label,
        "about": list(balance.part.about),
        "direction": balance.part.direction,
        "lead": balance.lead,
        "needed": balance.part.lead,
        "carried": balance.carried,
        "supporting": [_weighed(one) for one in balance.supporting],
        "opposing": [_weighed(one) for one in balance.opposing],
    }


def _weighed(one: Weighed) -> dict[str, object]:
    return {"record": str(one.record), "weight": one.weight, "why": one.criterion.why}
