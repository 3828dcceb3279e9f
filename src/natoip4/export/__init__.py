"""One-way renderings: what others' programs and papers read, and what is never read back."""
