"""``natoip4 conclusions``: what the records bear out, beside what is asserted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import click

from natoip4.cli.finding import actor_id
from natoip4.cli.screen import as_json, escaped, flow, say
from natoip4.cli.viewing import LensOptions, form_option, lens_options
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.errors import did_you_mean, invalid_value
from natoip4.queries.comparison import IP4
from natoip4.queries.conclusions import VERSION, Conclusion, conclusions
from natoip4.queries.judging.closing import JUDGEMENTS
from natoip4.queries.judging.flips import ChangeKind, Flip
from natoip4.queries.judging.judgements import Judgement
from natoip4.queries.judging.weighing import Balance, Outcome, Verdict, Weighed
from natoip4.queries.labels import name_of
from natoip4.queries.lenses import lens_in_words, lens_to_dict
from natoip4.queries.profiles import Profile, profiles
from natoip4.records.ids import Id

__all__ = ["conclusions_command"]

_SHOWN = 4


@click.command("conclusions", short_help="Judge what may be concluded, beside what is asserted.")
@click.argument("keys", metavar="[JUDGEMENT]...", nargs=-1)
@click.option("--partner", metavar="ACTOR", help="Judge this partner alone, by id or name.")
@lens_options
@form_option("text", "json", "markdown")
def conclusions_command(keys: tuple[str, ...], partner: str | None, lens: LensOptions, form: str) -> None:
    """Judge what may be concluded of NATO and its partners, from lower-level records, beside what is asserted.

    For each partner, the level of its ties with NATO, and apart from that how much weighs for and against (6:2) their growing
    closer, its will to come closer, and limits of its own. Then each judgement by its key: what the records make of it, how
    much weighs for and against it, the claim that asserts it, what is not carried, and after > the smallest change of evidence
    that would change the outcome. Name a JUDGEMENT to see what counts for it (+) and against it (-). "Not stated" is not "no".

    \b
    natoip4 conclusions
    natoip4 conclusions jpn-deeper kor-selective --source epis-brief
    natoip4 conclusions --partner japan --known-on 2025
    natoip4 conclusions --format json > conclusions.json
    """
    data = load()
    chosen = None if partner is None else _partner(data, partner)
    seen = lens.view_of(data)
    drawn = conclusions(seen, tuple(_judgements(keys, chosen)), about=chosen)
    known = profiles(seen, [id_ for id_ in IP4 if chosen in (None, id_)])
    if form == "json":
        plain: dict[str, object] = {
            "version": VERSION,
            "lens": lens_to_dict(seen.lens),
            "profiles": [one.to_dict() for one in known],
        }
        say(as_json({**plain, "conclusions": [one.to_dict() for one in drawn]}))
    elif form == "markdown":
        say("\n".join([*_markdown(data, known, drawn), *(f"\n{escaped(line)}" for line in lens_in_words(seen.lens))]))
    else:
        through = lens_in_words(seen.lens)
        flow([*_text(data, known, drawn, in_full=bool(keys)), *([""] if through else []), *through])


def _partner(data: Dataset, word: str) -> Id:
    """Return the id of the partner that *word* names; an actor of which nothing is judged is refused."""
    partner = actor_id(data, word)
    if partner not in IP4:
        raise invalid_value("not-a-partner", f"nothing is judged of {name_of(data, partner)}", str(partner), ", ".join(IP4))
    return partner


def _judgements(keys: Collection[str], partner: Id | None) -> Iterator[Judgement]:
    """Yield the judgements asked for; a key that none has, or none about *partner*, is refused."""
    every = [judgement.key for judgement in JUDGEMENTS]
    legal = [judgement.key for judgement in JUDGEMENTS if partner is None or partner in judgement.about]
    for key in keys:
        if key not in legal:
            message = f"this judgement is not about {partner}" if key in every else "no judgement has this key"
            hint = None if key in every else did_you_mean(key, legal)
            raise invalid_value("no-such-judgement", message, key, ", ".join(legal), hint)
    yield from (judgement for judgement in JUDGEMENTS if not keys or judgement.key in keys)


def _text(data: Dataset, known: Iterable[Profile], drawn: Iterable[Conclusion], *, in_full: bool) -> Iterator[str]:
    for profile in known:
        if profile.domain is None:
            level = "not stated" if profile.level is None else profile.level.value
            sides = (f"{word} {_scores(one)}" for word, one in _aspects(profile))
            yield f"{name_of(data, profile.partner)}: level {level}, {', '.join(sides)}"
    for conclusion in drawn:
        yield ""
        yield f"{conclusion.judgement.key}: {conclusion.judgement.label}"
        yield f"  {_outcome(conclusion.outcome)}, {':'.join(map(str, conclusion.scores))}, {conclusion.tally}"
        yield f"  {_asserted(conclusion)}"
        for balance in conclusion.balances:
            if in_full or not balance.carried:
                yield f"  {'' if balance.carried else 'not '}carried: {_part(data, balance)}, {_scores(balance)}"
            if in_full:
                yield from (f"    {mark} {_weighed(one)}" for mark, side in _sides(balance) for one in side)
        yield from (f"  > {_flip(flip)}" for flip in conclusion.flips)


def _markdown(data: Dataset, known: Iterable[Profile], drawn: Iterable[Conclusion]) -> Iterator[str]:
    yield "| partner | domain | level | closer | will | limits |"
    yield "|---|---|---|---|---|---|"
    for profile in known:
        domain = "all" if profile.domain is None else profile.domain.value
        level = "*not stated*" if profile.level is None else profile.level.value
        sides = " | ".join(_scores(one) for _, one in _aspects(profile))
        yield f"| {escaped(name_of(data, profile.partner))} | {domain} | {level} | {sides} |"
    yield ""
    yield "| judgement | asserted | computed | for:against | not carried | what would change it |"
    yield "|---|---|---|---|---|---|"
    for conclusion in drawn:
        cells = (
            conclusion.judgement.label,
            _asserted(conclusion),
            _outcome(conclusion.outcome),
            ":".join(map(str, conclusion.scores)),
            "; ".join(_part(data, balance) for balance in conclusion.balances if not balance.carried),
        )
        changes = "<br>".join(escaped(_flip(flip)) for flip in conclusion.flips)
        yield f"| {' | '.join(escaped(cell) for cell in cells)} | {changes} |"


def _aspects(profile: Profile) -> tuple[tuple[str, Balance], ...]:
    return ("closer", profile.trend), ("will", profile.will), ("limits", profile.limits)


def _sides(balance: Balance) -> tuple[tuple[str, tuple[Weighed, ...]], ...]:
    return ("+", balance.supporting), ("-", balance.opposing)


def _part(data: Dataset, balance: Balance) -> str:
    about = ", ".join(name_of(data, id_) for id_ in balance.part.about)
    return f"{balance.part.label} ({about})" if about else balance.part.label


def _scores(balance: Balance) -> str:
    return ":".join(map(str, balance.scores))


def _weighed(one: Weighed) -> str:
    return f"{one.weight} {one.record}  {one.criterion.why}"


def _asserted(conclusion: Conclusion) -> str:
    if conclusion.asserted is None:
        return "asserted by no claim"
    coded = None if conclusion.coded is None else conclusion.coded.strength
    return f"asserted by {conclusion.asserted}" if coded is None else f"asserted by {conclusion.asserted}, coded {coded.value}"


def _outcome(outcome: Outcome) -> str:
    if outcome.strength is None or outcome.verdict is Verdict.OPPOSED:
        return outcome.verdict.value
    return f"{outcome.verdict.value}, {outcome.strength.value}"


def _flip(flip: Flip) -> str:
    words: list[str] = []
    for kind in ChangeKind:
        ids = [str(change.record) for change in flip.changes if change.kind is kind]
        more = f" and {len(ids) - _SHOWN} more" if len(ids) > _SHOWN else ""
        if ids:
            words.append(f"{kind.value}: {', '.join(ids[:_SHOWN])}{more}")
    return f"{_outcome(flip.outcome)} if {'; '.join(words)}"
