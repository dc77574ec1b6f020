"""Each way in, with files and servers that mean harm: the command reads the article, or says in one line why not."""

from __future__ import annotations

import gzip
import json
import os
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nasty import (
    EXTERNAL,
    LAUGHS,
    SAID,
    XML,
    atom,
    cell,
    docx,
    drawn,
    entry,
    epub,
    item,
    locked,
    lying,
    mail,
    odt,
    page,
    parquet,
    pdf,
    repeated,
    rss,
    sheet,
    with_part,
    word,
    xlsx,
    zipped,
)
from typer.testing import CliRunner, Result

from claimx import cli
from claimx.sources import limits, web

MAX_BYTES = 300_000
"""Least that these tests allow, so that what is too long may be short."""

READ = ""
"""What the command says where it reads the article: nothing."""

TOO_LONG = "longer than 0 MB: split it into articles"
TOO_FAR = "unpacks to more than 3 MB"
LEAST_SECONDS = 0.05
"""Time that these tests allow what is slow: a twentieth of what it takes, so that no machine is fast enough."""
TOO_SLOW = f"takes longer than {LEAST_SECONDS} seconds to read: save its text alone, and name that"
BROKEN_ZIP = "a ZIP file that is broken"
BROKEN = "a broken PDF ("
NO_WORD = "not a file of Word that can be read ("
NO_ODT = "not a file of OpenDocument that can be read"
NO_EPUB = "not an EPUB that can be read"
NO_EXCEL = "not a file of Excel that can be read: "
NO_FEED = "not a feed that can be read"
NO_PAGE = "no article found on this page"
NOTHING = "no text in it"
DEEP = "nested too deeply to be read"
NOT_GERMAN = "does not look German"

TEXT_PAGE = f"<p>{SAID}</p>"
OPEN = "<text:section>"
ROW = ("A1", "text"), ("A2", SAID)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
DAYS = {
    "a day without end": f"Mon, {'9' * 30} Jan 2024 00:00:00 +0000",
    "a year without end": f"Mon, 01 Jan {'9' * 15} 00:00:00",
    "a zone without end": f"Mon, 01 Jan 2024 00:00:00 +{'9' * 15}",
    "a day before all days": "Mon, 01 Jan 0001 00:00:00 +2359",
    "a day that is none": "31.2.2024, 27:99 Uhr",
}


def column(values: list[int], kind: str, *arguments: str) -> object:
    import pyarrow

    return pyarrow.array(values, getattr(pyarrow, kind)(*arguments))


def broken_strings() -> object:
    import pyarrow

    return pyarrow.Array.from_buffers(pyarrow.string(), 1, pyarrow.array([b"\xff\xfe"]).buffers())


def bomb(size: int = 4_000_000) -> str:
    return "a" * size


