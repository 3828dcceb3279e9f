"""Profiles: level apart from trend, will and limits, for each partner and in each domain."""

from __future__ import annotations

import json

from natoip4.data.bundled import load
from natoip4.queries.comparison import IP4
from natoip4.queries.judging.material import concluding_claims
from natoip4.queries.judging.weighing import Balance
from natoip4.queries.profiles import Profile, profiles
from natoip4.values.vocabulary import Domain, TieLevel

BRIEF = load().view(sources=["source:epis-brief"])
FOUND = {(one.partner.slug, one.domain): one for one in profiles(BRIEF)}


def balances(profile: Profile) -> list[Balance]:
    return [profile.trend, profile.will, profile.limits, *(balance for _, balance in profile.levels)]


def test_level_and_trend_are_apart() -> None:
    """New Zealand's ties are practical and grow closer; South Korea's are as deep, and do not."""
    new_zealand, south_korea = FOUND["nzl", None], FOUND["kor", None]
    assert new_zealand.level is south_korea.level is TieLevel.PRACTICAL
    assert new_zealand.trend.lead > 0 > south_korea.trend.lead
    assert new_zealand.limits.lead > FOUND["aus", None].limits.lead


def test_a_tie_may_be_called_sparse_and_be_one_of_dialogue() -> None:
    japan = FOUND["jpn", None]
    assert [level for level, _ in japan.levels] == [TieLevel.SPARSE, TieLevel.DIALOGUE]
    assert japan.level is TieLevel.DIALOGUE
    assert FOUND["jpn", Domain.INDUSTRIAL].level is TieLevel.SPARSE


def test_a_domain_has_part_of_the_whole() -> None:
    for (partner, domain), profile in FOUND.items():
        whole = FOUND[partner, None]
        for part, all_ in zip(balances(profile)[:3], balances(whole)[:3], strict=True):
            assert {one.record for one in part.supporting} <= {one.record for one in all_.supporting}
            assert {one.record for one in part.opposing} <= {one.record for one in all_.opposing}
        assert all(domain is None or domain in getattr(BRIEF[str(id_)], "domains", ()) for id_ in counted(profile))


def counted(profile: Profile) -> set[str]:
    return {one.record for balance in balances(profile) for one in (*balance.supporting, *balance.opposing)}


def test_conclusions_do_not_count() -> None:
    concluding = concluding_claims(BRIEF)
    assert not any(counted(profile) & concluding for profile in FOUND.values())


def test_what_is_not_there_is_empty() -> None:
    (profile,) = profiles(load().view(known_on="1900"), ["state:jpn"])
    assert profile.empty
    assert profile.level is None
    assert [one.partner for one in profiles(load().view(known_on="1900"))] == list(IP4)
    assert not any(profile.empty for profile in FOUND.values())


def test_a_profile_is_plain() -> None:
    plain = FOUND["jpn", Domain.POLITICAL].to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert list(plain) == [
        "partner",
        "domain",
        "level",
        "levels",
        "trend",
        "will",
        "limits",
    ]
    assert plain["domain"] == "political"
