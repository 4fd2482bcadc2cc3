"""Events written once, their sealing and its proofs. Ids and trust are text; no foreign keys."""