HOSTILE = [
    # What is wrong, the file's name, what is in it, and what the command says of it.
    *((what, name, made(day), READ) for what, day in DAYS.items() for name, made in (
        ("a.jsonl", lambda day: json.dumps({"text": SAID, "published": day}) + "\n"),
        ("a.eml", lambda day: mail(f"Date: {day}\n")),
        ("a.rss", lambda day: rss(item(SAID).replace("<title>", f"<pubDate>{day}</pubDate><title>"))),
        ("a.html", lambda day: page(SAID, f'<meta property="article:published_time" content="{day}">')),
    )),
    ("a password", "a.docx", OLD_OFFICE, "locked with a password: save it without one"),
    ("a password", "a.xlsx", OLD_OFFICE, "locked with a password: save it without one"),
    ("an old file", "a.doc", OLD_OFFICE, "an old file of Word or Excel: save it as .docx or .xlsx"),
    ("a lock", "a.pdf", pdf(drawn(SAID)).replace(b"/Root", b"/Encrypt 3 0 R /ID [(a)(b)] /Root"),
        "a PDF that is locked with a password"),
    ("a title that is itself", "a.pdf", pdf(drawn(SAID)).replace(b"(x)", b"3 0 R"), (READ, BROKEN)),
    ("a box that is no box", "a.pdf", pdf(drawn(SAID)).replace(b"[0 0 600 800]", b"[0 0 1e999 nan]"), (READ, BROKEN)),
    ("filters that it does not have", "a.pdf",
        pdf(drawn(SAID)).replace(b"/Filter []", b"/Filter [/LZWDecode /JBIG2Decode]"), (BROKEN, "a PDF without text")),
    ("a page of nothing", "a.docx", with_part(docx(word(SAID)), "word/document.xml", f"{XML}<a/>"), NO_WORD),
    ("no list of its parts", "a.docx", with_part(docx(word(SAID)), "[Content_Types].xml", None), NO_WORD),
    ("a part that is no XML", "a.xlsx", with_part(xlsx(sheet(*ROW)), "xl/workbook.xml", "<a"), NO_EXCEL),
    ("a sheet that is no XML", "a.xlsx", with_part(xlsx(sheet(*ROW)), "xl/worksheets/sheet1.xml", b"\0"), NO_EXCEL),
    ("no sheet", "a.xlsx", with_part(xlsx(sheet(*ROW)), "xl/worksheets/sheet1.xml", None), (NO_EXCEL, NOTHING)),
    ("a number that is none", "a.xlsx", xlsx(cell("n", "NaN")), NO_EXCEL),
    ("a day that is none", "a.xlsx", xlsx(cell("d", "9999-99-99")), (NO_EXCEL, READ)),
    ("a string that is not there", "a.xlsx", xlsx(cell("s", "-1")), (NO_EXCEL, READ)),
    ("no list of its parts", "a.odt", with_part(odt(TEXT_PAGE), "META-INF/manifest.xml", None), (NOTHING, READ)),
    ("spaces fewer than none", "a.odt", odt(f'<text:p>{SAID}<text:s text:c="-5"/></text:p>'), READ),
    ("pages that are locked", "a.epub", epub({"a.html": bytes(range(256))}), "an EPUB whose pages are locked"),
    ("a page that is missing", "a.epub", with_part(epub({"a.html": TEXT_PAGE}), "a.html", None), NO_EPUB),
    ("an encoding of another kind", "a.eml", mail("Content-Type: text/plain; charset=idna\n"), READ),
    ("an encoding that is none", "a.eml", mail('Content-Type: text/plain; charset="\0"\n'), (READ, "not a text file")),
    ("parts without a border", "a.eml", mail("Content-Type: multipart/mixed\n"), "an e-mail without text"),
    ("a file of this machine", "a.eml",
        mail('Content-Type: message/external-body; access-type=local-file; name="/etc/passwd"\n'),
        "an e-mail without text"),
    ("what Excel is told", "a.csv", f"sep=;\nid;text\n1;{SAID}\n", READ),
    ("days that Python has not", "a.parquet", lambda: parquet(
        {"text": [SAID], "published": column([2**60], "timestamp", "us")}), READ),
    ("a zone on Mars", "a.parquet", lambda: parquet(
        {"text": [SAID], "published": column([1], "timestamp", "us", "Mars/Phobos")}), READ),
    ("the year 5,881,580", "a.parquet", lambda: parquet(
        {"text": [SAID], "published": column([2**31 - 1], "date32")}), READ),
    ("a text that is not UTF-8", "a.parquet", lambda: parquet({"text": broken_strings()}), "its text is not UTF-8"),
    ("a key to it", "a.parquet", lambda: b"PARE" + parquet({"text": [SAID]})[4:-4] + b"PARE", "encrypted"),
    ("7-Zip", "a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(99), "packed: unpack it first"),
    ("bzip2", "a.txt.bz2", b"BZh91AY&SY" + bytes(99), "packed: unpack it first"),
    ("xz", "a.jsonl", b"\xfd7zXZ\0" + bytes(99), "packed: unpack it first"),
    ("nothing in it", "a.zip", b"PK\x05\x06" + bytes(18), "packed: unpack it first"),
    ("nothing in it", "a.txt.gz", gzip.compress(b""), NOTHING),
    ("a name without end", "a.txt.gz",
        b"\x1f\x8b\x08\x08" + bytes(6) + b"a" * 100_000, "packed with gzip, and cut off"),
    ("three packed files in a row", "a.txt.gz", gzip.compress(f"{SAID}\n".encode()) * 3, READ),
    ("a bomb of Flate", "a.pdf", pdf(drawn(SAID) + bomb().encode(), packed=1), TOO_FAR),
    ("a bomb in a bomb", "a.pdf", pdf(bomb().encode(), packed=2), TOO_FAR),
    ("a page that is its own parent", "a.pdf", pdf(drawn(SAID), kids="2 0 R " * 5), (READ, "a PDF without text")),
    ("forms that draw each other", "a.pdf", pdf(b"/F0 Do", forms=40), (TOO_SLOW, BROKEN)),
    ("a PDF that is cut off", "a.pdf", pdf(drawn(SAID))[:300], (BROKEN, "a PDF without text")),
    ("brackets without end", "a.pdf", pdf(b"[" * 100_000 + drawn(SAID)), ("a PDF without text", BROKEN, READ)),
    ("dictionaries in each other", "a.pdf", pdf(drawn(SAID), kids="<< /A " * 5000), (BROKEN, "a PDF without text")),
    ("a bomb of XML", "a.docx", docx(word(bomb(1_000_000))), TOO_LONG),
    ("a bomb beside the text", "a.docx", zipped({"word/document.xml": "<a/>", "b.png": bomb()}), TOO_FAR),
    ("a bomb that says it is none", "a.docx", lying(docx(word(bomb()))), BROKEN_ZIP),
    ("a table of a million columns", "a.docx", docx(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>' + word(SAID) + "</w:tc></w:tr></w:tbl>"
    ), READ),
    ("100,000 nested tags", "a.docx", docx("<w:sdt>" * 10_000 + word(SAID) + "</w:sdt>" * 10_000), NO_WORD),
    ("an entity of a file", "a.docx", docx(word(f"{SAID} &x;"), EXTERNAL), READ),
    ("a billion laughs", "a.docx", docx(word(f"{SAID} &l9;"), LAUGHS), NO_WORD),
    ("a password", "a.docx", locked(docx(word(SAID))), "locked with a password: save it without one"),
    ("a part that lies elsewhere", "a.docx", docx(word(SAID)).replace(b"word/doc", b"../../do"), NO_WORD),
    ("a bomb of XML", "a.odt", odt(f"<text:p>{bomb(1_000_000)}</text:p>"), TOO_LONG),
    ("two billion spaces", "a.odt", odt(f'<text:p>{SAID}<text:s text:c="2000000000"/></text:p>'), READ),
    ("100,000 nested tags", "a.odt", odt(OPEN * 10_000 + TEXT_PAGE + "</text:section>" * 10_000), NO_ODT),
    ("an entity of a file", "a.odt", odt(f"<text:p>{SAID} &x;</text:p>", EXTERNAL), READ),
    ("a billion laughs", "a.odt", odt(f"<text:p>{SAID} &l9;</text:p>", LAUGHS), NO_ODT),
    ("a password", "a.odt", odt(bomb(9), manifest="<encryption-data/>"), "locked with a password"),
    ("a tag that is not closed", "a.odt", odt(f"<text:p>{SAID}"), NO_ODT),
    ("a bomb", "a.epub", epub({"a.html": bomb()}), TOO_FAR),
    ("a bomb that says it is none", "a.epub", lying(epub({"a.html": bomb()})), BROKEN_ZIP),
    ("the same page 10,000 times", "a.epub", epub({"a.html": TEXT_PAGE}, times=10_000), READ),
    ("100,000 nested tags", "a.epub", epub({"a.html": "<div>" * 100_000 + TEXT_PAGE}), TOO_LONG),
    ("40,000 nested tags", "a.epub", epub({"a.html": "<div>" * 40_000 + TEXT_PAGE}), NOTHING),
    ("a billion laughs", "a.epub", epub({"a.html": TEXT_PAGE}, root="&l9;", doctype=LAUGHS), NO_EPUB),
    ("a page outside", "a.epub", epub({"../../../../etc/hosts": TEXT_PAGE}, root="../../c.opf"), NO_EPUB),
    ("100,000 nested groups", "a.rtf", b"{\\rtf1 " + b"{" * 100_000 + SAID.encode() + b"}" * 100_000 + b"}", READ),
    ("groups that are not closed", "a.rtf", b"{\\rtf1 " + b"{" * 100_000 + SAID.encode(), READ),
    ("groups that were not opened", "a.rtf", b"{\\rtf1 " + SAID.encode() + b"}" * 100_000, READ),
    ("a number without end", "a.rtf",
        b"{\\rtf1 \\bin" + b"9" * 5000 + b" \\par\n" + SAID.encode(), (READ, "not an RTF file")),
    ("a character that is none", "a.rtf", b"{\\rtf1 \\u-99999999999? \\u1114112?}", "not an RTF file that can be read"),
    ("a code page that is none", "a.rtf", b"{\\rtf1\\ansicpg99999 " + SAID.encode() + b" \\'e4\\'ff}", READ),
    ("1,200 mails in each other", "a.eml", mail("Content-Type: message/rfc822\n\nMIME-Version: 1.0\n" * 1200), DEEP),
    ("1,200 parts in each other", "a.eml", mail("".join(
        f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(1200)
    )), DEEP),
    ("100,000 senders", "a.eml", mail().replace(b"<lenz", b"<a@b.example>, " * 9000 + b"<lenz"), READ),
    ("a subject of 100,000 encoded words", "a.eml", mail().replace(b"Titel", b"=?utf-8?q?=C3=BC?= " * 9000), READ),
    ("a sender in 20,000 brackets", "a.eml", mail().replace(b"Ute", b"(" * 20_000), (READ, DEEP)),
    ("an encoding that is none", "a.eml", mail("Content-Type: text/plain; charset=klingon\n"), READ),
    ("an encoding that is a lie", "a.eml", mail("Content-Type: text/plain; charset=utf-32\n"), READ),
    ("Base64 that is none", "a.eml", mail("Content-Transfer-Encoding: base64\n", "%%%"), NOTHING),
    ("a row without end", "a.csv", "text\n" + bomb(400_000), TOO_LONG),
    ("16,385 columns", "a.csv", "text" + ",a" * 16_384 + f"\n{SAID}\n", "a table of more than 16,384 columns"),
    ("a mark that is not closed", "a.csv", f'id,text\n1,"{SAID}\n', READ),
    ("rows of other lengths", "a.csv", f'id,text\n1,"{SAID}",3,4,5\n', READ),
    ("NUL", "a.csv", f"text\n\0{SAID}\n", "not a text file"),
    ("the same name twice", "a.tsv", f"text\ttext\nx\t{SAID}\n", READ),
    ("no names at all", "a.tsv", f"\t\t\n{SAID}\t{SAID}\t\n", "no text in the field 'text'"),
    ("a mark that is not closed", "a.tsv", f'id\ttext\n1\t"{SAID}\n', READ),
    ("a name without end", "a.tsv", f"text\t{bomb(400_000)}\n{SAID}\tx\n", TOO_LONG),
    ("16,385 columns", "a.tsv", "text" + "\ta" * 16_384 + f"\n{SAID}\n", "a table of more than 16,384 columns"),
    ("a row of tabs", "a.tsv", "text\n" + "\t" * 200_000 + "\n", NOTHING),
    ("a million empty rows", "a.xlsx", xlsx(sheet(("A1", "text"), ("A1048576", SAID))), READ),
    ("a row beyond the last one", "a.xlsx", xlsx(sheet(("A1", "text"), ("A2000000000", SAID))), NOTHING),
    ("20,000 rows of 16,384 columns", "a.xlsx",
        xlsx(sheet(("A1", "text"), *((f"XFD{n}", "x") for n in range(2, 2000)))), NOTHING),
    ("a size that is a lie", "a.xlsx", xlsx(sheet(*ROW, size="A1:XFD1048576")), READ),
    ("another size that is a lie", "a.xlsx", xlsx(sheet(*ROW, size="A1")), READ),
    ("a bomb", "a.xlsx", xlsx(sheet(*ROW, ("A3", bomb()))), TOO_FAR),
    ("a bomb that says it is none", "a.xlsx", lying(xlsx(sheet(*ROW))), BROKEN_ZIP),
    ("an entity of a file", "a.xlsx", xlsx(sheet(("A1", "text"), ("A2", f"{SAID} &x;")), EXTERNAL), (NO_EXCEL, READ)),
    ("a billion laughs", "a.xlsx", xlsx(sheet(("A1", "text"), ("A2", f"{SAID} &l9;")), LAUGHS), NO_EXCEL),
    ("a cell nowhere", "a.xlsx", xlsx(sheet(("A1", "text"), ("ÄÖ-1", SAID))), (NO_EXCEL, READ, NOTHING)),
    ("cut off", "a.parquet", lambda: parquet({"text": [SAID]})[:-40], "Parquet magic bytes not found"),
    ("only its beginning", "a.parquet", b"PAR1", "Parquet"),
    ("an end of its own making", "a.parquet", b"PAR1" + b"\xff" * 90 + b"\xff\xff\xff\x7fPAR1", "Parquet"),
    ("a text 100,000 times too long", "a.parquet", lambda: parquet({"text": repeated(bomb(400_000), 3)}), TOO_LONG),
    ("no column of that name", "a.parquet",
        lambda: parquet({"Text": [SAID]}), "no text in the field 'text': name one of Text"),
    ("a column of numbers", "a.parquet", lambda: parquet({"text": [5]}), "no text in the field 'text'"),
    ("no rows", "a.parquet", lambda: parquet({"text": [SAID][1:]}), NOTHING),
    ("an entity of a file", "a.rss", rss(item(f"{SAID} &amp;x;"), EXTERNAL), READ),
    ("a billion laughs", "a.rss", rss(item(f"{SAID} &l9;"), LAUGHS), (READ, NO_FEED)),
    ("a feed that is cut off", "a.rss", rss(item(SAID))[:-60], NOTHING),
    ("a feed without end", "a.rss", rss(item(bomb(400_000))), TOO_LONG),
    ("an entry of tags", "a.rss", rss(item("&lt;b&gt;" * 20_000)), NOTHING),
    ("a feed in a feed", "a.rss", rss("<channel>" * 5_000 + item(SAID)), (READ, NO_FEED, NOTHING, DEEP)),
    ("an encoding that is a lie", "a.rss",
        rss(item(f"{SAID} Größe")).replace(b'"1.0"', b'"1.0" encoding="utf-16"'), NO_FEED),
    ("an entity of a file", "a.atom", atom(entry(f"{SAID} &amp;x;"), EXTERNAL), READ),
    ("a billion laughs", "a.atom", atom(entry(f"{SAID} &l9;"), LAUGHS), (READ, NO_FEED)),
    ("an entry that is Base64", "a.atom", atom(entry("%%%", 'type="application/octet-stream" mode="base64"')), NOTHING),
    ("entries in each other", "a.atom", atom("<entry>" * 5_000 + entry(SAID)), (READ, NO_FEED, NOTHING, DEEP)),
    ("a link to a file", "a.atom", atom(entry(SAID, 'src="file:///etc/passwd"')), READ),
    ("a date without end", "a.atom",
        atom(entry(SAID).replace("<id>", f"<updated>{'9' * 100_000}</updated><id>")), READ),
    ("100,000 brackets", "a.json", "[" * 100_000, "not JSON"),
    ("a number without end", "a.json", '{"text": ' + "9" * 100_000 + "}", "not JSON"),
    ("the same key twice", "a.json", json.dumps({"text": SAID})[:-1] + f', "text": "{SAID}"}}', READ),
    ("half a character", "a.json", json.dumps({"text": f"{SAID} \ud83d", "id": "\udfff"}), READ),
    ("numbers that are none", "a.json", f'{{"text": "{SAID}", "published": NaN, "title": -Infinity}}', READ),
    ("a line without end", "a.jsonl", f'{{"text": "{bomb(400_000)}"}}\n', TOO_LONG),
    ("100,000 objects in each other", "a.jsonl", '{"text":' * 30_000 + "\n", "not a line of JSON in UTF-8"),
    ("UTF-16", "a.jsonl", json.dumps({"text": SAID}).encode("utf-16"), "not a line of JSON in UTF-8"),
    ("an object that is a list", "a.jsonl", f'["{SAID}"]\n', "no text in the field 'text'"),
    ("a text that is an object", "a.jsonl", f'{{"text": {{"text": "{SAID}"}}}}\n', "no text in the field 'text'"),
    ("a bomb", "a.txt.gz", gzip.compress(bomb().encode()), TOO_LONG),
    ("a line without end", "a.jsonl.gz", gzip.compress(bomb().encode()), TOO_LONG),
    ("packed twice", "a.txt.gz", gzip.compress(gzip.compress(SAID.encode())), "not a text file"),
    ("cut off", "a.txt.gz", gzip.compress(SAID.encode())[:30], "packed with gzip, and cut off"),
    ("a checksum that is a lie", "a.txt.gz",
        gzip.compress(SAID.encode())[:-8] + bytes(8), "packed with gzip, and damaged"),
    ("something behind it", "a.txt.gz", gzip.compress(SAID.encode()) + b"xx", "packed with gzip, and damaged"),
    ("a damaged middle", "a.txt.gz", gzip.compress(SAID.encode())[:10] + b"\xff" * 90, "packed with gzip, and damaged"),
    ("a bomb in a table", "a.xlsx.gz", gzip.compress(xlsx(sheet(*ROW, ("A3", bomb())))), TOO_FAR),
    ("100,000 nested tags", "a.html", "<div>" * 50_000 + TEXT_PAGE, NO_PAGE),
    ("an encoding that is a lie", "a.html", page(f"{SAID} Größe", '<meta charset="utf-16">'), READ),
    ("another one", "a.html", page(f"{SAID} Größe", '<meta charset="shift_jis">').encode("cp1252"), "read as cp1252"),
    ("a declaration that is a lie", "a.html", f'<?xml version="1.0" encoding="ebcdic"?>{page(SAID)}', READ),
    ("a billion laughs", "a.html", LAUGHS.replace("<!DOCTYPE a", "<!DOCTYPE html") + page(f"{SAID} &l9;"), READ),
    ("an entity of a file", "a.html", EXTERNAL + page(f"{SAID} &x;"), READ),
    ("an attribute of 200,000 characters", "a.html", page(SAID).replace("<p>", f'<p class="{"x " * 100_000}">'), READ),
    ("JSON-LD of 50,000 brackets", "a.html",
        page(SAID, f'<script type="application/ld+json">{"[" * 50_000}</script>'), READ),
    ("a page without end", "a.html", page(bomb(400_000)), TOO_LONG),
    ("a heap of block quotes", "a.md", "> " * 50_000 + SAID, (READ, NOTHING)),
    ("a heap of lists", "a.md", "- " * 50_000 + SAID, (READ, NOTHING)),
    ("a heap of emphasis", "a.md", "*a **" * 1000 + SAID, (READ, NOT_GERMAN)),
    ("front matter without end", "a.md", "---\ntitle: x\n" + "a: b\n" * 1000 + SAID, (READ, NOT_GERMAN)),
    ("a table of 10,000 columns", "a.md",
        "|a" * 10_000 + "|\n" + "|-" * 10_000 + f"|\n\n{SAID}\n", (READ, NOT_GERMAN)),
    ("a page in it", "a.md", f"<script>alert('root:')</script>\n\n{SAID}\n\n<!-- {'<' * 50_000}", READ),
    ("references to each other", "a.md", "".join(f"[a{n}]: <[a{n + 1}]>\n" for n in range(9999)) + SAID, READ),
    ("a heap of links", "a.md", "[" * 50_000 + SAID, TOO_SLOW),
]  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command in an empty folder, with narrow limits."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(limits, "MAX_BYTES", MAX_BYTES)
    monkeypatch.setattr(limits, "MAX_UNPACKED", 10 * MAX_BYTES)
    monkeypatch.setattr(limits, "MAX_SECONDS", 10_000)  # what is not meant to be slow may be so on a busy machine
    options = ["--json", "--pipeline", "bundled", "--with-text"]
    return lambda *sources, stdin=None: CliRunner().invoke(
        cli.app, ["extract", *sources, *options], input=stdin, prog_name="claimx"
    )


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [pytest.param(name, data, says, id=f"{name.partition('.')[2]}: {what}") for what, name, data, says in HOSTILE],
)
def test_files(
    name: str,
    data: bytes | str | Callable[[], bytes],
    says: str | tuple[str, ...],
    run: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    if TOO_SLOW in says:
        monkeypatch.setattr(limits, "MAX_SECONDS", LEAST_SECONDS)
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data if isinstance(data, bytes) else data())
    check(run(name), name, says)


