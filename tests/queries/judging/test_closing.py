"""The rules on the page are the rules in the code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from natoip4.queries.judging.closing import JUDGEMENTS
from natoip4.queries.judging.judgements import Part

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "judgements.md"


def rows(part: Part) -> Iterator[str]:
    for side, criteria in (("", part.supporting), (" against", part.opposing)):
        for criterion in criteria:
            yield f"| {criterion.weight}{side} | {criterion} | {criterion.why} |"


@pytest.mark.checkout
def test_the_page_has_every_criterion_and_no_other() -> None:
    """What is the same for every partner stands there once, for Japan; a part about two or about one other is as good."""
    text = PAGE.read_text("utf-8")
    parts = {part.key: part for judgement in JUDGEMENTS for part in judgement.parts}
    stated: set[str] = set()
    for heading in (line for line in text.splitlines() if line.startswith("### ")):
        part = parts[heading.split("`")[1]]
        section = text.partition(heading)[2].partition("\n### ")[0].partition("\n```")[0]
        lines = {line for line in section.splitlines() if line.startswith("| ") and line[2].isdigit()}
        assert (heading, lines) == (f"### `{part.key}`: {part.label}", set(rows(part)))
        assert f"Carried by a lead of {part.lead}." in section
        stated.add(part.key)
    kinds = {key.removesuffix(f"-{slug}") for key in stated for slug in ("jpn", "kor") if key.endswith(slug)}
    assert all(key in stated or any(key.startswith(f"{kind}-") for kind in kinds) for key in parts)


@pytest.mark.checkout
def test_the_page_has_every_judgement() -> None:
    text = PAGE.read_text("utf-8")
    for judgement in JUDGEMENTS:
        if judgement.key.startswith("jpn-") or len(judgement.about) != 2:
            parts = ", ".join(f"**`{part.key}`**" if part.direction else f"`{part.key}`" for part in judgement.parts)
            assert f"| `{judgement.key}` | {judgement.label} | {parts} |" in text
