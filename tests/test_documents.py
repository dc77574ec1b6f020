"""Documents, tables, feeds, e-mails and addresses: what other people's programs make, and what is read out of it."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx import cli
from claimx.models import Document
from claimx.sources import About, Article, Fields, SourceError, limits, read, web
from claimx.sources.limits import BOUNDED_ZLIB, UnpacksTooFarError

MADE = Path(__file__).parent / "data" / "documents"  # by LibreOffice and feedgen: make.py there
TITLE = "Stadtwerke erneuern das Leitungsnetz in Krummbach"
AUTHOR = ("Jona Wiesenthal",)
LIBRARIES = {
    "pdf": "pdfminer",
    "docx": "docx",
    "rtf": "striprtf",
    "xlsx": "openpyxl",
    "rss": "feedparser",
}
TEXT = "Die Stadtwerke bauen, sagte Hannelore Brandsatter. Es koste 17,5 Millionen Euro."


def one(path: Path | str, fields: Fields | None = None) -> Article:
    (result,) = read([str(path)], fields)
    assert isinstance(result, Article), result
    return result


def error(path: Path | str, fields: Fields | None = None) -> str:
    (result,) = read([str(path)], fields)
    assert isinstance(result, SourceError), result
    assert "\n" not in str(result)
    return result.reason


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        ("pdf", About(TITLE, AUTHOR)),
        ("docx", About(TITLE, AUTHOR, language="de-DE")),
        ("odt", About(TITLE, AUTHOR, language="de-DE")),
        ("rtf", About()),
        ("epub", About(TITLE, AUTHOR, language="de-DE")),
    ],
)
def test_documents_say_the_same(kind: str, about: About) -> None:
    """Columns, hyphens at line ends, page headers and numbers leave no trace in the PDF."""
    if kind in LIBRARIES:
        pytest.importorskip(LIBRARIES[kind])
    pytest.importorskip("docx")
    article = one(MADE / f"artikel.{kind}")
    paragraphs = one(MADE / "artikel.docx").text.split("\n\n")
    assert [paragraph.removeprefix("# ") for paragraph in article.text.split("\n\n")] == [TITLE, *paragraphs[1:]]
    assert len(paragraphs) == 13
    assert article.about == about


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feeds(kind: str) -> None:
    pytest.importorskip("feedparser")
    results = list(read([str(MADE / f"feed.{kind}")]))
    assert [r.label.removeprefix(f"{MADE}/") for r in results if isinstance(r, Article)] == [
        f"feed.{kind}:https://anzeiger.example/{n}" for n in (0, 1)
    ]
    first = results[0]
    assert isinstance(first, Article)
    url, date = "https://anzeiger.example/0.html", "2026-02-24T09:30:00+01:00"
    assert first.about == About(TITLE, AUTHOR, date, url, "Krummbacher Anzeiger", "de")
    assert first.text.startswith("Die Stadtwerke Krummbach erneuern")
    assert "davon trage das Land.\n\nDer Handelsverband" in first.text


NAMED = Fields("Text", "Nummer", "Überschrift", published="Datum", site="Medium", keep=("Nummer", "fehlt"))
ROWS = [
    {"Nummer": "k-1", "Überschrift": TITLE, "Text": TEXT, "Datum": "24.02.2026", "Medium": "Anzeiger"},
    {"Nummer": "k-2", "Überschrift": "Kritik; im Ausschuss", "Text": f"{TEXT}\n\n{TEXT}", "Datum": "", "Medium": ""},
]


def table(delimiter: str, encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, ROWS[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", table(",")),
        ("a.csv", table(";", "cp1252")),
        ("a.csv", table(";", "utf-8-sig")),
        ("a.tsv", table("\t")),
        ("a.json", json.dumps(ROWS).encode()),
        ("a.json", json.dumps({"stand": 3, "articles": ROWS}).encode()),
        ("a.json", "\n".join(map(json.dumps, ROWS)).encode()),
        ("a.txt", json.dumps(ROWS, indent=1).encode("utf-16")),
        ("a.jsonl", "\n".join(map(json.dumps, ROWS)).encode()),
        ("a.csv.gz", gzip.compress(table(";"))),
        ("a.jsonl.gz", gzip.compress("\n".join(map(json.dumps, ROWS)).encode())),
    ],
)
def test_tables(name: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_bytes(data)
    first, second = read([str(tmp_path / name)], NAMED)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.text, first.kept) == ("k-1", TEXT, {"Nummer": "k-1", "fehlt": None})
    assert first.about == About(TITLE, published="2026-02-24", site="Anzeiger")
    assert (second.id, second.text, second.about) == ("k-2", f"{TEXT}\n\n{TEXT}", About("Kritik; im Ausschuss"))
    if name == "a.txt" or b"stand" in data:
        return  # standard input is JSON Lines where it does not begin with a bracket
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [r.text for r in read(["-"], NAMED) if isinstance(r, Article)] == [first.text, second.text]


def test_excel() -> None:
    pytest.importorskip("openpyxl")
    first, second = read([str(MADE / "tabelle.xlsx")], NAMED)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.about == About(TITLE, published="2026-02-24", site="Krummbacher Anzeiger")
    assert (second.id, second.about.title) == ("k-2", "Kritik; im Ausschuss")


def test_excel_with_dates_numbers_and_other_sheets(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from datetime import datetime

    book = openpyxl.Workbook()
    book.active.append(["Notizen"])
    sheet = book.create_sheet("Artikel")
    sheet.append(["id", "text", "published", "Wert"])
    sheet.append([17, TEXT, datetime(2026, 2, 24, 9, 30), 2.5])
    sheet.append([None, None, None, None])
    sheet.append([18, None, None, None])
    book.save(tmp_path / "a.xlsx")
    article, empty = read([str(tmp_path / "a.xlsx")], Fields(keep=("Wert",)))
    assert isinstance(article, Article)
    assert (article.id, article.about.published, article.kept) == ("17", "2026-02-24T09:30:00", {"Wert": 2.5})
    assert str(empty) == f"{tmp_path / 'a.xlsx'}:18: no text in it"


def test_parquet(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "a.parquet")
    first, _ = read([str(tmp_path / "a.parquet")], NAMED)
    assert isinstance(first, Article)
    assert first.about == About(TITLE, published="2026-02-24", site="Anzeiger")
    wrong = "no text in the field 'text': name one of Nummer, Überschrift, Text, Datum, Medium with --text-field"
    assert error(tmp_path / "a.parquet") == wrong


@pytest.mark.parametrize("form", ["plain", "html", "both", "named otherwise"])
def test_mail(form: str, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "Jona Wiesenthal <jona@anzeiger.example>"
    message["To"] = "redaktion@blatt.example"
    message["Subject"] = "Größe: Stadtwerke bauen"
    message["Date"] = "Tue, 24 Feb 2026 09:30:00 +0100"
    message["Message-ID"] = "<1@anzeiger.example>"
    html = f"<html><head><style>p {{}}</style></head><body><p>Größe:</p><p>{TEXT}</p></body></html>"
    if form == "html":
        message.set_content(html, subtype="html")
    else:
        message.set_content(f"Größe:\n\n{TEXT}\n", cte="base64" if form == "plain" else None)
        if form == "both":
            message.add_alternative(html, subtype="html")
            message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    path = tmp_path / ("a.txt" if form == "named otherwise" else "a.eml")
    path.write_bytes(bytes(message).replace(b"\n", b"\r\n"))
    article = one(path)
    assert article.text.strip().replace("\n\n", " ").replace("\n", " ") == f"Größe: {TEXT}"
    assert article.about == About("Größe: Stadtwerke bauen", AUTHOR, "2026-02-24T09:30:00+01:00")


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"%PDF-1.4 kaputt", "a broken PDF"),
        ("a.pdf", b"Er kam.", "a broken PDF"),
        ("a.docx", b"Er kam.", "a ZIP file that is broken"),
        ("a.docx", zipped(word__document=b"<x/>"), "not a file of Word that can be read"),
        ("a.txt", zipped(a=b"x"), "a ZIP file, not of Word, Excel, OpenDocument or EPUB: unpack it first"),
        ("a.odt", zipped(content=b"<x/>"), "not a file of OpenDocument that can be read"),
        ("a.epub", zipped(mimetype=b"application/epub+zip"), "not an EPUB that can be read"),
        ("a.xlsx", zipped(xl__workbook=b"<x/>"), "not a file of Excel that can be read"),
        ("a.doc", b"\xd0\xcf\x11\xe0 kaputt", "an old file of Word or Excel: save it as .docx or .xlsx"),
        ("a.gz", gzip.compress(TEXT.encode(), mtime=0)[:20], "packed with gzip, and cut off"),
        ("a.rss", b"Er kam.", "not a feed that can be read"),
        ("a.json", b"{]", "not JSON"),
        ("a.json", b"[3]", "no text in the field 'text'"),
        ("a.csv", b"", "no text in it"),
        ("a.csv", b"a,b\n1,2\n", "no text in the field 'text': name one of a, b with --text-field"),
        ("a.eml", b"Subject: x\n\n", "no text in it"),
    ],
)
def test_one_line_says_what_is_wrong(name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert error(tmp_path / name).startswith(reason)


def test_what_unpacks_too_far(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(zipped(word__document=bytes(600_000_000)))
    assert error(tmp_path / "a.docx").startswith("unpacks to more than 500 MB")


def test_what_a_pdf_unpacks_to_is_counted_in_its_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that unpacks too far takes nothing from another, nor from who uses zlib beside."""
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1000)
    packed, bomb = zlib.compress(b"a" * 900), zlib.compress(b"a" * 1100)

    def unpack(data: bytes) -> int:
        with BOUNDED_ZLIB.bounded():
            return len(BOUNDED_ZLIB.decompress(data))

    with BOUNDED_ZLIB.bounded():
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(unpack, [packed] * 8)) == [900] * 8
            with pytest.raises(UnpacksTooFarError):
                pool.submit(unpack, bomb).result()
        assert len(BOUNDED_ZLIB.decompress(packed)) == 900
        with pytest.raises(UnpacksTooFarError):
            BOUNDED_ZLIB.decompressobj().decompress(packed)  # piece by piece, as pdfminer reads what is damaged
    assert len(BOUNDED_ZLIB.decompress(bomb)) == 1100


