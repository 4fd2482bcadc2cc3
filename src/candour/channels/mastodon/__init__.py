"""Mastodon, and what speaks its language: GoToSocial, Pleroma, Akkoma, Pixelfed."""
