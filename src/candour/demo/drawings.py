"""Pictures of St Brannoc's, drawn in plain shapes: nobody is in them, and no file is kept beside the code."""

import io
from collections.abc import Callable, Sequence
from math import cos, pi, sin

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 900
FINER = 2
"""Drawn at twice its size and made smaller, so that edges are smooth."""
INK, CREAM, WOOD, DARK_WOOD = "#26323b", "#f3ead9", "#b98350", "#8a5a2e"
Points = Sequence[tuple[float, float]]


class Brush:
    """Draws in a picture of WIDTH x HEIGHT, from its upper left corner."""

    def __init__(self, image: Image.Image) -> None:
        self._draw = ImageDraw.Draw(image)

    def box(
        self, left: float, top: float, right: float, bottom: float, fill: str, *, round_by: float = 0
    ) -> None:
        """This will fill a box; `round_by` rounds its corners."""
        corners = [FINER * each for each in (left, top, right, bottom)]
        self._draw.rounded_rectangle(corners, FINER * round_by, fill=fill)

    def disc(self, across: float, down: float, wide: float, high: float, fill: str) -> None:
        """This will fill an oval around a point, half as wide and half as high as told."""
        corners = (across - wide, down - high, across + wide, down + high)
        self._draw.ellipse([FINER * each for each in corners], fill=fill)

    def shape(self, points: Points, fill: str) -> None:
        """This will fill what lies between points."""
        self._draw.polygon([(FINER * across, FINER * down) for across, down in points], fill=fill)

    def line(self, points: Points, fill: str, wide: float) -> None:
        """This will draw through points."""
        scaled = [(FINER * across, FINER * down) for across, down in points]
        self._draw.line(scaled, fill=fill, width=round(FINER * wide), joint="curve")

    def bands(self, top: float, bottom: float, colours: tuple[str, str], many: int = 28) -> None:
        """This will fill from one height to another with bands from one colour to the next."""
        first, last = (bytes.fromhex(each[1:]) for each in colours)
        step = (bottom - top) / many
        for number in range(many):
            part = number / (many - 1)
            mixed = bytes(round(a + (b - a) * part) for a, b in zip(first, last, strict=True))
            self.box(0, top + number * step, WIDTH, top + (number + 1) * step + 1, f"#{mixed.hex()}")


Draw = Callable[[Brush], None]


def drawn(draw: Draw) -> bytes:
    """This will give a drawing as a JPEG file, as a phone would send it."""
    image = Image.new("RGB", (FINER * WIDTH, FINER * HEIGHT), CREAM)
    draw(Brush(image))
    out = io.BytesIO()
    image.reduce(FINER).save(out, "JPEG", quality=88)
    return out.getvalue()


def dawn(brush: Brush) -> None:
    """A window through which the sun comes up over water."""
    brush.bands(0, 560, ("#5b6fa8", "#f9c98a"))
    for size, colour in ((190, "#fbd79c"), (130, "#fde6b4"), (84, "#fff3cf")):
        brush.disc(620, 520, size, size, colour)
    brush.shape([(0, 560), (0, 470), (220, 400), (430, 520), (470, 560)], "#4d5f7d")
    brush.shape([(1200, 560), (1200, 430), (1010, 480), (820, 560)], "#5a6d8c")
    brush.bands(560, 900, ("#e2a77a", "#2f4a72"))
    for number in range(7):
        brush.box(
            620 - 120 + 14 * number, 585 + 38 * number, 620 + 120 - 14 * number, 593 + 38 * number, "#fde6b4"
        )
    brush.box(0, 0, 44, 900, CREAM)
    brush.box(1156, 0, 1200, 900, CREAM)
    brush.box(0, 0, 1200, 40, CREAM)
    brush.box(392, 0, 420, 900, CREAM)
    brush.box(0, 820, 1200, 900, "#e6d9c0")


def toast(brush: Brush) -> None:
    """Toast on a plate, and a mug that steams."""
    brush.box(0, 0, 1200, 430, "#dce7e4")
    brush.bands(430, 900, (WOOD, DARK_WOOD), 9)
    brush.disc(480, 640, 370, 150, "#cfd6d8")
    brush.disc(480, 625, 370, 150, "#ffffff")
    brush.disc(480, 625, 270, 100, "#eef2f3")
    brush.box(300, 470, 640, 670, DARK_WOOD, round_by=60)
    brush.box(318, 486, 622, 654, "#e9b872", round_by=50)
    brush.box(400, 535, 520, 610, "#f8dd6f", round_by=16)
    brush.disc(1075, 570, 70, 76, "#2f6f93")
    brush.disc(1075, 570, 42, 48, "#dce7e4")
    brush.box(880, 450, 1080, 710, "#3d86b0", round_by=26)
    brush.disc(980, 462, 98, 30, "#2f6f93")
    brush.disc(980, 466, 84, 23, "#5b3a22")
    for across in (930, 985, 1040):
        brush.line([(across + 14 * sin(down / 28), down) for down in range(280, 425, 6)], "#f6faf9", 9)


def garden(brush: Brush) -> None:
    """A bench on a lawn, between flowers and a tree."""
    brush.bands(0, 500, ("#9fcbe6", "#e3f1f5"))
    brush.bands(500, 900, ("#86b257", "#4f7f36"), 12)
    brush.box(128, 250, 172, 600, DARK_WOOD)
    for across, down, size in ((150, 190, 150), (60, 260, 110), (245, 265, 115)):
        brush.disc(across, down, size, size * 0.8, "#5c8d3f")
    for top in (470, 520, 570):
        brush.box(420, top, 940, top + 32, WOOD, round_by=8)
    brush.box(390, 625, 970, 660, DARK_WOOD, round_by=8)
    for left in (430, 895):
        brush.box(left, 460, left + 32, 780, DARK_WOOD)
    for number in range(26):
        _flower(brush, 30 + 46 * number, 815 + 30 * sin(number * 1.9), _PETALS[number % len(_PETALS)])


