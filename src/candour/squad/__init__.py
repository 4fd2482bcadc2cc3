"""Reserved: calls for the social squad, volunteers, and the rota of readers on call."""
