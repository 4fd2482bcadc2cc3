"""How properties are tried: no time limit on one example, because machines are shared and at times slow."""

from hypothesis import settings

settings.register_profile("candour", deadline=None)
settings.load_profile("candour")
