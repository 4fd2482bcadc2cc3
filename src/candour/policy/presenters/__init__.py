"""What the pages of the policy print: plain values, already in words."""
