"""Undoes the wrapping of lines where a text is wrapped as a whole, as mail, terminals and old archives have it.

Whoever wraps lines goes on to the next only where its first word does not fit on this one. A text whose sentences go on
over such line ends was wrapped; headings, lists, verses and the last lines of paragraphs end earlier, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claimx.lexicon import word_group
from claimx.reading.edits import Change

_LINE = re.compile(r"[^\n]+")
_ONE_LINE_END = re.compile(r"(?<!\n)\n[ \t]*[^\s]")
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"“”«»’‘')\]]*$")
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.!?][“\"«»]? [„“»«\"]?[A-ZÄÖÜ][a-zäöüß]")
_MAX_WORD = 40
_BEGINS_ITSELF = re.compile(r"(?:[-–—•*·‣▪►>+#]|\d{1,2}[.)]|[a-z]\))\s|#|>")
"""A bullet, a heading's mark, a quoted mail."""
_ITEM = re.compile(r"(?:[-–—•*·‣▪►]|\d{1,2}[.)]|[a-z]\))\s")
_ORDINAL = re.compile(r"\d{1,2}\.\s")

_MIN_WIDTHS = {1: 45, 3: 35, 4: 30, 6: 20}
"""Columns of the narrowest lines that so many line ends inside sentences tell for."""
_MANY = 6
"""Line ends inside sentences that tell of themselves; where they are fewer, the other line ends must agree."""
_NEARLY_ALL = 0.9
_WIDE_FOR_VERSES = 60
_PAUSE = ".,;:!?–—…-"
_FEW = 3
_MIN_PRINTED_WIDTH = 55
_PRINTED = 0.8
"""Letters of print differ in width: a full line has at least so much of the characters of the longest."""

_DIVIDED = re.compile(r"[^\W\d_]*[a-zäöüß]-$")
_NOUN_DIVIDED = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]+-$")
"""A hyphen of its own has a noun seldom before a small letter (*Corona-bedingt*)."""
_WORD = re.compile(r"\w+")
_CLIPPED = re.compile(r"\w-$")
_MIN_DIVIDED = 0.08
"""Share of line ends that divide a word, where words are divided; a word's own hyphen stands there more seldom."""


class _Line(NamedTuple):
    """A line that is not empty, without the white space around it.

    Attributes:
        start, end: Where it stands in the text.
        indent: Columns before it.
        text: Its characters, as they were when lines were wrapped.
    """

    start: int
    end: int
    indent: int
    text: str


class _Break(NamedTuple):
    """The end of a line that another line follows, with no empty line between them.

    Attributes:
        line, following: The two.
        is_first: Whether the line is the first behind an empty one.
        is_inside: Whether a sentence goes on over it, as far as its characters show.
        is_ended: Whether the line ends like a sentence.
    """

    line: _Line
    following: _Line
    is_first: bool
    is_inside: bool
    is_ended: bool

    @property
    def width(self) -> int:
        """Columns of the line."""
        return self.line.indent + len(self.line.text)

    @property
    def needed(self) -> int:
        """Columns that the line would have with the first word of the next one."""
        return self.width + 1 + len(self.following.text.split(maxsplit=1)[0])


def unwrapped(text: str) -> list[Change]:
    """Find the line ends that stand where a space was, or the middle of a word.

    Args:
        text: With `\\n` as line end.

    Returns:
        Start and end of the white space around each, or of the hyphen too, and what stands there without the wrapping;
        nothing where the text is not wrapped.
    """
    if not _ONE_LINE_END.search(text):
        return []
    joined = _wrapped(list(_breaks(text)))
    if "  " in text or "\t" in text:  # there may be more spaces now than when lines were wrapped
        joined = max(joined, _wrapped(list(_breaks(text, single_spaced=True))), key=len)
    divided = [b for b in joined if _divides_word(b)]
    are_divided = any(_NOUN_DIVIDED.search(b.line.text[-_MAX_WORD:]) for b in divided)
    are_divided = are_divided or len(divided) >= _MIN_DIVIDED * len(joined)
    return [_change(b, are_divided) for b in joined]


def _breaks(text: str, *, single_spaced: bool = False) -> Iterator[_Break]:
    lines = []
    for match in _LINE.finditer(text):
        if shown := match[0].strip():
            indent = len(match[0]) - len(match[0].lstrip())
            start = match.start() + indent
            as_wrapped = " ".join(shown.split()) if single_spaced else shown
            lines.append(_Line(start, start + len(shown), indent, as_wrapped))
    is_first = True
    for line, following in pairwise(lines):
        is_next = text.count("\n", line.end, following.start) == 1
        if is_next:
            is_ended = _ENDS_SENTENCE.search(line.text[-10:]) is not None
            is_inside = not is_ended and not _is_item(line, following) and _goes_on(line, following)
            yield _Break(line, following, is_first, is_inside, is_ended)
        is_first = not is_next


