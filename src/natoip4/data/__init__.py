"""The curated files, and the dataset made from them; the README beside them says how they are made."""