STANDARD_INPUT = [
    # What is wrong, what is piped in, and what the command says of it.
    ("nothing", b"", NOTHING),
    ("NUL", b"\0" * 9, "not a text file"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not a text file"),
    ("a text without end", bomb(400_000).encode(), TOO_LONG),
    ("a bomb", gzip.compress(bomb().encode()), TOO_LONG),
    ("packed and cut off", gzip.compress(SAID.encode())[:30], "packed with gzip, and cut off"),
    ("a broken PDF", pdf(drawn(SAID))[:40], BROKEN),
    ("a locked file of Word", locked(docx(word(SAID))), "locked with a password: save it without one"),
    ("a ZIP file", zipped({"a.txt": SAID}), "a ZIP file, not of Word, Excel, OpenDocument or EPUB: unpack it first"),
    ("a table", xlsx(sheet(*ROW)), "this is a table: say with --text-field which of its fields holds the text"),
    ("an array", json.dumps([{"text": SAID}]).encode(), "this is JSON: say with --text-field"),
    ("an article that is packed", gzip.compress(SAID.encode()), READ),
    ("an article in a feed", rss(item(SAID)), READ),
]


@pytest.mark.parametrize(("data", "says"), [pytest.param(data, says, id=what) for what, data, says in STANDARD_INPUT])
def test_standard_input(data: bytes, says: str, run: Callable[..., Result]) -> None:
    check(run("-", stdin=data), "-", says)


def _named_in_bytes() -> None:
    Path(os.fsdecode(b"folder/\xff\xfe.html")).write_text(page(SAID), encoding="utf-8")
    Path("folder/a.txt").unlink()


def _deep() -> None:
    deep = Path("folder", *["tiefer"] * 100)
    deep.mkdir(parents=True)
    Path("folder/a.txt").rename(deep / "a.txt")


FOLDERS: list[tuple[str, Callable[[], object]]] = [
    # What is wrong with a folder that has one article.
    ("a pipe that nobody writes to", lambda: os.mkfifo("folder/b.txt")),
    ("a link to itself", lambda: Path("folder/b.txt").symlink_to("b.txt")),
    ("a link to nothing", lambda: Path("folder/b.txt").symlink_to("nowhere.txt")),
    ("a link to the folder that it is in", lambda: Path("folder/b").symlink_to(Path("folder").resolve())),
    ("a link to all files", lambda: Path("folder/b").symlink_to("/")),
    ("a link to a device", lambda: Path("folder/b.txt").symlink_to("/dev/zero")),
    ("a folder that is called like a file", lambda: Path("folder/b.txt").mkdir()),
    ("a hidden file", lambda: Path("folder/.b.txt").write_bytes(b"\0")),
    ("a file of another kind", lambda: Path("folder/b.exe").write_bytes(b"MZ\0")),
    ("a name that is no text", _named_in_bytes),
    ("a hundred folders in each other", _deep),
]


@pytest.mark.skipif(sys.platform == "win32", reason="such files are not possible there")
@pytest.mark.parametrize("made", [pytest.param(made, id=what) for what, made in FOLDERS])
def test_folders(made: Callable[[], object], run: Callable[..., Result]) -> None:
    Path("folder").mkdir()
    Path("folder/a.txt").write_text(SAID, encoding="utf-8")
    made()
    check(run("folder"), "folder", READ)


def check(result: Result, name: str, says: str | tuple[str, ...]) -> None:
    """That the article was read, or that a line says why it was not; nothing of this machine is in the output."""
    expected = says if isinstance(says, tuple) else (says,)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert len(result.output) < 3 * MAX_BYTES
    assert "root:" not in result.output
    said = result.stderr.splitlines()
    if result.exit_code == 0:
        found = json.loads(result.stdout)
        (document,) = found if isinstance(found, list) else [found]
        assert SAID in document["document"]["text"].replace("\n", " ")
        assert "Minister" in [speaker["name"] for speaker in document["speakers"]]
        assert said or READ in expected
    else:
        assert (result.exit_code, len(said) > 0) == (1, True)
    for line in said:
        assert line.startswith(f"claimx: {name}"), line
        assert any(part in line for part in expected if part), line


GOOD = page(SAID).encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def answer(body: bytes = GOOD, kind: str = "text/html", *more: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *more, "", ""]
    return "\r\n".join(lines).encode() + body


def leading(to: str) -> bytes:
    return answer(b"", "text/html", f"Location: {to}", status="302 Found")


ANSWERS = [
    # What is wrong, what the server answers (PORT is its own), and what the command says of it.
    ("a way to a file", leading("file:///etc/passwd"), "leads to what is no page of the web: file:///etc/passwd"),
    ("a way to another protocol", leading("gopher://127.0.0.1:PORT/"), "leads to what is no page of the web: gopher:"),
    ("a way to nowhere", leading("http://[::1"), "cannot be fetched: not an address"),
    ("a way to another machine", leading("http://127.0.0.2:PORT/good"), "leads to the private address 127.0.0.2: name"),
    ("a way to the same machine", leading("http://localhost:PORT/good"), READ),
    ("a way by a name", leading("//blatt.example:PORT/good"), READ),
    ("a bomb of gzip", answer(gzip.compress(b"a" * 9_000_000), "text/html", "Content-Encoding: gzip"), TOO_LONG),
    ("gzip that is none", answer(GOOD, "text/html", "Content-Encoding: gzip"),
        "cannot be fetched: the answer is damaged"),
    ("an encoding that is a lie", answer(GOOD, "text/html; charset=utf-16"), READ),
    ("no PDF", answer(GOOD, "application/pdf"), BROKEN),
    ("a picture", answer(b"\x89PNG\r\n", "image/png"), "no page and no document, but image/png"),
    ("a table", answer(b"text\nEr kam.\n", "text/csv"), "no page and no document, but text/csv"),
    ("no type", answer(b"Er kam.", ""), "no page and no document, but nothing that says what it is"),
    ("nothing", answer(b"", status="204 No Content"), "the server answers 204"),
    ("an answer that is none", b"220 ftp.blatt.example ready\r\n" * 99, "cannot be fetched: the connection broke off"),
    ("less than it says", HEAD + b"Content-Length: 9999\r\n\r\n" + GOOD, "cannot be fetched: the connection broke off"),
    ("a length that is none", HEAD + b"Content-Length: -5, 7\r\n\r\n" + GOOD, "cannot be fetched: "),
    ("pieces that are none", HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + GOOD,
        "cannot be fetched: the connection"),
    ("a header without end", HEAD + b"X-A: " + b"a" * 200_000, "cannot be fetched: the connection broke off"),
    ("headers without end", HEAD + b"X-A: a\r\n" * 2000, "cannot be fetched: the connection broke off"),
    ("a byte now and then", HEAD + b"\r\n", "cannot be fetched: not all of the answer came within 1 seconds"),
    ("a header now and then", HEAD, "cannot be fetched: not all of the answer came within 1 seconds"),
]  # fmt: skip
SLOW = "within 1 seconds"


class Answering(socketserver.StreamRequestHandler):
    """Says the answer of the server; where that is a slow one, a letter every tenth of a second after it."""

    def handle(self) -> None:
        asked = self.rfile.readline().split()[1:2]
        while self.rfile.readline().strip():
            pass
        port = str(self.server.server_address[1]).encode()  # type: ignore[index]
        self.wfile.write(answer() if asked == [b"/good"] else self.server.answer.replace(b"PORT", port))  # type: ignore[attr-defined]
        while self.server.drips and not self.server.ended.wait(0.1):  # type: ignore[attr-defined]
            self.wfile.write(b"a")


@pytest.fixture
def served() -> Iterator[Callable[[bytes, bool], int]]:
    """Start a server that answers so; gives its port."""
    servers = []

    def start(data: bytes, drips: bool) -> int:
        server = socketserver.ThreadingTCPServer(("", 0), Answering)
        server.daemon_threads = True
        server.answer, server.drips, server.ended = data, drips, threading.Event()  # type: ignore[attr-defined]
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return int(server.server_address[1])

    yield start
    for server in servers:
        server.ended.set()
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("data", "says"), [pytest.param(data, says, id=what) for what, data, says in ANSWERS])
def test_addresses(
    data: bytes,
    says: str,
    served: Callable[[bytes, bool], int],
    run: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names_lead_here(monkeypatch)
    if SLOW in says:
        monkeypatch.setattr(web, "MAX_SECONDS", 1)
    url = f"http://127.0.0.1:{served(data, SLOW in says)}/a"
    check(run(url), url, says)


@pytest.mark.parametrize(
    ("host", "says"),
    [
        ("127.0.0.1", READ),
        ("localhost", READ),
        ("zeitung", READ),
        ("wiki.zeitung.internal", READ),
        ("blatt.example", "leads to the private address 127.0.0.1: name that itself if you mean it"),
        ("127.0.0.1.blatt.example", "leads to the private address 127.0.0.1: name that itself if you mean it"),
    ],
)
def test_a_private_address_is_to_be_named(
    host: str,
    says: str,
    served: Callable[[bytes, bool], int],
    run: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names_lead_here(monkeypatch)
    url = f"http://{host}:{served(answer(), False)}/a.html"
    check(run(url), url, says)


@pytest.mark.parametrize("source", ["file:///etc/passwd", "ftp://127.0.0.1/a.html", "data:text/plain,x", "gopher://x/"])
def test_no_other_protocol_is_an_address(source: str, run: Callable[..., Result]) -> None:
    check(run(source), source, "no such file or directory")


def names_lead_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every name mean this machine."""
    asked = socket.getaddrinfo

    def here(host: str, *more: Any, **named: Any) -> Any:
        return asked(host if host[-1].isdigit() else "127.0.0.1", *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", here)
