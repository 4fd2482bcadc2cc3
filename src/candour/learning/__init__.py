"""Reserved: guidelines, training and clinics."""
