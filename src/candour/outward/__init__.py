"""From inside to outside: a post of the feed that somebody says in public, with its author and its people."""
