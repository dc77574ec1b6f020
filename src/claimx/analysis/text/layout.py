"""Finds what on a page is not a sentence of the article: the title, and furniture such as *Schreibe einen Kommentar*.

What furniture looks like is data, in `lexicon/furniture.jsonl`. A pattern must match the whole line, so that a sentence
which merely begins like one (*Mehr zum Thema sagte er nicht.*) stays in the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Doc

from claimx import lexicon
from claimx.analysis.text.interviews import Turn, find_turns, opens_talk
from claimx.analysis.text.lines import Line, lines_of
from claimx.analysis.text.sentences import load_abbreviations
from claimx.knowledge.given_names import is_given_name
from claimx.knowledge.nouns import is_person_word, is_place

Offsets = tuple[int, int]

MAX_TITLE = 160
"""Longest title in characters; a longer first line is a paragraph that lost its full stop."""

MAX_FURNITURE = 250
"""Longest furniture in characters; a longer line is not even looked at, whatever it is made of."""

_ENDS_SENTENCE = re.compile(r"""[.!?…:;]["'“”«»‘’‹›)\]]*$""")
_ENDS_QUOTED_SENTENCE = re.compile(r"""[.!?…]["“”«»‘’‹›]$""")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+")
_BULLET = re.compile(r"(?:[-*•·▪►>→+]|\d+[.)])[ \t]+")
_DECORATION = re.compile(rf"^(?:{_HEADING_MARK.pattern})?(?:{_BULLET.pattern})?")
_PLACE_BEFORE_PERSON = re.compile(
    r"(?P<place>[A-ZÄÖÜ][\w.’'-]*(?: [\w.’'-]+){0,3}?) ?[–—-] (?=(?P<word>[A-ZÄÖÜ][\w-]+) [A-ZÄÖÜ])"
)
"""*Bern **-** Thomas Keller sagte …*: what may be a dateline before somebody's name."""
_PLACE_BEFORE_SENTENCE = re.compile(
    r"(?P<place>[A-ZÄÖÜ][a-zäöüß-]+(?: [\w.’'-]+){0,3}?) (?=(?P<word>[A-ZÄÖÜ][\w-]+) \w)"
)
"""*Berlin Die Ministerin …*: what may be a dateline that no mark closes."""
_PLACES = re.compile(r"(?P<places>[A-ZÄÖÜ][\w’-]*(?:/[A-ZÄÖÜ][\w’-]*){1,3})(?: ?[–—-]+ |\. )(?=[A-ZÄÖÜ„“\"«»])")
"""*Tokio/Seoul - Nordkorea …*: what may be a dateline of several places."""
_MIN_WRAPPED = 50
"""Characters of the shortest line that was wrapped where it ends inside a sentence: what follows belongs to it."""
_MAX_KICKER_WORDS = 3
"""Words of the longest line above a title that is no title itself."""


class Layout(NamedTuple):
    """What is not a sentence of the article. Offsets are half-open, in characters.

    Attributes:
        title: Without its heading mark; None where there is none.
        furniture: Lines and parts of lines, in the order of the text.
        turns: What those say who talk in an interview or a dialogue.
    """

    title: Offsets | None
    furniture: list[Offsets]
    turns: list[Turn]


FurnitureKind = Literal["line", "list", "dateline"]


class Furniture(BaseModel):
    """How one kind of furniture looks.

    Attributes:
        kind: `line` is a line by itself; `list` takes the lines below it along, up to the next sentence or empty line;
            `dateline` is what stands before the first sentence of a paragraph (*Berlin (dpa) –*).
        pattern: A regular expression for the whole line, or for the dateline.
        examples: Lines that match.
        keep: Near misses that are sentences.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: FurnitureKind
    pattern: str
    examples: list[str]
    keep: list[str] = []


def find_layout(text: str) -> Layout:
    """Find the title and the furniture of an article, and the turns of an interview.

    The title is the first line that is not furniture, where it is short, ends like no sentence and something follows
    below an empty line. Text whose paragraphs are a line each needs no empty line. A Markdown heading is a title too.

    Args:
        text: The article, as it was read.

    Returns:
        Offsets of the title without its heading mark, and of furniture and turns in the order of the text.
    """
    lines = list(lines_of(text))
    furniture = _furniture_lines(lines)
    title = _title_line(lines, furniture)
    spans = [(lines[i].start, lines[i].end) for i in furniture if i != title]
    if title is not None:
        mark = _HEADING_MARK.match(lines[title].text)
        if mark:
            spans.append((lines[title].start, lines[title].start + mark.end()))
    spans += [span for i, line in enumerate(lines) if i not in furniture and i != title for span in _dateline(line)]
    turns = find_turns(lines, furniture | ({title} if title is not None else set()))
    return Layout(_title_span(lines[title]) if title is not None else None, sorted(spans), turns)


def _furniture_lines(lines: list[Line]) -> set[int]:
    """Numbers of the lines that are furniture."""
    found: set[int] = set()
    below_list = False
    for i, line in enumerate(lines):
        if not line.text:
            below_list = below_list and i + 1 < len(lines) and bool(_BULLET.match(lines[i + 1].text))
            continue
        looks = _looks_of(line.text)
        is_list = _matches("list", looks)
        if _goes_on_from(lines, i, found):
            below_list = False
        elif is_list or _matches("line", looks) or _is_later_heading(lines, i):
            found.add(i)
            below_list = is_list
        elif below_list and not _ENDS_SENTENCE.search(line.text):
            found.add(i)
        else:
            below_list = False
    return found


def _goes_on_from(lines: list[Line], i: int, furniture: set[int]) -> bool:
    """Whether line `i` carries a wrapped sentence on."""
    before = lines[i - 1].text if i else ""
    return i - 1 not in furniture and len(before) >= _MIN_WRAPPED and not _ENDS_SENTENCE.search(before)


def _is_later_heading(lines: list[Line], i: int) -> bool:
    return bool(_HEADING_MARK.match(lines[i].text)) and any(line.text for line in lines[:i])


@cache
def _patterns(kind: FurnitureKind) -> list[str]:
    """What furniture of a kind looks like."""
    return [record.pattern for record in lexicon.load("furniture.jsonl", Furniture) if record.kind == kind]


@cache
def _any_of(kind: FurnitureKind) -> Callable[[str], re.Match[str] | None]:
    """What tells that a whole line is furniture of a kind."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _patterns(kind))).fullmatch


