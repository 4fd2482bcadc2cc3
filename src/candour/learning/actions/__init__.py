"""All that changes how far somebody is in a lesson, and what that opens."""
