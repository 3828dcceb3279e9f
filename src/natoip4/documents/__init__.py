"""Bytes and files to datasets and back: the format's version, positions of what is wrong, the canonical form."""
