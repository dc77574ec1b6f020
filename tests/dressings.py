"""The same article in other dress: other spaces, lines, marks and encodings of the same words.

A dressing gives, for each character of a plain text, what stands for it in the dressed one. Offsets can so be led back,
and what claimx finds in both be compared field by field.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html.entities import codepoint2name
from itertools import accumulate, pairwise
from typing import Any

from claimx.models import Document

Dressing = Callable[[str], list[str]]


class Dressed:
    """A dressed text, and the offsets of the plain one that its offsets stand for."""

    def __init__(self, plain: str, dressing: Dressing) -> None:
        parts = dressing(plain)
        if len(parts) != len(plain):
            raise ValueError(f"a dressing gave {len(parts)} parts for {len(plain)} characters")
        self.text = "".join(parts)
        self._starts = list(accumulate(map(len, parts), initial=0))

    def plain(self, start: int, end: int) -> tuple[int, int]:
        """The plain characters that a span of the dressed text shows some of."""
        return bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1)


# --- spaces ---


def each(pattern: str, replacement: str | Callable[[str], str]) -> Dressing:
    """What a pattern matches, which is a character or several with the first for all of them, as something else."""

    def dress(text: str) -> list[str]:
        parts = list(text)
        for match in re.finditer(pattern, text):
            new = replacement if isinstance(replacement, str) else replacement(match[0])
            parts[match.start() : match.end()] = [new, *[""] * (len(match[0]) - 1)]
        return parts

    return dress


def then(*dressings: Dressing) -> Dressing:
    """One dressing over the other."""

    def dress(text: str) -> list[str]:
        parts = list(text)
        for dressing in dressings:
            ends = list(accumulate(map(len, parts), initial=0))
            over = dressing("".join(parts))
            parts = ["".join(over[start:end]) for start, end in pairwise(ends)]
        return parts

    return dress


# --- lines ---


def wrapped(width: int, indent: str = "", *, at_hyphens: bool = False) -> Dressing:
    """Lines of at most so many columns where a word allows it, as an editor, a mail program or a terminal has them."""

    def dress(text: str) -> list[str]:
        parts = list(text)
        for paragraph in re.finditer(r"[^\n]+", text):
            column = len(indent)
            parts[paragraph.start()] = indent + parts[paragraph.start()]
            words = r"[^\s-]+-(?=[^\W\d_])|\S+" if at_hyphens else r"\S+"
            for word in re.finditer(words, paragraph[0]):
                start = paragraph.start() + word.start()
                after_space = word.start() > 0 and text[start - 1] == " "
                if column + after_space + len(word[0]) > width and word.start() > 0:
                    if after_space:
                        parts[start - 1] = "\n" + indent
                    else:
                        parts[start - 1] += "\n" + indent
                    column = len(indent) + len(word[0])
                else:
                    column += after_space + len(word[0])
        return parts

    return dress


def justified(width: int) -> Dressing:
    """Wrapped lines that are filled up with spaces to the same length, as manuals are."""

    def dress(text: str) -> list[str]:
        parts = wrapped(width)(text)
        for line in re.finditer(r"[^\n]+(?=\n[^\n])", "".join(parts)):
            gaps = [m.start() for m in re.finditer(r"(?<=\S) ", line[0])]
            for n in range(width - len(line[0])) if gaps else ():
                parts[line.start() + gaps[n % len(gaps)]] += " "
        return parts

    return dress


def hyphenated(width: int) -> Dressing:
    """Wrapped lines at whose ends words are divided, as in a printed paper."""

    def dress(text: str) -> list[str]:
        parts = list(text)
        column = 0
        for match in re.finditer(r"\n|[^\S\n]|\S+", text):
            word, start = match[0], match.start()
            if word == "\n":
                column = 0
            elif word.isspace() or column + len(word) <= width:
                column += len(word)
            elif (cut := _division(word, width - column - 1)) is not None:
                parts[start + cut - 1] += "-\n"
                column = len(word) - cut
            elif start > 0 and text[start - 1] == " ":
                parts[start - 1] = "\n"
                column = len(word)
        return parts

    return dress


def _division(word: str, room: int) -> int | None:
    """Where a long word of letters is divided: before a consonant that a vowel follows, as German does."""
    cuts = [m.start() for m in re.finditer(r"(?<=[a-zäöüß]{2})[bdfgklmnprtw](?=[aeiouäöü][a-zäöüß])", word)]
    fitting = [cut for cut in cuts if 3 <= cut <= room]
    return fitting[-1] if fitting and re.fullmatch(r"[A-ZÄÖÜ]?[a-zäöüß]{7,}", word) else None


# --- marks ---


def marks(opening: str, closing: str, *, least: int = 1) -> Dressing:
    """Other quotation marks for „…“; a text that has others already, or none around so many words, stays as it is."""

    def dress(text: str) -> list[str]:
        quoted = re.findall("„([^“]*)“", text)
        if re.search(r"[”\"»«]|''|,,", text) or text.count("„") != text.count("“"):
            return list(text)
        if all(len(words.split()) < least for words in quoted):
            return list(text)
        other = {"„": opening, "“": closing}
        return [other.get(character, character) for character in text]

    return dress


def _named_entity(character: str) -> str:
    name = codepoint2name.get(ord(character))
    return f"&{name};" if name and ord(character) > 127 else html.escape(character, quote=False)


def _in_windows(character: str) -> str:
    """How a text looks whose bytes of Windows were read as Latin-1."""
    return character.encode("cp1252", "replace").decode("latin-1") if character in "„“”‚‘’–—…€" else character


_SYLLABLE = r"(?<=[^\W\d_]{2})[bdfgklmnprt](?=[aeiou][^\W\d_])"

DRESSINGS: dict[str, Dressing] = {
    # spaces
    "every space doubled": each(" ", "  "),
    "two spaces after a full stop": each(r"(?<=[.!?“]) (?=[A-ZÄÖÜ„])", "  "),
    "tabs": each(" ", "\t"),
    "a tab here and there": each(r"(?<=[a-z]{6}) ", "\t"),
    "spaces and tabs at the ends of lines": each(r"\n+", lambda m: "".join(" \t\n" for _ in m)),
    "indented by four": each(r"(?<=\n)[^\n]|\A.", lambda m: "    " + m),
    "no-break spaces": each(" ", "\u00a0"),
    "thin spaces": each(" ", "\u2009"),
    "em spaces": each(" ", "\u2003"),
    "a no-break space and a space": each(" ", "\u00a0 "),
    "entities for spaces": each(" ", "&nbsp;"),
    # lines
    "wrapped at 40": wrapped(40),
    "wrapped at 60": wrapped(60),
    "wrapped at 70": wrapped(70),
    "wrapped at 80": wrapped(80),
    "wrapped at 120": wrapped(120),
    "wrapped at 72, hyphens too": wrapped(72, at_hyphens=True),
    "wrapped at 70 and indented": wrapped(70, "    "),
    "wrapped at 76 and CRLF": then(wrapped(76), each("\n", "\r\n")),
    "wrapped at 66 and every space doubled": then(wrapped(66), each(" ", "  ")),
    "justified at 70": justified(70),
    "words divided at 64": hyphenated(64),
    "CRLF": each("\n", "\r\n"),
    "CR": each("\n", "\r"),
    "four line ends between paragraphs": each(r"\n\n", "\n\n\n\n"),
    "empty lines that are not empty": each(r"(?<=\n)\n", " \t \n"),
    "paragraph separators": each(r"\n\n", "\u2029"),
    # marks
    ",,…''": marks(",,", "''"),
    ",,…“": marks(",,", "“"),
    ",,…``": marks(",,", "``"),
    ',,…"': marks(",,", '"'),
    "``…''": marks("``", "''"),
    "''…''": marks("''", "''", least=4),  # of what is shorter, only a reader can tell that it is no title
    '"…"': marks('"', '"'),
    "“…”": marks("“", "”"),
    "„…”": marks("„", "”"),
    "»…«": marks("»", "«"),
    "«…»": marks("«", "»"),
    "« … »": marks("«\u00a0", "\u00a0»"),
    ">>…<<": marks(">>", "<<"),
    "<<…>>": marks("<<", ">>"),
    "&quot;…&quot;": marks("&quot;", "&quot;"),
    "‟…”": marks("‟", "”"),
    "＂…＂": marks("＂", "＂"),
    "„ … “": marks("„ ", " “"),
    # characters
    "NFD": lambda text: [unicodedata.normalize("NFD", character) for character in text],
    "ligatures": each("ffi|ffl|fi|fl|ff", lambda m: {"ffi": "ﬃ", "ffl": "ﬄ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}[m]),
    "named entities": lambda text: [_named_entity(character) for character in text],
    "numbered entities": each(r"[^\x00-\x7f]", lambda m: f"&#{ord(m)};"),
    "entities in hexadecimal": each(r"[^\x00-\x7f]", lambda m: f"&#x{ord(m):x};"),
    "entities escaped twice": each(r"[^\x00-\x7f]", lambda m: html.escape(_named_entity(m))),
    "soft hyphens": each(_SYLLABLE, lambda m: "\u00ad" + m),
    "zero-width spaces": each(_SYLLABLE, lambda m: "\u200b" + m),
    "zero-width joiners and byte order marks": each(_SYLLABLE, lambda m: "\u2060\ufeff" + m),
    "marks of direction": each(r"\b[A-ZÄÖÜ]", lambda m: "\u200e" + m),
    "control characters": each(_SYLLABLE, lambda m: "\x02" + m),
    "Windows read as Latin-1": lambda text: [_in_windows(character) for character in text],
    "no-break hyphens": each("(?<=[^\\W\\d_])-(?=[^\\W\\d_])", "\u2011"),
}


# --- what is compared ---

_FOLDED = str.maketrans(dict.fromkeys("„“”»«‟＂", '"'))


def statements(document: Document, dressed: Dressed | None = None) -> list[tuple[Any, ...]]:
    """Content, speaker and type of each statement, with offsets of the plain text."""
    return [
        (s.type, s.speaker and (s.speaker.name or "").translate(_FOLDED), tuple(_spans(s.content.spans, dressed)))
        for s in document.statements
    ]


def figures(document: Document, dressed: Dressed | None = None) -> list[tuple[Any, ...]]:
    """Place and all that is said of each figure, with offsets of the plain text."""
    fields = ("kind", "value", "low", "high", "qualifier", "unit", "counted", "iso", "resolved", "per", "of")
    return [
        (*_spans([(f.start, f.end)], dressed), *(_folded(getattr(f, field)) for field in fields))
        for f in document.figures
    ]


def _folded(value: Any) -> Any:
    return value.translate(_FOLDED) if isinstance(value, str) else value


def _spans(spans: list[tuple[int, int]], dressed: Dressed | None) -> Iterator[tuple[int, int]]:
    return (dressed.plain(start, end) if dressed else (start, end) for start, end in spans)


_AS_WRITTEN = frozenset({"text", "sha256", "characters", "context"})


def fields(document: Document, dressed: Dressed | None = None) -> Any:
    """Every field, with offsets of the plain text, and without those that quote the text as it is written."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            found = {key: plain(part) for key, part in value.items() if key not in _AS_WRITTEN}
            if isinstance(first := found.get("context_start"), int):
                found["context_start"] = next(_spans([(first, first + 1)], dressed))[0]
            if isinstance(found.get("start"), int):
                found["start"], found["end"] = next(_spans([(found["start"], found["end"])], dressed))
            return found
        if isinstance(value, (list, tuple)):
            if len(value) == 2 and all(isinstance(part, int) for part in value):
                return next(_spans([(value[0], value[1])], dressed))
            return [plain(part) for part in value]
        return _folded(value)

    return plain(document.to_dict())
