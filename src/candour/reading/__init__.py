"""The reader: what kind of post this is, how serious, and which words say so. No Django."""
