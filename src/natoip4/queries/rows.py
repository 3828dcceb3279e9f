"""The rows of a comparison: for each question, what answers it, and the lists by which its silence may be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from natoip4.queries.bonds import frameworks, governing, groupings, leaders, missions, relations
from natoip4.queries.cells import Entry
from natoip4.queries.cooperation import areas, domains, levels, operational, trends
from natoip4.queries.deals import agreements, industry
from natoip4.queries.occasions import events, summits
from natoip4.queries.outlooks import alignment, china_economic, china_security, figures, spending, threats, ukraine
from natoip4.queries.pulls import ORIGINS, enabling, limiting
from natoip4.queries.subject import Subject

__all__ = ["ROWS", "Question"]


@attrs.frozen(kw_only=True)
class Question:
    """One question that a row asks of every actor.

    ``ask`` yields the entries for one subject. ``groups`` are the headings that come first, in order; others follow as they
    turn up. ``lists`` are the paths of the lists that it reads, as a :class:`~natoip4.records.sources.Coverage` names them
    (``membership.member``): a coverage of one of these with the actor as its subject makes silence readable.
    """

    key: str
    label: str
    ask: Callable[[Subject], Iterable[Entry | None]]
    lists: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


_FORCES = tuple(ORIGINS.values())

#: Every row, in order.
ROWS: tuple[Question, ...] = (
    Question(
        key="frameworks",
        label="Programmes and frameworks with NATO",
        ask=frameworks,
        lists=("framework.addressees", "framework.issuers"),
    ),
    Question(key="missions", label="Representation and missions", ask=missions, lists=("organisation.of",)),
    Question(key="groupings", label="Groupings they belong to", ask=groupings, lists=("membership.member",)),
    Question(key="ties", label="Partnerships and ties", ask=relations, lists=("partnership.parties", "tie.parties")),
    Question(key="leaders", label="Leaders and offices", ask=leaders, lists=("office.of",)),
    Question(
        key="government",
        label="Government, and what changed from its predecessor",
        ask=governing,
        lists=("organisation.of",),
        groups=("government", "office", "against its predecessor", "from one leader to the next", "what moves under it"),
    ),
    Question(key="summits", label="Summits by year, with the level sent", ask=summits, lists=("event.participants",)),
    Question(key="events", label="Visits, decisions and other events", ask=events, lists=("event.participants",)),
    Question(key="domains", label="Domains of cooperation with NATO", ask=domains),
    Question(key="levels", label="Level of ties with NATO, by domain", ask=levels),
    Question(key="trends", label="Trend of ties with NATO, by domain", ask=trends),
    Question(key="areas", label="Areas of practical cooperation with NATO, with status", ask=areas, lists=("framework.areas",)),
    Question(key="operational", label="Operational ties: exercises, interoperability", ask=operational),
    Question(
        key="ukraine",
        label="Support for Ukraine",
        ask=ukraine,
        lists=("activity.beneficiary",),
        groups=("gives", "position", "events"),
    ),
    Question(key="industry", label="Industrial ties: agreements", ask=agreements, lists=("agreement.parties",)),
    Question(
        key="patterns",
        label="Industrial ties: patterns, and what is said",
        ask=industry,
        lists=("pattern.actors", "pattern.partners"),
        groups=("patterns", "ties", "said of it"),
    ),
    Question(key="china-economic", label="China: economy", ask=china_economic),
    Question(key="china-security", label="China: security and diplomacy", ask=china_security),
    Question(key="threats", label="Threats perceived or faced", ask=threats, lists=("threat.holder",)),
    Question(key="alignment", label="Alignment with the United States and other partners", ask=alignment),
    Question(key="spending", label="Defence spending", ask=spending, groups=("figures", "said of it")),
    Question(key="figures", label="Other figures", ask=figures, lists=("indicator.subject",)),
    Question(key="closer", label="What pulls closer, by origin", ask=enabling, groups=_FORCES),
    Question(key="limits", label="What holds back, by origin", ask=limiting, groups=_FORCES),
)
