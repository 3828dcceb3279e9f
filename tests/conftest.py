"""Hypothesis profiles, chosen by the environment variable ``HYPOTHESIS_PROFILE``.

``default`` looks somewhere new in every run; ``ci`` and ``quick`` look at the same examples each time, so that a run of
CI depends on nothing but the code; ``glance`` is for measuring coverage, beside runs that look longer; ``thorough`` is
for an hour of looking for trouble. ``quick`` and ``glance`` do not explain what they found, which takes a hundred more
examples for each call of ``find``.
"""

from __future__ import annotations

import os

from hypothesis import Phase, settings

UNEXPLAINED = tuple(phase for phase in Phase if phase is not Phase.explain)

settings.register_profile("default", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("quick", max_examples=10, deadline=None, derandomize=True, phases=UNEXPLAINED)
settings.register_profile("glance", max_examples=3, deadline=None, derandomize=True, phases=UNEXPLAINED)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
