"""What is asked about mistakes put right; each answers in a fixed number of SQL statements."""
