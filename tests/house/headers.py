"""What every answer carries to protect whoever reads it, pages that say no as well."""

from collections.abc import Iterator, Mapping

POLICY = ("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
EXACTLY = {
    "X-Content-Type-Options": {"nosniff"},
    "X-Frame-Options": {"DENY"},
    "Referrer-Policy": {"same-origin", "strict-origin", "no-referrer"},
    "Cross-Origin-Opener-Policy": {"same-origin"},
}


def header_faults(headers: Mapping[str, str]) -> Iterator[str]:
    """This will say which protection an answer lacks."""
    policy = headers.get("Content-Security-Policy", "")
    yield from (f"its policy lacks {words}" for words in POLICY if words not in policy)
    if "unsafe" in policy:
        yield "its policy allows what is unsafe"
    for name, allowed in EXACTLY.items():
        if headers.get(name) not in allowed:
            yield f"{name} is {headers.get(name)}"
    if "camera=()" not in headers.get("Permissions-Policy", ""):
        yield "the camera is not forbidden"
