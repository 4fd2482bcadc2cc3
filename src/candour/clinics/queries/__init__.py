"""What is asked about clinics; each in a fixed number of SQL statements."""
