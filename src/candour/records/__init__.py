"""Reserved: legal hold, retention, packs and the sealing job."""
