"""Judging: what may be concluded from which records, how it is weighed, and what would change it."""