def test_a_pdf_of_pictures(tmp_path: Path) -> None:
    pytest.importorskip("pdfminer")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%bendobj\n" % (number, value)
    start = len(data)
    data += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    (tmp_path / "a.pdf").write_bytes(data + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    assert error(tmp_path / "a.pdf").startswith("a PDF without text, such as a scan: recognise its text first")


@pytest.mark.parametrize("kind", LIBRARIES)
def test_the_extra_is_named(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, LIBRARIES[kind], None)
    for module in [name for name in sys.modules if name.startswith(f"{LIBRARIES[kind]}.")]:
        monkeypatch.setitem(sys.modules, module, None)
    path = MADE / {"xlsx": "tabelle.xlsx", "rss": "feed.rss"}.get(kind, f"artikel.{kind}")
    assert error(path).endswith(f"needs {LIBRARIES[kind]}: pip install 'claimx[documents]'")


def test_command_keeps_the_fields(tmp_path: Path) -> None:
    """Date, outlet and what was asked for come out in every format, so that results join back to the table."""
    (tmp_path / "a.csv").write_bytes(table(";"))
    options = ["--text-field", "Text", "--id-field", "Nummer", "--title-field", "Überschrift", "--date-field", "Datum"]
    command = ["extract", str(tmp_path / "a.csv"), *options, "--site-field", "Medium", "--keep", "Nummer", "--format"]

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(cli.app, [*command, *arguments], env={"COLUMNS": "300"})
        assert result.exit_code == 0, result.stderr
        return result.stdout

    found = [Document.model_validate_json(line).document for line in run("jsonl").splitlines()]
    assert [(about.id, about.title, about.published, about.site, about.kept) for about in found] == [
        ("k-1", TITLE, "2026-02-24", "Anzeiger", {"Nummer": "k-1"}),
        ("k-2", "Kritik; im Ausschuss", None, None, {"Nummer": "k-2"}),
    ]
    rows = list(csv.DictReader(io.StringIO(run("csv"))))
    assert {(row["article"], row["published"], row["site"], row["Nummer"]) for row in rows} == {
        ("k-1", "2026-02-24", "Anzeiger", "k-1"),
        ("k-2", "", "", "k-2"),
    }
    assert f"{tmp_path / 'a.csv'}:k-1, Anzeiger, 2026-02-24" in run("table").replace("\n", "")


PAGE = f"""<!DOCTYPE html><html lang="de"><head><title>Stadtwerke bauen</title></head><body><article>
<h1>Stadtwerke bauen</h1><p>{TEXT}</p><p>Laut der Stadt dauert es elf Monate, und 200 Menschen wollen kommen.</p>
</article></body></html>""".encode()


class Pages(BaseHTTPRequestHandler):
    """A server on this machine, with a page for each thing that can happen."""

    asked: list[str]

    def do_GET(self) -> None:
        self.server.asked.append(self.headers["User-Agent"])  # type: ignore[attr-defined]
        answers: dict[str, Callable[[], None]] = {
            "/page": lambda: self.give(PAGE, "text/html; charset=utf-8"),
            "/packed": lambda: self.give(gzip.compress(PAGE), "text/html", {"Content-Encoding": "gzip"}),
            "/text": lambda: self.give(TEXT.encode(), "text/plain"),
            "/document": lambda: self.give((MADE / "artikel.docx").read_bytes(), "application/octet-stream"),
            "/moved": lambda: self.give(b"", "", {"Location": "/page"}, 301),
            "/round": lambda: self.give(b"", "", {"Location": "/round"}, 302),
            "/large": lambda: self.give(b"a" * 5_000_001, "text/plain"),
            "/broken": lambda: self.give(PAGE[:50], "text/html", {"Content-Length": "5000"}),
            "/slow": lambda: threading.Event().wait(3) and None,
            "/data": lambda: self.give(b'[{"text": 3}]', "application/json"),
        }
        status = {"/locked": 403, "/payed": 402, "/gone": 410, "/error": 500}.get(self.path, 404)
        answers.get(self.path, lambda: self.give(b"<p>Nein</p>", "text/html", {}, status))()

    def give(self, data: bytes, kind: str, headers: dict[str, str] | None = None, status: int = 200) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": kind, "Content-Length": str(len(data))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    server.asked = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


class TestAddresses:
    def url(self, server: ThreadingHTTPServer, path: str) -> str:
        return f"http://127.0.0.1:{server.server_port}{path}"

    @pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
    def test_page(self, path: str, server: ThreadingHTTPServer) -> None:
        article = one(self.url(server, path))
        assert article.source == self.url(server, path)
        assert article.about.url == self.url(server, "/page" if path == "/moved" else path)
        assert (article.about.title, article.about.language) == ("Stadtwerke bauen", "de")
        assert article.text.endswith(f"{TEXT}\n\nLaut der Stadt dauert es elf Monate, und 200 Menschen wollen kommen.")

    def test_other_files(self, server: ThreadingHTTPServer) -> None:
        assert one(self.url(server, "/text")).text == TEXT
        pytest.importorskip("docx")
        assert one(self.url(server, "/document")).text == one(MADE / "artikel.docx").text

    def test_one_polite_request(self, server: ThreadingHTTPServer) -> None:
        one(self.url(server, "/page"))
        (agent,) = server.asked  # type: ignore[attr-defined]
        assert agent.startswith("claimx/")

    @pytest.mark.parametrize(
        ("path", "reason"),
        [
            ("/missing", "the server answers 404: there is no such page"),
            ("/locked", "the server answers 403: it does not let programs in; save the page from your browser"),
            ("/payed", "the server answers 402: the page is for subscribers"),
            ("/gone", "the server answers 410"),
            ("/error", "the server answers 500"),
            ("/round", "cannot be fetched: it leads from address to address without end"),
            ("/large", "longer than 4 MB"),
            ("/broken", "cannot be fetched: the connection broke off"),
            ("/slow", "cannot be fetched: no answer within 1 seconds"),
            ("/data", "no page and no document, but application/json"),
        ],
    )
    def test_clear_errors(
        self, path: str, reason: str, server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(web, "SECONDS", 1)
        monkeypatch.setattr("claimx.sources.limits.MAX_BYTES", 4_000_000)
        assert error(self.url(server, path)).startswith(reason)

    @pytest.mark.parametrize(
        ("url", "reason"),
        [
            ("http://127.0.0.1:1/", "cannot be fetched: no connection to that server"),
            ("https://no.such.host.invalid/?a=*", "cannot be fetched: no server of that name"),
            ("http://", "cannot be fetched: not an address"),
            ("https://[::1/", "cannot be fetched: not an address"),
        ],
    )
    def test_nobody_there(self, url: str, reason: str) -> None:
        assert error(url).startswith(reason)

    def test_certificates_are_looked_at(self, server: ThreadingHTTPServer) -> None:
        url = self.url(server, "/page").replace("http:", "https:")
        assert error(url).startswith("cannot be fetched: the server's certificate is not valid")
