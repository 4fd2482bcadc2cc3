"""Pictures as pages print them."""
