"""News that `amends` follows: answers that come in under our own words, and words of ours that are public."""

from candour.jobs.news import follow

follow("listening:answer:received", "amends.look_at_answer")
follow("voice:reply:published", "amends.now_public")