_PETALS = ("#d8485f", "#f2b632", "#ffffff", "#9a5bb8")


def _flower(brush: Brush, across: float, down: float, colour: str) -> None:
    brush.box(across - 3, down, across + 3, down + 50, "#39652a")
    for petal in range(5):
        turn = 2 * pi * petal / 5
        brush.disc(across + 13 * cos(turn), down + 13 * sin(turn), 10, 10, colour)
    brush.disc(across, down, 8, 8, "#7a4a12")


def corridor(brush: Brush) -> None:
    """A long corridor with doors, lamps and daylight at its end."""
    brush.shape([(0, 0), (480, 300), (480, 620), (0, 900)], "#e7dac2")
    brush.shape([(1200, 0), (720, 300), (720, 620), (1200, 900)], "#dccdb0")
    brush.shape([(0, 900), (480, 620), (720, 620), (1200, 900)], "#8fb0a9")
    brush.shape([(500, 900), (585, 620), (615, 620), (700, 900)], "#b6cfc9")
    brush.shape([(0, 0), (480, 300), (720, 300), (1200, 0)], "#fbf7ee")
    brush.box(480, 300, 720, 620, "#bfe0f0")
    brush.box(594, 300, 606, 620, CREAM)
    for near, far in ((60, 190), (250, 340), (380, 430)):
        tops, ends = ((0.42 * near + 215, 0.42 * far + 215), (900 - 0.585 * near, 900 - 0.585 * far))
        door = [(near, tops[0]), (far, tops[1]), (far, ends[1]), (near, ends[0])]
        brush.shape(door, "#4f87a0")
        brush.shape([(WIDTH - across, down) for across, down in door], "#4f87a0")
    for down, wide in ((60, 150), (160, 100), (235, 60)):
        brush.disc(600, down, wide, wide / 7, "#ffffff")


def frogs(brush: Brush) -> None:
    """Paper frogs in a row on a window sill."""
    brush.bands(0, 560, ("#cfe4ef", "#f4f8f6"))
    brush.bands(560, 900, ("#e9dcc3", "#cdb98f"), 8)
    for number, colour in enumerate(("#6aa84f", "#8cc152", "#4f9a6b", "#a5c83b", "#5b9e3f")):
        across, down = 150 + 225 * number, 660 + 40 * (number % 2)
        brush.shape([(across - 95, down + 70), (across, down - 95), (across + 95, down + 70)], colour)
        brush.shape([(across - 95, down + 70), (across, down - 95), (across, down + 70)], "#3d7a35")
        brush.shape([(across - 105, down + 70), (across - 55, down + 10), (across - 30, down + 70)], colour)
        brush.shape([(across + 105, down + 70), (across + 55, down + 10), (across + 30, down + 70)], colour)
        for eye in (-26, 26):
            brush.disc(across + eye, down - 66, 20, 20, "#ffffff")
            brush.disc(across + eye, down - 64, 9, 9, INK)


def hats(brush: Brush) -> None:
    """Small knitted hats, pegged to a line."""
    brush.bands(0, 900, ("#f7efe2", "#e9dcc6"))
    brush.line([(x, 300 - 0.00018 * (x - 600) ** 2) for x in range(0, 1201, 40)], INK, 5)
    pairs = (("#d8485f", "#f6c9cf"), ("#3d86b0", "#cfe6f2"), ("#f2b632", "#fdeec2"), ("#5c8d3f", "#d6e8c6"))
    for number, (wool, stripe) in enumerate(pairs):
        across = 180 + 280 * number
        brush.disc(across, 520, 112, 130, wool)
        brush.box(across - 112, 520, across + 112, 620, wool)
        for top in (455, 515):
            brush.box(across - 100, top, across + 100, top + 20, stripe, round_by=8)
        brush.box(across - 122, 590, across + 122, 650, stripe, round_by=22)
        brush.disc(across, 385, 42, 42, stripe)
        brush.line([(across, 345), (across, 290)], INK, 3)
        brush.box(across - 9, 268, across + 9, 330, WOOD, round_by=4)


def clock(brush: Brush) -> None:
    """A wall clock above two armchairs, at ten past ten."""
    brush.bands(0, 690, ("#dfeae3", "#eef4ef"))
    brush.bands(690, 900, (WOOD, DARK_WOOD), 7)
    brush.disc(600, 300, 218, 218, INK)
    brush.disc(600, 300, 198, 198, "#ffffff")
    for hour in range(12):
        turn = 2 * pi * hour / 12
        ends = [(600 + far * sin(turn), 300 - far * cos(turn)) for far in (160, 184)]
        brush.line(ends, INK, 13 if hour % 3 == 0 else 6)
    for turn, far, wide in ((2 * pi * 10.17 / 12, 105, 16), (2 * pi * 10 / 60, 150, 10)):
        brush.line([(600, 300), (600 + far * sin(turn), 300 - far * cos(turn))], INK, wide)
    brush.disc(600, 300, 14, 14, "#d8485f")
    for left, colour in ((90, "#3d86b0"), (830, "#c9705a")):
        brush.box(left, 500, left + 280, 780, colour, round_by=40)
        brush.box(left - 30, 610, left + 310, 800, colour, round_by=34)
        brush.box(left + 24, 640, left + 256, 730, "#f3ead9", round_by=24)
        for leg in (left, left + 250):
            brush.box(leg, 795, leg + 26, 850, DARK_WOOD)
