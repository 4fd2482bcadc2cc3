"""All that happens in the squad; each act is checked, written and recorded."""
