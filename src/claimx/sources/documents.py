"""The text of PDF, Word, OpenDocument, EPUB and RTF files and of e-mails, and what these say of themselves.

When a file was made is no date of publication, and is not taken for one.
"""

from __future__ import annotations

import email
import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from email.message import EmailMessage
from email.policy import EmailPolicy
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple, TypeVar, cast
from urllib.parse import unquote

from claimx.extras import needed
from claimx.lexicon import word_group
from claimx.sources.article import About, Content, string
from claimx.sources.kinds import Kind
from claimx.sources.limits import BOUNDED_ZLIB, UnpacksTooFarError, limited, unpacked
from claimx.sources.pages import main_text
from claimx.sources.records import iso
from claimx.sources.text import decode

T = TypeVar("T")

_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[^\W\d_])")
_FIRST_WORD = re.compile(r"\w+")
_PAGE_NUMBER = re.compile(r"(?:-\s*|–\s*)?(?:Seite\s+)?\d{1,4}(?:\s*(?:von|/)\s*\d{1,4})?(?:\s*-|\s*–)?")
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:;“”\"«»’)\]]\s*\Z")
_LEAST_GAP = 6  # points between two columns
_LINES_OF_COLUMN = 3
_OUTER_LINES = 3
_INDENT = 0.5  # of the height of a line
_WIDER = 1.25  # than the usual step from a line to the next
_LONGEST_HEADER = 4000  # characters of one in an e-mail that are looked at


def pdf(data: bytes) -> Content:
    """The paragraphs of a PDF as they are read, without page headers, footers and hyphens at line ends.

    Raises:
        ValueError: It cannot be read, is locked, or has no text in it, such as a scan.
    """
    needed("pdfminer.high_level", "PDF")
    from pdfminer import pdftypes
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    pdftypes.zlib = BOUNDED_ZLIB  # pdfminer itself unpacks whatever a kilobyte stands for
    lines_alone = LAParams(boxes_flow=None)  # which box comes after which is told by `_in_order`
    try:
        with BOUNDED_ZLIB.bounded():
            info = (PDFDocument(PDFParser(io.BytesIO(data))).info or [{}])[-1]
            pages = [list(_lines_of(page)) for page in extract_pages(io.BytesIO(data), laparams=lines_alone)]
    except UnpacksTooFarError:
        raise
    except Exception as error:  # pdfminer raises what its parts raise
        name = type(error).__name__
        locked = "Password" in name or "Encryption" in name
        raise ValueError("a PDF that is locked with a password" if locked else f"a broken PDF ({name})") from None
    columns = (column for page in _without_margins(pages) for column in _in_order(page))
    text = "\n\n".join(_joined(paragraph for column in columns for paragraph in _paragraphs_of(column)))
    if not text.strip():
        raise ValueError("a PDF without text, such as a scan: recognise its text first, for example with OCRmyPDF")
    author = _pdf_string(info.get("Author"))
    return Content(text, About(title=_pdf_string(info.get("Title")), authors=(author,) if author else ()))


