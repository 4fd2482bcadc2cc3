"""Calls for the squad, volunteers, the rota of readers on call, and thanks from colleagues."""
