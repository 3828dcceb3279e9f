"""Records: what the library knows things about, and the evidence for what it knows."""
