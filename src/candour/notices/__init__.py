"""How notices reach people away from the page: push, letters gathered up, quiet hours."""
