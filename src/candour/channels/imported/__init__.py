"""Posts brought in from a file: read and taken here, answered where they were written."""
