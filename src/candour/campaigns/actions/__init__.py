"""All that changes campaigns and entries; each act is checked, written and recorded."""

from candour.campaigns.actions.framing import ask, begin, change, decide, end, stop

__all__ = ["ask", "begin", "change", "decide", "end", "stop"]
