"""One router per group; a handler parses, calls geo once, and returns."""
