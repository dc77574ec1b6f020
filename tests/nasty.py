"""Files as somebody makes them who wants to break the reader of documents, tables and mails."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

XML = '<?xml version="1.0"?>'
SAID = "Der Minister sagte am Montag, es gebe 300 Soldaten in Kiew."
EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY l0 "Er lacht. ">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
"""An entity `l9` of ten billion characters."""

_OFFICE = "http://schemas.openxmlformats.org"
_LINK = f"{_OFFICE}/officeDocument/2006/relationships"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def lying(archive: bytes) -> bytes:
    """A ZIP file whose list says of each part that it unpacks to a single byte."""
    data = bytearray(archive)
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", data, place + 24, 1)
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(data)


def with_part(archive: bytes, name: str, data: str | bytes | None) -> bytes:
    """A ZIP file of which one part is another, or is missing."""
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        found: dict[str, str | bytes] = {part: parts.read(part) for part in parts.namelist() if part != name}
    return zipped(found if data is None else found | {name: data})


def locked(archive: bytes) -> bytes:
    """A ZIP file whose parts say that they need a password."""
    data = bytearray(archive)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def _office(main: str, kind: str, parts: Mapping[str, str]) -> bytes:
    types = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{type}+xml"/>'
        for name, type in ((main, f"{kind}.main"), ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"))
        if name in parts
    )
    links = f'<Relationship Id="r" Type="{_LINK}/officeDocument" Target="{main}"/>'
    return zipped(
        {
            "[Content_Types].xml": f'{XML}<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels"'
            f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
            "_rels/.rels": f'{XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{links}</Relationships>',
            **parts,
        }
    )


def docx(body: str, doctype: str = "") -> bytes:
    document = f'<w:document xmlns:w="{_OFFICE}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    return _office("word/document.xml", "wordprocessingml.document", {"word/document.xml": XML + doctype + document})


def word(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def xlsx(rows: str, doctype: str = "") -> bytes:
    space = f'xmlns="{_OFFICE}/spreadsheetml/2006/main"'
    sheet = f"{XML}{doctype}<worksheet {space}>{rows}</worksheet>"
    book = (
        f'{XML}<workbook {space} xmlns:r="{_LINK}"><sheets><sheet name="a" sheetId="1" r:id="r"/></sheets></workbook>'
    )
    link = f'<Relationship Id="r" Type="{_LINK}/worksheet" Target="worksheets/sheet1.xml"/>'
    links = f'{XML}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{link}</Relationships>'
    parts = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": links, "xl/worksheets/sheet1.xml": sheet}
    return _office("xl/workbook.xml", "spreadsheetml.sheet", parts)


def sheet(*cells: tuple[str, str], between: str = "", size: str = "") -> str:
    """The rows of a sheet that has these cells, each in a row of its own."""
    written = []
    for place, text in cells:
        row = "".join(character for character in place if not character.isupper())
        written.append(f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>')
    return f"{size and f'<dimension ref={size!r}/>'}<sheetData>{written[0]}{between}{''.join(written[1:])}</sheetData>"


def odt(body: str, doctype: str = "", manifest: str = "") -> bytes:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    names += ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "content.xml": f"{XML}{doctype}{content}</office:document-content>",
        }
    )


def epub(pages: Mapping[str, str], root: str = "c.opf", doctype: str = "", times: int = 1) -> bytes:
    items = "".join(f'<item id="i{n}" href="{page}"/>' for n, page in enumerate(pages))
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages))) * times
    container = f'{XML}{doctype}<container><rootfiles><rootfile full-path="{root}"/></rootfiles></container>'
    package = f"{XML}<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    return zipped({"META-INF/container.xml": container, "c.opf": package, **pages})


def pdf(content: bytes, *, packed: int = 0, kids: str = "4 0 R", forms: int = 0) -> bytes:
    """A PDF of one page.

    Args:
        content: What is drawn on it.
        packed: How often that is packed with Flate.
        kids: What the list of pages holds.
        forms: So many forms beside it, `/F0`, `/F1` …, each of which draws the next one ten times.
    """
    for _ in range(packed):
        content = zlib.compress(content, 9)
    filters = f"/Filter [{'/FlateDecode ' * packed}]".encode()
    names = "".join(f"/F{n} {6 + n} 0 R " for n in range(forms))
    resources = f"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << {names} >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count 1 /Kids [{kids}] >>".encode(),
        b"<< /Title (x) >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources {resources} >>".encode(),
        b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), filters, content),
    ]
    for n in range(forms):
        drawn = f"/F{(n + 1) % forms} Do " * 10
        form = f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources {resources} /Length {len(drawn)} >>"
        objects.append(f"{form}\nstream\n{drawn}\nendstream".encode())
    data, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    start = len(data)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, start,
    )  # fmt: skip


def drawn(text: str) -> bytes:
    return f"BT /F 12 Tf 50 700 Td ({text}) Tj ET ".encode()


def mail(headers: str = "", body: str | bytes = SAID) -> bytes:
    head = f"From: Ute Lenz <lenz@blatt.example>\nTo: b@c.example\nSubject: Titel\nMIME-Version: 1.0\n{headers}\n"
    return head.encode() + (body if isinstance(body, bytes) else body.encode())


def cell(type: str, value: str) -> str:
    """The rows of a sheet with an article, and beside it a cell of a type with a value."""
    rows = sheet(("A1", "text"), ("A2", SAID), ("B1", "published"))
    return rows.replace("</sheetData>", f'<row r="2"><c r="B2" t="{type}"><v>{value}</v></c></row></sheetData>')


def parquet(columns: Mapping[str, object]) -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.table(dict(columns)), out)
    return out.getvalue()


def repeated(text: str, times: int) -> object:
    """A column that has the same text again and again, which takes as much of the file as one."""
    import pyarrow

    return pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * times, pyarrow.int32()), pyarrow.array([text]))


def rss(items: str, doctype: str = "") -> bytes:
    return f'{XML}{doctype}<rss version="2.0"><channel><title>Blatt</title>{items}</channel></rss>'.encode()


def item(text: str) -> str:
    return f"<item><title>Titel</title><description>{text}</description></item>"


def atom(entries: str, doctype: str = "") -> bytes:
    """A feed of the other kind."""
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Beispielblatt</title>'
    return f'<?xml version="1.0"?>{doctype}{head}{entries}</feed>'.encode()


def entry(content: str, attributes: str = 'type="html"') -> str:
    """An article of such a feed."""
    return f"<entry><title>Titel</title><id>a1</id><content {attributes}>{content}</content></entry>"


def page(text: str, head: str = "<title>Titel</title>") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article><p>{text}</p></article></body></html>"