def _is_item(line: _Line, following: _Line) -> bool:
    """Whether the second line is one of a list; *…, am⏎3. September* is none."""
    return _ITEM.match(following.text) is not None and not _ordinal_goes_on(line, following)


def _ordinal_goes_on(line: _Line, following: _Line) -> bool:
    """*…, am⏎3. September*, *der⏎2. Liga*: a number with a full stop is no mark of an item behind what wants a noun."""
    return _ORDINAL.match(following.text) is not None and _wants_more(line)


def _goes_on(line: _Line, following: _Line) -> bool:
    """*…, wie das⏎Amt mitteilt*; of what has a full stop inside and none at its end, nothing is whole but in a text."""
    if following.text[0].islower() or line.text[-1] == ",":
        return True
    return _wants_more(line) or _SENTENCE_INSIDE.search(line.text) is not None


def _wants_more(line: _Line) -> bool:
    """Whether a line ends with *der*, *nach* or the like, which nothing ends with."""
    last = line.text[-_MAX_WORD:].split()[-1]
    return last.islower() and last.capitalize() in _openers()


@cache
def _joins_clipped() -> frozenset[str]:
    """*Ost- **und** Westdeutschland*: the hyphen before stands for a word."""
    return word_group("abbreviations.jsonl", "joins_clipped")


@cache
def _openers() -> frozenset[str]:
    """*Der*, *Nach*: words that have a capital only where they open a sentence."""
    return word_group("abbreviations.jsonl", "openers")


def _wrapped(breaks: list[_Break]) -> list[_Break]:
    least = _least_needed(breaks)
    return [] if least is None else [b for b in breaks if b.needed > least and not _begins_itself(b)]


def _least_needed(breaks: list[_Break]) -> int | None:
    """The columns that a full line needs at least with the next word; None where the text is not wrapped."""
    inside = [b for b in breaks if b.is_inside]
    if not inside:
        return None
    longest = max(b.width for b in inside)
    if _is_wrapped(breaks, inside, longest):
        return longest
    printed = int(_PRINTED * longest)
    many = longest >= _MIN_PRINTED_WIDTH and len(inside) > _MANY
    return printed if many and _share_of_full(inside, printed) >= _NEARLY_ALL else None


def _is_wrapped(breaks: list[_Break], inside: list[_Break], longest: int) -> bool:
    if longest < min(width for number, width in _MIN_WIDTHS.items() if number <= len(inside)):
        return False
    if _share_of_full(inside, longest) < _NEARLY_ALL or _are_verses(breaks, longest):
        return False
    # Verses end in no full stop either, but with room for the next word; a headline is the first line of what follows.
    unended = [b for b in breaks if not b.is_ended and (b.is_inside or not b.is_first) and not _begins_itself(b)]
    long = [b for b in unended if 2 * b.width >= longest]
    return len(inside) >= _MANY or _share_of_full(long, longest) >= _NEARLY_ALL


def _are_verses(breaks: list[_Break], longest: int) -> bool:
    """Lines of one length too, but most end where the speaker pauses."""
    paused = sum(b.line.text[-1] in _PAUSE for b in breaks)
    return longest < _WIDE_FOR_VERSES and len(breaks) > _FEW and 2 * paused > len(breaks)


def _share_of_full(breaks: list[_Break], least: int) -> float:
    return sum(b.needed > least for b in breaks) / max(len(breaks), 1)


def _begins_itself(b: _Break) -> bool:
    """Whether the second line is an item, a heading, or by its indent a paragraph."""
    if b.line.text.startswith("#"):
        return True
    if _BEGINS_ITSELF.match(b.following.text) and not _ordinal_goes_on(b.line, b.following):
        return True
    return b.following.indent > b.line.indent and not _ITEM.match(b.line.text)


def _divides_word(b: _Break) -> bool:
    """*Bundesregie-⏎rung*, not *CDU-⏎geführt* and not *Ost-⏎und Westdeutschland*."""
    word = _WORD.match(b.following.text)
    return bool(
        word and word[0][0].islower() and word[0] not in _joins_clipped() and _DIVIDED.search(b.line.text[-_MAX_WORD:])
    )


def _change(b: _Break, words_are_divided: bool) -> Change:
    start, end = b.line.end, b.following.start
    if words_are_divided and _divides_word(b):
        return start - 1, end, ""
    word = _WORD.match(b.following.text)
    if word and word[0] not in _joins_clipped() and _CLIPPED.search(b.line.text[-2:]):
        return start, end, ""
    return start, end, " "
