"""A trust's own sign-in for the tests: allauth's OpenID Connect provider, a process on loopback."""
