"""Trusts, sites, teams, persons, roles and rights, sign-in, the rota, notices."""