def _lines(text: str) -> str:
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class Line(NamedTuple):
    """A line on a page, and where it stands: points from the left and the bottom."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def _lines_of(layout: Any) -> Iterator[Line]:
    from pdfminer.layout import LTContainer, LTTextLine

    for item in layout:
        if isinstance(item, LTTextLine):
            text = _lines(item.get_text())
            if text:
                yield Line(text, *item.bbox)
        elif isinstance(item, LTContainer):
            yield from _lines_of(item)


def _without_margins(pages: list[list[Line]]) -> list[list[Line]]:
    """The lines of all pages without page numbers, headers and footers, which other pages have at the same height."""
    forms = Counter(form for lines in pages for form in set(map(_form, lines)))
    often = max(2, len(pages) // 2)
    return [
        [
            line
            for line in lines
            if not _is_outer(line, lines) or not (_PAGE_NUMBER.fullmatch(line.text) or forms[_form(line)] >= often)
        ]
        for lines in pages
    ]


def _form(line: Line) -> tuple[str, int]:
    """What a header or footer has in common with that of another page: its words but for numbers, and its height."""
    return _DIGITS.sub("0", line.text), round(line.bottom)


def _is_outer(line: Line, lines: list[Line]) -> bool:
    """Whether a line is among the first or the last of its page."""
    above = {other.top for other in lines if other.bottom > line.top - 1}
    below = {other.top for other in lines if other.top < line.bottom + 1}
    return min(len(above), len(below)) < _OUTER_LINES


def _in_order(lines: list[Line]) -> Iterator[list[Line]]:
    """Columns in the order in which they are read, each as its lines from the top.

    The page is cut where white space goes through it: between columns where it does from top to bottom, else behind its
    first line, until there is nothing left to cut (the recursive XY cut of Nagy & Seth 1984).
    """
    lines = sorted(lines, key=lambda line: (-line.top, line.left))
    above: list[Line] = []
    while lines:
        columns = _columns(lines)
        if len(columns) > 1:
            if above:
                yield above
            for column in columns:
                yield from _in_order(column)
            return
        above.append(lines.pop(0))
    if above:
        yield above


def _columns(lines: list[Line]) -> list[list[Line]]:
    columns: list[list[Line]] = []
    right = float("-inf")
    for line in sorted(lines, key=lambda line: line.left):
        if not columns or line.left > right + _LEAST_GAP:
            columns.append([])
        columns[-1].append(line)
        right = max(right, line.right)
    return columns if all(len(column) >= _LINES_OF_COLUMN for column in columns) else [lines]


def _paragraphs_of(column: list[Line]) -> Iterator[str]:
    """The paragraphs of a column: a wider gap, an indent or another size of the letters begins one."""
    steps = [above.top - below.top for above, below in pairwise(column)]
    usual = median(steps) if steps else 0
    left = min(line.left for line in column)
    paragraph = column[0].text
    for step, above, line in zip(steps, column, column[1:], strict=False):
        height, before = line.top - line.bottom, above.top - above.bottom
        indented = line.left > left + _INDENT * height >= above.left
        if step > _WIDER * usual or abs(height - before) > 0.15 * before or indented:
            yield paragraph
            paragraph = line.text
        else:
            paragraph += "\n" + line.text
    yield paragraph


def _joined(blocks: Iterable[str]) -> list[str]:
    """Paragraphs: a block that goes on in the next column or on the next page is one with it."""
    paragraphs: list[str] = []
    for block in blocks:
        if paragraphs and len(paragraphs[-1]) > 60 and _goes_on(paragraphs[-1], block):
            paragraphs[-1] += "\n" + block
        else:
            paragraphs.append(block)
    return [_LINE_HYPHEN.sub(_hyphen, paragraph).replace("\n", " ") for paragraph in paragraphs]


def _goes_on(paragraph: str, block: str) -> bool:
    """Whether a block is the rest of a paragraph: *… seien 23* / *Straßen betroffen*, *… Verkehrs-* / *ausschuss*."""
    return not _SENTENCE_END.search(paragraph)


def _hyphen(match: re.Match[str]) -> str:
    """What becomes of a hyphen at the end of a line: *Abstim-mung*, but *Verkehrs-Minister* and *Vor- und Nachteil*."""
    rest = match.string[match.end() :]
    word = _FIRST_WORD.match(rest)
    if word and word[0] in word_group("abbreviations.jsonl", "joins_clipped"):
        return "- "
    return "-" if rest[:1].isupper() else ""


def _pdf_string(value: Any) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("utf-16" if value.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1", "replace")
    return string(value) if isinstance(value, str) else None


def docx(data: bytes) -> Content:
    """The paragraphs of a Word file, those of its tables among them; no headers, footers and comments."""
    library = needed("docx", "Word (python-docx)")
    file = _archive(data)
    return _opened(lambda: _of_word(library, file), "Word")


def _of_word(library: Any, file: io.BytesIO) -> Content:
    document = library.Document(file)
    cell_of = library.table._Cell
    styles = {style.style_id: style.name for style in document.styles}
    paragraphs = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            # Not `row.cells`, which has a cell as often as it has columns: a file may say that it has a million.
            paragraphs += [" ".join(cell_of(cell, block).text for cell in row._tr.tc_lst) for row in block.rows]
        else:
            paragraphs.append(_heading(block.text, styles.get(block._p.style)))
    about = document.core_properties
    return Content(
        _paragraphs(paragraphs),
        About(
            title=string(about.title),
            authors=tuple(filter(None, map(string, re.split(r"\s*;\s*", about.author or "")))),
            language=string(about.language),
        ),
    )


def _heading(text: str, style: str | None) -> str:
    return f"# {text}" if text.strip() and re.match(r"(?:Heading|Überschrift|Title|Titel)\b", style or "") else text


def odt(data: bytes) -> Content:
    """The paragraphs and headings of an OpenDocument text: a ZIP of XML, which needs no library of its own."""
    from lxml import etree

    # A file that is made to be one thing and read as another is refused: its XML is to be whole.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        with zipfile.ZipFile(_archive(data)) as parts:
            names = parts.namelist()
            if _ODT_LIST in names and b"encryption-data" in parts.read(_ODT_LIST):
                raise ValueError("locked with a password: save it without one")
            content = etree.fromstring(parts.read("content.xml"), parser)
            meta = etree.fromstring(parts.read("meta.xml"), parser) if "meta.xml" in names else content
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        raise ValueError("not a file of OpenDocument that can be read") from None

    def said(name: str) -> str | None:
        return string(meta.findtext(f".//{{*}}meta/{{*}}{name}"))

    author = said("initial-creator") or said("creator")
    return Content(
        _paragraphs(_odt_blocks(content)),
        About(title=said("title"), authors=(author,) if author else (), language=said("language")),
    )


_ODT_LIST = "META-INF/manifest.xml"
_NOT_OF_TEXT = frozenset({"tracked-changes", "annotation", "table-of-content", "note"})
_ODT_SPACES = {"s": " ", "tab": "\t", "line-break": "\n"}


def _odt_blocks(node: Any) -> Iterator[str]:
    for child, name in _named(node):
        if name == "h" and (heading := _odt_words(child)).strip():
            yield f"# {heading}"
        elif name == "p":
            yield _odt_words(child)
        elif name not in _NOT_OF_TEXT:
            yield from _odt_blocks(child)


def _odt_words(node: Any) -> str:
    words = node.text or ""
    for child, name in _named(node):
        if name in _ODT_SPACES:
            words += _ODT_SPACES[name]
        elif name and name not in _NOT_OF_TEXT:
            words += _odt_words(child)
        words += child.tail or ""
    return words


def _named(node: Any) -> Iterator[tuple[Any, str]]:
    """What an element holds, and the names without their namespaces; that of an entity is empty."""
    return ((child, child.tag.rpartition("}")[2] if isinstance(child.tag, str) else "") for child in node)


def epub(data: bytes) -> Content:
    """The text of an EPUB in the order of its spine. It is a ZIP of pages, which need no library of their own."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        with zipfile.ZipFile(_archive(data)) as book:
            container = etree.fromstring(book.read("META-INF/container.xml"), parser)
            root = str(container.xpath("string(//*[local-name()='rootfile']/@full-path)"))
            package = etree.fromstring(book.read(root), parser)
            files = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}manifest/{*}item")}
            named = [files[ref.get("idref")] for ref in package.iterfind(".//{*}spine/{*}itemref")]
            # Once each, as EPUB wants it: a spine may name the same page ten thousand times.
            pages = dict.fromkeys(posixpath.join(posixpath.dirname(root), unquote(page)) for page in named if page)
            texts = [main_text(_page_of_book(book.read(page))) for page in pages]
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, AttributeError, TypeError):
        raise ValueError("not an EPUB that can be read") from None

    def said(name: str) -> list[str]:
        return [text for node in package.iterfind(f".//{{*}}metadata/{{*}}{name}") if (text := string(node.text))]

    return Content(
        "\n\n".join(filter(None, texts)),
        About(
            title=next(iter(said("title")), None),
            authors=tuple(said("creator")),
            published=next(iter(said("date")), None),
            site=next(iter(said("publisher")), None),
            language=next(iter(said("language")), None),
        ),
    )


