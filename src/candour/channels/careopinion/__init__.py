"""Care Opinion: stories that people tell about a trust's services, by its API version 2."""
