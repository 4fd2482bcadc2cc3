"""St Brannoc's, a made-up trust, built only through actions."""
