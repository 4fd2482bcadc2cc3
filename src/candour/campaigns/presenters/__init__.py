"""Campaigns, as their pages print them."""
