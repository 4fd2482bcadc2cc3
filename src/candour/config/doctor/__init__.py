"""What `candour doctor` looks at: each check tells what it saw and, where needed, what to do."""
