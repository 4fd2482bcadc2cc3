"""Forms already sent, so that a double click or the back button has one effect."""

from django.db import models


class SentForm(models.Model):
    """One form, by the hash of its token, and where its sender was sent on to.

    It holds nothing of what was in the form; it is forgotten after two days.
    """

    token_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField(db_index=True)
    answer = models.CharField(max_length=2000, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token_hash"], name="web_sent_form_once")]

    def __str__(self) -> str:
        return f"form sent at {self.sent_at:%Y-%m-%d %H:%M}"
