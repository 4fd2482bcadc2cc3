"""Commands of the framework that are run in another way here."""
