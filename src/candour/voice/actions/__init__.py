"""Everything that changes what the trust says: who acts comes first, and each act writes its record."""
