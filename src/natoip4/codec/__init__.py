"""Plain objects to records and back, every problem with its path."""
