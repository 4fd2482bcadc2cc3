"""Django's SQLite with turns: threads of one process write one after the other, and none sleeps for it."""
