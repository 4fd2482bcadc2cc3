"""Reserved: clinics where colleagues help each other."""
