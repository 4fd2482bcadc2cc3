"""How colleagues agree on a clause: its way from a proposal to a rule, and the vote that bridges groups."""
