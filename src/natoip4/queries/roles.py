"""Roles: the claims of a kind in whose roles stand the ones that a question is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from natoip4.dataset import Dataset
from natoip4.errors import did_you_mean, ensure_is, invalid_value, with_article
from natoip4.queries.circles import circle_of
from natoip4.queries.lookup import every_known, of_kinds
from natoip4.queries.spells import turns
from natoip4.records.actors import State
from natoip4.records.claims import Activity, Claim, Position, Threat, TieState
from natoip4.records.ids import Id
from natoip4.records.record import Actor, Record
from natoip4.records.schema import fields_of, per_class
from natoip4.records.topics import Topic
from natoip4.values.vocabulary import Modality
from natoip4.values.words import word_of

__all__ = ["activities", "by_state", "claims", "positions", "standing_for", "standings", "threats"]

C = TypeVar("C", bound=Claim)

Asked = str | Iterable[str]


def claims(data: Dataset, kind: type[C], *, modality: Modality | str | None = None, **roles: Asked) -> tuple[C, ...]:
    """Return the claims of *kind* that name, in each of these roles, one of those asked for or what stands for it, by id.

    For an actor stand its government, its offices' holders and all else that compare() counts for it; for a
    topic, the topics that are coded as narrower. Ids that only other views know find nothing; a role that *kind* lacks raises
    :class:`~natoip4.errors.InvalidValue`, an id that no record has :class:`~natoip4.errors.UnknownRecord`.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [claim.id.slug for claim in claims(brief, Threat, holder="state:kor", origin="state:prk")]
    ['kor-nk-threat']
    """
    ensure_is(data, Dataset)
    of_kinds(kind, Claim)
    wanted = {role: standing_for(data, every_known(data, asked, *_families(kind, role))) for role, asked in roles.items()}
    mode = None if modality is None else word_of(Modality, modality)
    return tuple(
        claim
        for claim in data.of(kind)
        if mode in (None, claim.modality)
        and all(role in _roles(type(claim)) and not ids.isdisjoint(getattr(claim, role)) for role, ids in wanted.items())
    )


def standing_for(data: Dataset, asked: Asked) -> frozenset[str]:
    """Return the ids of those asked for and of all that stands for one of them in *data*."""
    found: set[str] = set()
    for id_ in every_known(data, asked, Record):
        found.add(id_)
        if isinstance(data.base[id_], Actor):
            found |= circle_of(data, id_).keys()
        elif isinstance(data.base[id_], Topic):
            found |= _narrower(data, id_)
    return frozenset(found)


def _narrower(data: Dataset, topic: Id) -> frozenset[Id]:
    """Return the topics that are narrower than one, and those that are narrower than these in turn."""
    narrower: set[Id] = set()
    waiting = [topic]
    while waiting:
        here = {one.holder for one in data.referrers(waiting.pop()) if one.path.startswith("broader[")}
        waiting += here - narrower
        narrower |= here
    return frozenset(narrower)


@per_class
def _roles(kind: type) -> Mapping[str, tuple[type[Record], ...]]:
    """Return the roles of a class of claims, each with the families that may stand in it."""
    families = {field.name: field.families for field in fields_of(kind).values() if field.name != "id"}
    return {role: cast("tuple[type[Record], ...]", legal) for role, legal in families.items() if legal}


def _families(kind: type[Claim], role: str) -> tuple[type[Record], ...]:
    """Return what may stand in a role of claims of *kind*, a family too; a role that it lacks raises InvalidValue."""
    legal: dict[str, dict[type[Record], None]] = {}
    for one in (kind, *kind.__subclasses__()):
        for name, families in _roles(one).items():
            legal.setdefault(name, {}).update(dict.fromkeys(families))
    if role not in legal:
        hint = did_you_mean(role, legal)
        raise invalid_value("no-such-role", f"no role of {with_article(kind.__name__)}", role, ", ".join(sorted(legal)), hint)
    return tuple(legal[role])


def threats(
    data: Dataset,
    holder: Asked | None = None,
    *,
    origin: Asked | None = None,
    modality: Modality | str | None = Modality.ASSERTED,
) -> tuple[Threat, ...]:
    """Return who perceives or faces what threat from whom; of *holder*, from *origin*, where these are given.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> sorted({origin for threat in threats(brief, "state:jpn") for origin in threat.origin})
    [Id('state:chn'), Id('state:prk'), Id('state:rus')]
    """
    return claims(data, Threat, modality=modality, **_given(holder=holder, origin=origin))


def positions(data: Dataset, holder: Asked, *, toward: Asked | None = None) -> tuple[Position, ...]:
    """Return what *holder* wants, rejects, promises or how it frames things, whatever the modality: over time.

    They stand in the order in which those who hold them came into office, and then by id; those of whom nothing tells when
    come last. :func:`~natoip4.queries.standpoints.standpoints` has them with who held them, and in what time.
    *toward* takes those alone that name one of these as what the position is about, its content or its context.

    >>> from natoip4.data.bundled import load
    >>> [one.id.slug for one in positions(load(), "state:kor", toward="topic:value-based-alignment")]
    ['kor-yoon-values', 'kor-values-not-key-driver']
    """
    found = claims(data, Position, holder=holder)
    if toward is not None:
        wanted = standing_for(data, toward)
        found = tuple(one for one in found if not wanted.isdisjoint((*one.about, *one.content, *one.context)))
    order = turns(data, {id_ for one in found for id_ in one.holder})
    return tuple(sorted(found, key=lambda one: (min(order[id_] for id_ in one.holder), one.id)))


def activities(
    data: Dataset, actor: Asked, *, partner: Asked | None = None, beneficiary: Asked | None = None, content: Asked | None = None
) -> tuple[Activity, ...]:
    """Return what *actor* does or did, with *partner*, for *beneficiary*, of *content*, where these are given; no denials.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> [topic.slug for one in activities(brief, "state:aus", beneficiary="state:ukr") for topic in one.content]
    ['economic-aid', 'weapons-aid']
    """
    beside = _given(partner=partner, beneficiary=beneficiary, content=content)
    return claims(data, Activity, modality=Modality.ASSERTED, actor=actor, **beside)


def by_state(data: Dataset, found: Iterable[C]) -> Mapping[Id, tuple[C, ...]]:
    """Return claims by the states whose they are: the state's own, its government's, its leaders' and all that stands for it.

    A claim is a state's if one of its holders, or of those who act, stands for it; a claim of several states is with each, one
    of none is left out.

    >>> from natoip4.data.bundled import load
    >>> [state.slug for state in by_state(load(), threats(load(), origin="state:chn"))]
    ['aus', 'jpn']
    """
    ensure_is(data, Dataset)
    ensure_is(found, Iterable)
    gathered = tuple(found)
    for one in gathered:
        ensure_is(one, Claim)
    held: dict[Id, tuple[C, ...]] = {}
    for state in data.of(State):
        circle = circle_of(data, state.id).keys()
        own = tuple(one for one in gathered if not circle.isdisjoint((*getattr(one, "holder", ()), *getattr(one, "actor", ()))))
        if own:
            held[state.id] = own
    return held


def standings(data: Dataset, tie: Asked) -> tuple[TieState, ...]:
    """Return how a tie or partnership is said to stand: each claim with its level, its trend and its status apart.

    >>> from natoip4.data.bundled import load
    >>> brief = load().view(sources=["source:epis-brief"])
    >>> sorted(one.level.value for one in standings(brief, "partnership:nato-jpn") if one.level)
    ['dialogue', 'sparse']
    """
    return claims(data, TieState, tie=tie)


def _given(**roles: Asked | None) -> dict[str, Asked]:
    return {role: asked for role, asked in roles.items() if asked is not None}
