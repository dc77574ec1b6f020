"""Text out of bytes: which encoding it is in, and the words of a Markdown file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)
_BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",  # before UTF-16, whose mark it begins with
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8-sig",
}
# What German text that is not UTF-8 comes in. A guess among all of Python's encodings goes wrong on short articles.
_GERMAN = frozenset("äöüÄÖÜßéèáàçêôîñ„“”‚‘’»«–—…€§°·")
_NEARLY_ALL = 0.9
_LIKELY_ENCODINGS = ["cp1252", "mac_roman", "cp850"]


def decode(data: bytes) -> tuple[str, str | None]:
    """Decode a file and say what was guessed.

    Raises:
        ValueError: The bytes are not text.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    warning = None
    if encoding in ("utf-8", "utf-8-sig") and b"\x00" in data:
        raise ValueError("not a text file; nor a document or table that claimx reads")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text, warning = _damaged(data) or _guess(data)
    return text.replace("\r\n", "\n").replace("\r", "\n"), warning


def _damaged(data: bytes) -> tuple[str, str] | None:
    """Text that is UTF-8 but for a few bytes, such as the half of a character where a file was cut off, else None."""
    text = data.decode("utf-8-sig", "replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    if _CONTROL.search(text) or sum(character > "\x7f" for character in text) <= 2 * lost:
        return None
    return text, f"not all of it is UTF-8, characters lost: {lost}"


def _guess(data: bytes) -> tuple[str, str]:
    # Imported where it is needed: nearly every article is UTF-8, and the start-up should not pay for the others.
    import charset_normalizer

    by_letters = {name: _share_of_german(data, name) for name in _LIKELY_ENCODINGS}
    likeliest = max(by_letters, key=lambda name: by_letters[name])
    if by_letters[likeliest] > _NEARLY_ALL:
        return data.decode(likeliest), f"not UTF-8, read as {likeliest}"
    best = charset_normalizer.from_bytes(data, cp_isolation=_LIKELY_ENCODINGS).best()
    if best is None or _CONTROL.search(str(best)):  # a picture's first bytes are letters in some encoding
        raise ValueError("not a text file, or in an encoding that claimx cannot tell: convert it to UTF-8")
    return str(best), f"not UTF-8, read as {best.encoding}"


def _share_of_german(data: bytes, encoding: str) -> float:
    """How many of the characters beyond ASCII are what German texts have there, 0 where there is anything to hide."""
    text = data.decode(encoding, "replace")
    beyond = [character for character in text if character > "\x7f"]
    if not beyond or _CONTROL.search(text):
        return 0
    return sum(character in _GERMAN for character in beyond) / len(beyond)


def words_of_markdown(markdown: str) -> str:
    """The words of a Markdown file, an empty line between blocks. Headings and items keep a mark, code and HTML go."""
    # markdown-it-py is CommonMark itself, and comes with Rich; a pattern of ours would miss what asterisks mean where.
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    mark = ""
    for token in MarkdownIt().parse(_FRONT_MATTER.sub("", markdown)):
        if token.type == "heading_open":
            mark = "#" * int(token.tag[1]) + " "
        elif token.type == "list_item_open":
            mark = "- "
        elif token.type == "inline":
            blocks.append(mark + "".join(map(_words, token.children or [])))
            mark = ""
    return "\n\n".join(blocks)


def _words(inline: Token) -> str:
    if inline.type in ("softbreak", "hardbreak"):
        return "\n"
    return inline.content if inline.type in ("text", "code_inline") else ""
