"""Reserved: from comment to change, every stage with its clock."""
