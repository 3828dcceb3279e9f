"""Rules: what records must agree on. A rule is a function from a dataset to problems; one's own have equal rights."""
