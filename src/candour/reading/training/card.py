"""Writes the models' card: what they learned from, under which licences, how good and how bad they are."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from candour.reading.minilm.about import GRAPH, read_about
from candour.reading.minilm.branches import figures_of
from candour.reading.minilm.drafts import HEAD as DRAFTS_HEAD
from candour.reading.minilm.drafts import read_draft_head
from candour.reading.minilm.flags import HEAD, read_head
from candour.reading.training.corpus import Corpus
from candour.reading.training.drafted import FALSE, HINTED, LET_GO
from candour.reading.training.fit import ELDER_SHARE
from candour.reading.training.measure import Figures
from candour.reading.training.measured import Measured, OfReader
from candour.reading.training.report import Group, share_interval
from candour.reading.weights import load

_HERE = Path(__file__).parent
_PLACES = {
    "dev": "NHS comments, three kinds (dev rows, never learned from)",
    "six": "six kinds, five folds, near-repeats together",
    "third": "hard: a third of our own phrases, left out with challenge-dev",
    "writer": "hard, sterner: every phrase of one writer, left out with challenge-dev",
    "challenge": "challenge-dev, left out of that run",
}
_BARS = {
    "dev": (0.72, 0.002, 0.03, 0.88, 0.05),
    "six": (0.72, 0.0, 0.01, 0.85, 0.06),
    "third": (0.78, 0.02, 0.08, 0.65, 0.08),
}
"""What was to be reached: macro-F1, praise said to be a complaint, the reverse, said, calibration error."""
_HEAD = (
    "| on | rows | macro-F1 (95 %) | accuracy | praise read as complaint | complaint read as praise | said | "
    "right when said | ECE |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


def write_card(out: Path, corpus: Corpus, measured: Measured) -> None:
    """This will write the card beside the models."""
    linear, both = load(out / "linear.npz"), measured.both
    writers = Counter(row.writer for row in corpus.phrases)
    parts = {
        "linear_version": linear.version,
        "linear_hash": linear.hash,
        "linear_kib": round((out / "linear.npz").stat().st_size / 1024),
        "features": len(linear.words) + len(linear.letters),
        "nhs": len(corpus.nhs),
        "six": len(corpus.six),
        "again": sum(row.kind is not None for row in corpus.nhs),
        "challenge": len(corpus.challenge),
        "phrases": len(corpus.phrases),
        "share": ELDER_SHARE,
        "writers": ", ".join(f"{name}: {rows}" for name, rows in sorted(writers.items())),
        "error": f"{measured.criticality_error:.2f}",
        "temperature": f"{measured.linear.temperature:.2f}",
        "least": measured.linear.limits["least"],
        "praise": measured.linear.limits["opposite_compliment"],
        "blame": measured.linear.limits["opposite_complaint"],
        "linear_table": _table(measured.linear),
    }
    text = (_HERE / "card-template.md").read_text(encoding="utf-8").format(**parts)
    if both is not None:
        text = text.replace("<!-- strong -->", _of_both(out, both).rstrip())
    (out / "MODEL-CARD.md").write_text(text, encoding="utf-8")
    if both is not None:
        tell_of_flags(out)
        tell_of_drafts(out)


def tell_of_flags(out: Path) -> None:
    """This will write the section on flags by meaning into the card, in place of the one before."""
    figures = figures_of(out / HEAD)
    by_flag: dict[str, dict[str, int]] = figures["by_flag"]
    rows = [*by_flag.items(), ("a human now (any of the first three)", figures["human_now"])]
    section = (_HERE / "card-of-flags.md").read_text(encoding="utf-8")
    head = read_head(out, read_about(out).sha256)
    section = section.format(
        version=head.version,
        hash=head.hash,
        mib=f"{(out / HEAD).stat().st_size / 2**20:.1f}",
        found="\n".join(f"| {name.replace('_', ' ')} | {_two(got)} |" for name, got in rows),
        near=_two(figures["near_misses"]),
        everyday=_two(figures["everyday"]),
        dev=_two(figures["dev"]),
        now=figures["share_now"],
    )
    _put(out, "flags", section)


def tell_of_drafts(out: Path) -> None:
    """This will write the section on drafts by meaning into the card, in place of the one before."""
    head, figures = read_draft_head(out, read_about(out).sha256), figures_of(out / DRAFTS_HEAD)
    section = (_HERE / "card-of-drafts.md").read_text(encoding="utf-8")
    section = section.format(
        version=head.version,
        hash=head.hash,
        mib=f"{(out / DRAFTS_HEAD).stat().st_size / 2**20:.1f}",
        learned=figures["learned"],
        tell=_three(figures["tell"]),
        blameless=_three(figures["blameless"]),
        replies=figures["replies"],
        false=FALSE,
        hinted=HINTED,
        let_go=LET_GO,
    )
    _put(out, "drafts", section)


def _put(out: Path, name: str, section: str) -> None:
    """This will put a section into the card between its two marks."""
    path = out / "MODEL-CARD.md"
    before, mark, rest = path.read_text(encoding="utf-8").partition(f"<!-- {name} -->")
    after = rest.partition(f"<!-- end of {name} -->")[2]
    path.write_text(f"{before}{mark}\n{section}<!-- end of {name} -->{after}", encoding="utf-8")


def _three(got: dict[str, int]) -> str:
    """This will write how many drafts there were, how many rules, model and both held, and how many more got
    a hint, with intervals."""
    shares = []
    for name in ("rules", "model", "both", "hinted"):
        low, high = share_interval(got[name] / max(1, got["drafts"]), got["drafts"])
        shares.append(f"{got[name]} ({low:.0%} to {high:.0%})")
    return f"{got['drafts']} | {' | '.join(shares)}"


def _two(got: dict[str, int]) -> str:
    """This will write how many posts there were, and how many the rules and both marked, with intervals."""
    shares = []
    for name in ("rules", "both"):
        low, high = share_interval(got[name] / max(1, got["posts"]), got["posts"])
        shares.append(f"{got[name]} ({low:.0%} to {high:.0%})")
    return f"{got['posts']} | {' | '.join(shares)}"


def _of_both(out: Path, both: OfReader) -> str:
    about = read_about(out)
    return (
        (_HERE / "card-of-both.md")
        .read_text(encoding="utf-8")
        .format(
            version=about.version,
            hash=about.sha256,
            mib=f"{(out / GRAPH).stat().st_size / 2**20:.1f}",
            temperature=f"{about.temperature:.2f}",
            share=about.joining.share,
            joint=f"{about.joining.temperature:.2f}",
            least=about.limits["least"],
            limits=about.limits,
            table=_table(both),
            bars=_bars(both),
            spread=f"{both.six_spread:.3f}",
            praise="\n".join(_line(name, got, "") for name, got in both.at_praise.items()),
            kinds=_groups(both.by_kind),
            phenomena=_groups(both.by_phenomenon),
            head=_HEAD,
        )
    )


def _table(reader: OfReader) -> str:
    lines = [
        _line(title, reader.by_place[place], "{:.3f} to {:.3f}".format(*reader.intervals[place]))
        for place, title in _PLACES.items()
    ]
    return "\n".join([_HEAD, *lines])


def _line(title: str, got: Figures, interval: str) -> str:
    half = 1.96 * (got.accuracy * (1 - got.accuracy) / max(1, got.rows)) ** 0.5
    cells = [
        title,
        str(got.rows),
        f"{got.macro_f1:.3f} ({interval})" if interval else f"{got.macro_f1:.3f}",
        f"{got.accuracy:.3f} ± {half:.3f}",
        f"{got.praise_as_blame:.1%} / {got.said_praise_as_blame:.1%}",
        f"{got.blame_as_praise:.1%} / {got.said_blame_as_praise:.1%}",
        f"{got.coverage:.2f}",
        f"{got.said_right:.3f}",
        f"{got.ece:.3f}",
    ]
    return f"| {' | '.join(cells)} |"


def _bars(both: OfReader) -> str:
    """This will set each figure beside its bar, and say "missed" where it is missed."""
    lines = ["| on | figure | bar | seen | |", "| --- | --- | --- | --- | --- |"]
    for place, (macro, praise, blame, coverage, ece) in _BARS.items():
        got = both.by_place[place]
        for name, bar, seen, is_met in (
            ("macro-F1", f"at least {macro}", f"{got.macro_f1:.3f}", got.macro_f1 >= macro),
            (
                "praise said to be a complaint",
                f"at most {praise:.1%}",
                *_most(got.said_praise_as_blame, praise),
            ),
            ("complaint said to be praise", f"at most {blame:.1%}", *_most(got.said_blame_as_praise, blame)),
            ("said", f"at least {coverage}", f"{got.coverage:.3f}", got.coverage >= coverage),
            ("ECE", f"at most {ece}", f"{got.ece:.3f}", got.ece <= ece),
        ):
            lines.append(f"| {place} | {name} | {bar} | {seen} | {'met' if is_met else '**missed**'} |")
    return "\n".join(lines)


def _most(seen: float, most: float) -> tuple[str, bool]:
    return f"{seen:.2%}", seen <= most


def _groups(found: Sequence[Group]) -> str:
    lines = ["| | rows | read right (95 %) | said | right when said |", "| --- | --- | --- | --- | --- |"]
    for one in found:
        low, high = share_interval(one.right, one.rows)
        lines.append(
            f"| {one.name} | {one.rows} | {one.right:.2f} ({low:.2f} to {high:.2f}) | {one.said:.2f} "
            f"| {one.said_right:.2f} |"
        )
    return "\n".join(lines)
