"""All that changes proposals: writing, asking, voting, counting, the officer's answer, moderating."""
