"""Share kits: an agreed message with facts, links and pictures, for staff to tell in their own words."""
