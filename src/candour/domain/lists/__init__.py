"""Lists of people as a trust's own system writes them: read line by line, and compared with who is here."""
