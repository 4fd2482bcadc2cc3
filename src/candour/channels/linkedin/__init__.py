"""LinkedIn, as its versioned API lets a trust's page speak and listen there."""
