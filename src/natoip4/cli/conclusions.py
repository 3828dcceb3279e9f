"""``natoip4 conclusions``: what the records bear out, beside what is asserted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from natoip4.cli.finding import actor_id
from natoip4.cli.screen import as_json, clean, escaped, say
from natoip4.cli.viewing import seen, view_options
from natoip4.data.bundled import load
from natoip4.dataset import Dataset
from natoip4.queries.comparison import IP4
from natoip4.queries.conclusions import VERSION, Conclusion, conclusions
from natoip4.queries.flips import Flip
from natoip4.queries.labels import name_of
from natoip4.queries.profiles import Profile, profiles
from natoip4.queries.weighing import Balance, Outcome, Verdict, Weighed

__all__ = ["conclusions_command"]

_SHOWN = 4


@click.command("conclusions")
@click.option("--partner", metavar="ACTOR", help="Judge this partner alone, by id or name.")
@view_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
def conclusions_command(partner: str | None, sources: tuple[str, ...], known_on: str | None, form: str) -> None:
    """Judge what may be concluded about NATO and its partners, from lower-level records, beside what is asserted.

    Of each part of a judgement, + marks what counts for it and - what counts against it, with its weight; > marks the smallest
    change of evidence that would change what is concluded. "Not stated" is not "no". The partners come first, each with the
    level of its ties with NATO, and apart from that what weighs for and against their growing closer, for and against its will
    to come closer, and for limits of its own.

    \b
    natoip4 conclusions
    natoip4 conclusions --partner japan --source epis-brief
    natoip4 conclusions --known-on 2024 --format markdown
    natoip4 conclusions --format json > conclusions.json
    """  # noqa: D301 - \b keeps click from filling the lines
    data = load()
    chosen = None if partner is None else actor_id(data, partner)
    view = seen(data, sources, known_on)
    drawn = conclusions(view, about=chosen)
    known = profiles(view, IP4 if chosen is None else [data[chosen].id])
    if form == "json":
        plain: dict[str, object] = {"version": VERSION, "profiles": [one.to_dict() for one in known]}
        say(as_json({**plain, "conclusions": [one.to_dict() for one in drawn]}))
    elif form == "markdown":
        say("\n".join(_markdown(data, known, drawn)))
    else:
        say("\n".join(clean(line) for line in _text(data, known, drawn)))


def _text(data: Dataset, known: Iterable[Profile], drawn: Iterable[Conclusion]) -> Iterator[str]:
    for profile in known:
        if profile.domain is None:
            level = "not stated" if profile.level is None else profile.level.value
            sides = (f"{word} {_scores(one)}" for word, one in _aspects(profile))
            yield f"{name_of(data, profile.partner)}: level {level}, {', '.join(sides)}"
    for conclusion in drawn:
        yield ""
        yield conclusion.judgement.label
        asserted = "nobody asserts it" if conclusion.asserted is None else f"asserted: {_asserted(conclusion)}"
        yield f"  {_outcome(conclusion.outcome)}, {':'.join(map(str, conclusion.scores))}; {asserted}; {conclusion.tally}"
        for balance in conclusion.balances:
            yield f"  {balance.part.label}: {'carried' if balance.carried else 'not carried'}, {_scores(balance)}"
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
    yield "| judgement | asserted | computed | for : against | not carried | what would change it |"
    yield "|---|---|---|---|---|---|"
    for conclusion in drawn:
        lacking = "; ".join(balance.part.label for balance in conclusion.balances if not balance.carried)
        cells = (
            conclusion.judgement.label,
            "no" if conclusion.asserted is None else _asserted(conclusion),
            _outcome(conclusion.outcome),
            " : ".join(map(str, conclusion.scores)),
            lacking,
        )
        changes = "<br>".join(escaped(_flip(flip)) for flip in conclusion.flips)
        yield f"| {' | '.join(escaped(cell) for cell in cells)} | {changes} |"


def _aspects(profile: Profile) -> tuple[tuple[str, Balance], ...]:
    return ("closer", profile.trend), ("will", profile.will), ("limits", profile.limits)


def _sides(balance: Balance) -> tuple[tuple[str, tuple[Weighed, ...]], ...]:
    return ("+", balance.supporting), ("-", balance.opposing)


def _scores(balance: Balance) -> str:
    return ":".join(map(str, balance.scores))


def _weighed(one: Weighed) -> str:
    return f"{one.weight} {one.record}  {one.criterion.why}"


def _asserted(conclusion: Conclusion) -> str:
    coded = None if conclusion.coded is None else conclusion.coded.strength
    return f"{conclusion.asserted}" if coded is None else f"{conclusion.asserted} (coded {coded.value})"


def _outcome(outcome: Outcome) -> str:
    strength = outcome.strength
    return outcome.verdict.value if strength is None or outcome.verdict is Verdict.OPPOSED else f"{outcome.verdict.value}, {strength.value}"


def _flip(flip: Flip) -> str:
    words = [f"{change.record} {change.kind.value}" for change in flip.changes[:_SHOWN]]
    more = [f"and {len(flip.changes) - _SHOWN} more"] if len(flip.changes) > _SHOWN else []
    return f"{_outcome(flip.outcome)} if {', '.join([*words, *more])}"