@cache
def _datelines() -> list[Callable[[str], re.Match[str] | None]]:
    """What tells a dateline at the beginning of a line, each kind of them by itself."""
    return [re.compile(pattern).match for pattern in _patterns("dateline")]


def _looks_of(line: str) -> list[str]:
    """A line with its decoration and without, which is one for most; none where it is too long for furniture."""
    if len(line) > MAX_FURNITURE:
        return []
    bare = _DECORATION.sub("", line).replace("**", "").strip()
    return [line] if bare == line else [line, bare]


def _matches(kind: FurnitureKind, looks: list[str]) -> bool:
    """Whether a line is furniture of a kind by one of its looks."""
    return any(map(_any_of(kind), looks))


def _dateline(line: Line) -> list[Offsets]:
    """***BERLIN (dpa)** – Der Rat …*: what stands before the first sentence of a line."""
    begin = line.text[:MAX_FURNITURE]
    for match in _datelines():
        found = match(begin)
        if found and found.end() < len(line.text):
            return [(line.start, line.start + len(found[0].rstrip()))]
    for pattern, begins in ((_PLACE_BEFORE_PERSON, _begins_person), (_PLACE_BEFORE_SENTENCE, _begins_sentence)):
        found = pattern.match(begin)
        if found and is_place(found["place"]) and begins(found["word"]):
            return [(line.start, line.start + len(found[0].rstrip()))]
    if (found := _PLACES.match(begin)) and all(map(is_place, found["places"].split("/"))):
        return [(line.start, line.start + len(found[0].rstrip()))]
    return []


def _begins_sentence(word: str) -> bool:
    """*Berlin **Die** Ministerin kommt*, *Berlin **Ministerin** Lenz kommt*: no place has that behind it."""
    return word in load_abbreviations().openers or is_person_word(word)


def _begins_person(word: str) -> bool:
    """*Bern – **Thomas** Keller*, *Wien – **Kanzlerin** Lenz*; not *Köln – **Leipzig** Hauptbahnhof*."""
    return not is_place(word) and (is_given_name(word, beside_name=True) or is_person_word(word))


def _title_line(lines: list[Line], furniture: set[int]) -> int | None:
    """Number of the title's line; a short kicker above it becomes furniture."""
    body = [i for i, line in enumerate(lines) if line.text and i not in furniture]
    if len(body) < 2 or not _is_title(lines, body) or opens_talk(lines[body[0]]):
        return None
    first, second = body[:2]
    if len(lines[first].text.split()) <= _MAX_KICKER_WORDS and len(body) > 2 and _is_title(lines, body[1:]):
        furniture.add(first)
        return second
    return first


def _is_title(lines: list[Line], body: list[int]) -> bool:
    """Whether the first of the lines `body` is a title of the others."""
    first, *rest = body
    line = lines[first].text
    if _HEADING_MARK.match(line):
        return True
    if len(line) > MAX_TITLE or not re.search(r"\w", line) or _BULLET.match(line):
        return False
    # A headline may ask or shout; a paragraph that is one quoted question or ends in a full stop is a sentence.
    if _ENDS_QUOTED_SENTENCE.search(line) or (_ENDS_SENTENCE.search(line) and line[-1] not in "?!…"):
        return False
    if not lines[first + 1].text:
        return True
    a_line_a_paragraph = all(line.text for line in lines[first : rest[-1]]) and all(
        _ENDS_SENTENCE.search(lines[i].text) for i in rest
    )
    return len(rest) > 1 and a_line_a_paragraph and not lines[rest[0]].text[0].islower()


def _title_span(line: Line) -> Offsets:
    """The characters of a title, without the marks of a heading."""
    mark = _HEADING_MARK.match(line.text)
    start = mark.end() if mark else 0
    return line.start + start, line.start + len(line.text.rstrip("# \t")) if mark else line.end


def claimx_layout(doc: Doc, text: str | None = None) -> Doc:
    """Leave `{"title": [start, end] | None, "furniture": [[start, end], …], "turns": […]}` on `doc._.claimx_layout`.

    A turn is the fields of a `Turn`. Plain data, so that it survives `Doc.to_bytes`.
    """
    layout = find_layout(doc.text if text is None else text)
    doc._.claimx_layout = {
        "title": layout.title,
        "furniture": layout.furniture,
        "turns": [tuple(turn) for turn in layout.turns],
    }
    return doc
