"""Pictures, as SVG and PNG: a file for each sort. They need the extra ``pictures``."""
