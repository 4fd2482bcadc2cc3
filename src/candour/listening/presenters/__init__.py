"""What the pages of this room print: plain values, made from rows, without a query of their own."""
