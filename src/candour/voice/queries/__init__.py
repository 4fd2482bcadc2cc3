"""What `voice` reads: facts for the route, reports of the checks, what waits for whom."""
