"""What is asked of the squad; each in a fixed number of SQL statements."""
