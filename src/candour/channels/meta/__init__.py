"""What Meta's networks share: one way of calling, one list of codes, lists that are read anew, two steps."""
