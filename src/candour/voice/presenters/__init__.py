"""What the pages of `voice` print: plain values, already in words."""
