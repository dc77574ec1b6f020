"""The characters that a reader sees, without what hides words from a tagger: entities, soft hyphens, odd spaces."""

from __future__ import annotations

import html
import re
import unicodedata

from claimx.reading.edits import Change

_ODD = frozenset(
    chr(number)
    for first, last in (
        (0x00, 0x08), (0x0B, 0x1F), (0x7F, 0xA0), (0x300, 0x36F), (0x2000, 0x2011), (0x2028, 0x202F), (0x205F, 0x206F),
        (0x275B, 0x275E), (0x301D, 0x301F), (0xFB00, 0xFB06), (0xFE00, 0xFE0F), (0xFFF9, 0xFFFB),
    )
    for number in range(first, last + 1)
) | frozenset("&\xad\u061c\u1680\u180e\u201f\u3000\u300a\u300b\ufeff\uff02\uff07")  # fmt: skip
"""A text that has none of these is in normal form, but perhaps for its spaces, lines and quotation marks."""

_INVISIBLE = (
    r"\x00-\x08\x0e-\x1b\x7f\x81\x8d\x8f\x90\x9d\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_ODD_SPACE = r"\x0b\x0c\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WINDOWS = r"\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f"
_OTHERS = {
    "\u2010": "-", "\u2011": "-",  # hyphens, the second one for words that must not be divided
    "\uff02": '"', "\uff07": "'", "‟": "“", "❝": "“", "❞": "”", "❛": "‘", "❜": "’", "〝": "“", "〞": "”", "〟": "„",
    "《": "«", "》": "»",
}  # fmt: skip
_HIDING = re.compile(
    r"&(?:amp;)*(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});"  # &bdquo; &#8222; &amp;bdquo;
    rf"|[^\n{_INVISIBLE}](?:[{_INVISIBLE}]*[\u0300-\u036f])+"  # an a and its dots, as texts from a Mac have them
    rf"|[{_INVISIBLE}]+"  # soft hyphens
    rf"|[{_ODD_SPACE}{_WINDOWS}\ufb00-\ufb06{''.join(_OTHERS)}]"
)
_UNSEEN = re.compile(rf"[{_INVISIBLE}]+")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_MAX_ESCAPED = 4


def has_odd(text: str) -> bool:
    """Whether any character of a text needs a second look; quick, as most texts have none."""
    return not _ODD.isdisjoint(text)


def hiding(text: str) -> list[Change]:
    """Find the characters that hide words, and what a reader sees of them."""
    return [(*match.span(), shown) for match in _HIDING.finditer(text) if (shown := _shown(match[0])) != match[0]]


def line_ends(text: str) -> list[Change]:
    """Find the line ends that are not `\\n`.

    A line separator (U+2028) ends lines only where nothing else does: on pages it strays into sentences.
    """
    alone = "\n" not in text and "\r" not in text
    other = {"\u2028": "\n" if alone else " ", "\u2029": "\n\n"}
    return [(*match.span(), other.get(match[0], "\n")) for match in _LINE_ENDS.finditer(text)]


def _shown(characters: str) -> str:
    """What the reader of a page sees of characters that `_HIDING` matches."""
    shown = characters
    if shown[0] == "&":
        for _ in range(_MAX_ESCAPED):
            shown = html.unescape(shown)
    shown = _UNSEEN.sub("", shown)
    if "\x80" <= shown <= "\x9f":
        return shown.encode("latin-1").decode("cp1252")
    if shown.isspace():
        return " "
    if "\ufb00" <= shown <= "\ufb06":  # ﬁ, as texts out of a PDF have it
        return unicodedata.normalize("NFKC", shown)
    return _OTHERS.get(shown) or unicodedata.normalize("NFC", shown)
