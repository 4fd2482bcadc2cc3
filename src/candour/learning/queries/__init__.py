"""What is asked about lessons taken and rights earned; each in a fixed number of SQL statements."""
