"""The lookout: words that a trust watches for, the lines by which networks tell of them, and bursts."""
