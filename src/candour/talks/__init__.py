"""Private talks: what should not be said in public goes to a named human, by a one-time link."""
