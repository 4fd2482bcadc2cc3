"""Lessons and practice, and the rights that they open; guidelines and clinics later."""
