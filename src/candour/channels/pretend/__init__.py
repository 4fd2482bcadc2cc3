"""A network that is made up: it runs in its own process and shows every fault on demand."""
