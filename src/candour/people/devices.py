"""What to call a browser in plain words, so that people know their own devices in the list."""

_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
_BROWSERS = (
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def device_name(user_agent: str) -> str:
    """This will name browser and system, such as "Chrome on Android", as the browser says of itself."""
    system = next((words for sign, words in _SYSTEMS if sign in user_agent), "")
    browser = next((words for sign, words in _BROWSERS if sign in user_agent), "A browser")
    return f"{browser} on {system}" if system else browser
