"""One module per rendering of (edition, view)."""
