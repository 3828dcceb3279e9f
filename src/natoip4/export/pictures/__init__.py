"""Pictures: what an answer looks like to a person, as SVG and PNG, the same answer as the same bytes."""
