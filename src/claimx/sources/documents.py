"""The text of PDF, Word, OpenDocument, EPUB and RTF files and of e-mails, and what these say of themselves.

When a file was made is no date of publication, and is not taken for one.
"""

from __future__ import annotations

import email
import email.policy
import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from email.message import EmailMessage
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import unquote

from claimx.extras import needed
from claimx.sources.article import MAX_BYTES, About, Content, string
from claimx.sources.kinds import Kind
from claimx.sources.pages import main_text
from claimx.sources.records import iso
from claimx.sources.text import decode

_LINE_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[^\W\d_])")
_JOINING = re.compile(r"(?:und|oder|bzw|sowie|bis|als|wie)\b")
_PAGE_NUMBER = re.compile(r"(?:-\s*|–\s*)?(?:Seite\s+)?\d{1,4}(?:\s*(?:von|/)\s*\d{1,4})?(?:\s*-|\s*–)?")
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:;“”\"«»’)\]]\s*\Z")
_LEAST_GAP = 6  # points between two columns
_LINES_OF_COLUMN = 3
_OUTER_LINES = 3
_INDENT = 0.5  # of the height of a line
_WIDER = 1.25  # than the usual step from a line to the next
_UNPACKED = 10 * MAX_BYTES


def pdf(data: bytes) -> Content:
    """The paragraphs of a PDF as they are read, without page headers, footers and hyphens at line ends.

    Raises:
        ValueError: It cannot be read, is locked, or has no text in it, such as a scan.
    """
    needed("pdfminer.high_level", "PDF")
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTPage
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    try:
        info = (PDFDocument(PDFParser(io.BytesIO(data))).info or [{}])[-1]
        pages: list[LTPage] = list(extract_pages(io.BytesIO(data)))
    except Exception as error:  # pdfminer raises what its parts raise
        name = type(error).__name__
        locked = "Password" in name or "Encryption" in name
        raise ValueError("a PDF that is locked with a password" if locked else f"a broken PDF ({name})") from None
    lines = _without_margins([list(_lines_of(page)) for page in pages])
    columns = (column for page in lines for column in _in_order(page))
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
    if _JOINING.match(rest):
        return "- "
    return "-" if rest[:1].isupper() else ""


def _pdf_string(value: Any) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("utf-16" if value.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1", "replace")
    return string(value) if isinstance(value, str) else None


def docx(data: bytes) -> Content:
    """The paragraphs of a Word file, those of its tables among them; no headers, footers and comments."""
    library = needed("docx", "Word (python-docx)")
    file = io.BytesIO(unpacks(data))
    document = _opened(lambda: library.Document(file), "Word")
    paragraphs = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            paragraphs += [" ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            paragraphs.append(_heading(block.text, block.style.name if block.style is not None else ""))
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
    """The paragraphs and headings of an OpenDocument text."""
    needed("odf.opendocument", "OpenDocument (odfpy)")
    from odf import dc, meta, teletype
    from odf.opendocument import load

    file = io.BytesIO(unpacks(data))
    document = _opened(lambda: load(file), "OpenDocument")
    paragraphs = []

    def walk(node: Any) -> None:
        for child in getattr(node, "childNodes", ()):
            kind = getattr(child, "qname", (None, None))[1]
            if kind in ("p", "h"):
                words = teletype.extractText(child)
                paragraphs.append(f"# {words}" if kind == "h" and words.strip() else words)
            elif kind not in ("tracked-changes", "annotation", "table-of-content"):
                walk(child)

    walk(document.text)

    def said(element: Any) -> str | None:
        found = document.meta.getElementsByType(element)
        return string(teletype.extractText(found[0])) if found else None

    author = said(meta.InitialCreator) or said(dc.Creator)
    return Content(
        _paragraphs(paragraphs),
        About(
            title=said(dc.Title),
            authors=(author,) if author else (),
            language=said(dc.Language),
        ),
    )


def epub(data: bytes) -> Content:
    """The text of an EPUB in the order of its spine. It is a ZIP of pages, which need no library of their own."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        book = zipfile.ZipFile(io.BytesIO(unpacks(data)))
        container = etree.fromstring(book.read("META-INF/container.xml"), parser)
        root = container.xpath("string(//*[local-name()='rootfile']/@full-path)")
        package = etree.fromstring(book.read(str(root)), parser)
        files = {item.get("id"): item.get("href") for item in package.iterfind(".//{*}manifest/{*}item")}
        pages = [files[ref.get("idref")] for ref in package.iterfind(".//{*}spine/{*}itemref")]
        folder = posixpath.dirname(str(root))
        texts = [main_text(decode(book.read(posixpath.join(folder, unquote(page))))[0]) for page in pages if page]
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
    message = email.message_from_bytes(data, EmailMessage, policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise ValueError("an e-mail without text")
    try:
        text = str(body.get_content()).replace("\r\n", "\n")
    except LookupError:
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


def unpacks(data: bytes) -> bytes:
    """The same bytes of a ZIP file.

    Raises:
        ValueError: It is none, or what is in it would fill the memory.
    """
    try:
        size = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        raise ValueError("a ZIP file that is broken") from None
    if size > _UNPACKED:
        raise ValueError(f"unpacks to more than {_UNPACKED // 1_000_000} MB")
    return data


def _opened(load: Callable[[], Any], what: str) -> Any:
    try:
        return load()
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
