"""XSPF: a playlist in XML (https://www.xspf.org/spec), read by a parser that expands and loads nothing."""

from xml.etree import ElementTree as Tree

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from candour.domain.songs import tidy
from candour.playlists.files.listed import EXPLICIT, Listed, ListedSong, cannot_read, said, song_at

_SPACE = "http://xspf.org/ns/0/"
_IN = f"{{{_SPACE}}}"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write(listed: Listed) -> str:
    """This will write a playlist."""
    root = Tree.Element("playlist", {"version": "1", "xmlns": _SPACE})
    _say(root, "title", listed.name)
    _say(root, "annotation", listed.about)
    _say(root, "date", listed.made_at.isoformat() if listed.made_at else "")
    tracks = Tree.SubElement(root, "trackList")
    for song in listed.songs:
        track = Tree.SubElement(tracks, "track")
        _say(track, "location", song.link.url)
        _say(track, "identifier", song.link.track)
        _say(track, "title", song.title)
        _say(track, "creator", song.artist)
        _say(track, "meta", said(song.is_explicit), rel=EXPLICIT)
    Tree.indent(root, " ")
    return _HEAD + Tree.tostring(root, encoding="unicode") + "\n"


def read(content: bytes) -> Listed:
    """This will read a playlist, raising Refusal for what is none."""
    try:
        root = fromstring(content, forbid_dtd=True)
    except (Tree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise cannot_read("This file is damaged.", "Export it again where it came from.") from error
    tracks = root.find(f"{_IN}trackList")
    if root.tag != f"{_IN}playlist" or tracks is None:
        raise cannot_read("This file lists no songs.", "Choose a file whose name ends in .jspf or .xspf.")
    found = tracks.findall(f"{_IN}track")
    songs = tuple(_song(place, track) for place, track in enumerate(found, start=1))
    return Listed(tidy(_text(root, "title")), tidy(_text(root, "annotation")), songs)


def _say(parent: Tree.Element, name: str, words: str, **more: str) -> None:
    if words:
        Tree.SubElement(parent, name, more).text = words


def _song(place: int, track: Tree.Element) -> ListedSong:
    metas = track.findall(f"{_IN}meta")
    return song_at(
        place,
        artist=_text(track, "creator"),
        title=_text(track, "title"),
        leads=[
            each.text or "" for name in ("identifier", "location") for each in track.findall(f"{_IN}{name}")
        ],
        explicit=next((tidy(each.text or "") for each in metas if each.get("rel") == EXPLICIT), ""),
    )


def _text(parent: Tree.Element, name: str) -> str:
    return parent.findtext(f"{_IN}{name}", "")