def _page_of_book(data: bytes) -> str:
    try:
        return decode(data)[0]
    except ValueError:
        raise ValueError("an EPUB whose pages are locked, or no text: save it without a lock") from None


def rtf(data: bytes) -> Content:
    """The words of an RTF file."""
    needed("striprtf.striprtf", "RTF")
    from striprtf.striprtf import rtf_to_text

    try:
        text: str = rtf_to_text(data.decode("latin-1"), errors="replace")
    except Exception as error:  # whatever its parts raise
        raise ValueError(f"not an RTF file that can be read ({type(error).__name__})") from None
    return Content(_paragraphs(text.split("\n")))


def mail(data: bytes) -> Content:
    """The text of an e-mail: what it says in plain text, else in HTML. Attachments are left alone."""
    message = cast("EmailMessage", email.message_from_bytes(data, policy=_Headers()))
    body = _opened(lambda: message.get_body(("plain", "html")), "e-mail")
    if body is None:
        raise ValueError("an e-mail without text")
    try:
        text = str(body.get_content()).replace("\r\n", "\n")
    except (LookupError, ValueError):  # no name of an encoding, or one of something else
        text = "\N{REPLACEMENT CHARACTER}"
    if "\N{REPLACEMENT CHARACTER}" in text:  # it is in no encoding of the name that it gives
        text, _ = decode(bytes(body.get_payload(decode=True) or b""))
    if body.get_content_subtype() == "html":
        text = main_text(text)
    senders = getattr(message["from"], "addresses", ())
    return Content(
        text,
        About(
            title=string(message["subject"]),
            authors=tuple(sender.display_name or sender.addr_spec for sender in senders),
            published=iso(message["date"]),
        ),
    )


