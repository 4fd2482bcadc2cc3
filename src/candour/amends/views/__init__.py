"""The pages about mistakes: own it, take it down, the thread, lessons, breach records."""
