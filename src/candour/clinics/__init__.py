"""Social clinics: colleagues help each other to speak in public, drop-in first."""