class _Headers(EmailPolicy):
    """Headers to their first `_LONGEST_HEADER` characters: the time that Python takes for one grows with its square."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """What a header says: with its parts where Python can tell them, and else as a string."""
        value = value[:_LONGEST_HEADER]
        try:
            return super().header_fetch_parse(name, value)
        except Exception:  # of many kinds, where one is broken: its brackets, its encoded words
            return " ".join(value.split())


def _archive(data: bytes) -> io.BytesIO:
    """A ZIP file of which what is to be read is not too long.

    Raises:
        ValueError: It is.
    """
    file = io.BytesIO(data)
    limited(sum(size for name, size in unpacked(file).items() if name.endswith(_MARKUP)))
    return file


_MARKUP = (".xml", ".rels", ".opf", ".ncx", ".html", ".xhtml", ".htm")


def _opened(load: Callable[[], T], what: str) -> T:
    try:
        return load()
    except RecursionError:
        raise
    except Exception as error:  # whatever a library says to a file that is broken
        raise ValueError(f"not a file of {what} that can be read ({type(error).__name__})") from None


def _paragraphs(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(text for paragraph in paragraphs if (text := _lines(paragraph)))


READERS: dict[Kind, Callable[[bytes], Content]] = {
    "pdf": pdf,
    "docx": docx,
    "odt": odt,
    "epub": epub,
    "rtf": rtf,
    "mail": mail,
}
