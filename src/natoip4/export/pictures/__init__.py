"""Pictures, as SVG and PNG, a file for each sort: the same answer is the same bytes. They need the extra ``pictures``."""
