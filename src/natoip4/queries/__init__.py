"""Questions to a dataset, a file for each family of question: pure functions, dataset first, that return records and values."""
