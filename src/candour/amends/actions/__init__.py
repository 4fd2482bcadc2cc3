"""All that changes how a mistake is put right; each act is checked, written and recorded."""
