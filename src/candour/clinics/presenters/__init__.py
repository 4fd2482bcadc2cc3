"""What the pages of clinics print."""
