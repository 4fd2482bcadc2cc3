"""The ward's own network: what staff say to each other, in spaces and to everybody."""
