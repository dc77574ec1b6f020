"""What can be read, as which text, and the one line that says why something cannot."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from claimx.sources import About, Article, Fields, SourceError, count, is_several, read

TEXT = "Präsident Selenskij sagte: „Größe zählt.“\n\nDas war’s – 5 € kostet es.\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
HTML = """<!DOCTYPE html><html lang="de"><head><title>Selenskij warnt den Westen</title></head><body>
<nav><a href="/">Startseite</a></nav><article><h1>Selenskij warnt den Westen</h1>
<p>Der Westen hat bisher nicht auf Berichte über die Verlegung von Truppen reagiert, sagte Selenskij am Montag.</p>
<p>Laut dem Pentagon wurden letzte Woche etwa 10.000 Soldaten nach Russland geschickt &amp; stationiert.</p>
</article><footer>Impressum</footer></body></html>"""


def one(path: Path | str) -> Article | SourceError:
    (result,) = read([str(path)])
    return result


def text(path: Path | str) -> str:
    result = one(path)
    assert isinstance(result, Article), result
    return result.text


@pytest.mark.parametrize(
    ("data", "expected", "warns"),
    [
        pytest.param(TEXT.encode(), TEXT, False, id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), TEXT, False, id="byte order mark"),
        pytest.param(TEXT.encode("utf-16"), TEXT, False, id="UTF-16"),
        pytest.param(TEXT.encode("utf-32"), TEXT, False, id="UTF-32"),
        pytest.param(TEXT.encode("utf-16-be").join([b"\xfe\xff", b""]), TEXT, False, id="UTF-16, big end first"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), TEXT, False, id="Windows line ends"),
        pytest.param(TEXT.replace("\n", "\r").encode(), TEXT, False, id="old Mac line ends"),
        pytest.param(TEXT.encode("cp1252"), TEXT, True, id="Windows-1252"),
        pytest.param("Größe, Äpfel, Straße, über".encode("latin-1"), "Größe, Äpfel, Straße, über", True, id="Latin-1"),
        pytest.param(b"\xc3\xa4 gut, \xff schlecht", None, True, id="half UTF-8"),
        pytest.param(
            "weiches\u00adTrennzeichen\u00a0\x0c".encode(), "weiches\u00adTrennzeichen\u00a0\x0c", False, id="as it is"
        ),
    ],
)
def test_encodings(data: bytes, expected: str | None, warns: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    article = one(path)
    assert isinstance(article, Article)
    assert expected is None or article.text == expected
    assert bool(article.warning) == warns
    assert article.warning is None or article.warning.startswith(f"{path}: not UTF-8, read as ")


@pytest.mark.parametrize(
    ("data", "lost"),
    [
        pytest.param(TEXT.encode() + "ü".encode()[:1], 1, id="cut off within a character"),
        pytest.param(TEXT.encode() + b"\x80 \x93", 2, id="two characters of Windows-1252"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode() + b"\xff", 1, id="after a byte order mark"),
    ],
)
def test_damaged_text_is_read_without_what_is_lost(data: bytes, lost: int, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    article = one(path)
    assert isinstance(article, Article)
    assert article.text.startswith(TEXT)
    assert article.warning == f"{path}: not all of it is UTF-8, characters lost: {lost}"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "no text in it", id="empty"),
        pytest.param(b" \n\t\r\n", "no text in it", id="white space"),
        pytest.param(b"\xef\xbb\xbf", "no text in it", id="only a byte order mark"),
        pytest.param(PNG, "not a text file", id="picture"),
        pytest.param(PNG[:8], "not a text file", id="first bytes of a picture"),
        pytest.param(TEXT.encode("utf-16-le"), "not a text file", id="UTF-16 without a mark"),
        pytest.param(b"\x00\x01" + TEXT.encode(), "not a text file", id="NUL"),
        pytest.param(b"\xff\xfe\x00\xd8\x00", "not a text file", id="broken UTF-16"),
        pytest.param(b"<html><body></body></html>", "no article found", id="empty page"),
    ],
)
def test_unreadable_content(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    error = one(path)
    assert isinstance(error, SourceError)
    assert str(error).startswith(f"{path}: {reason}")
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    "text", ["[1] Er kam.", "{Er kam}", "Berlin: Er kam.\nBonn: Er ging.\nKiel: Er blieb.\n\nEr ist da.", "[", "%PD"]
)
def test_prose_that_begins_like_something_else(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert isinstance(one(tmp_path / "a.txt"), Article)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "no such file"),
        ("a/b/missing.txt", "no such file"),
        ("x" * 300, "file name too long"),
        ("file.txt/below", "not a directory"),
        ("empty", "no file in this folder that is read: .docx, .eml, .epub, .htm, .html, .jsonl, .md, .odt, .pdf, "),
    ],
)
def test_unreadable_paths(name: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text(TEXT)
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.png").write_bytes(PNG)
    error = one(tmp_path / name)
    assert isinstance(error, SourceError)
    assert reason in str(error)


def test_folder_is_read_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/A.TXT", "c.html", ".hidden.txt", ".git/f.txt", "d.png", "e.txt.bak"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(HTML if name.endswith("html") else TEXT)
    results = list(read([str(tmp_path)]))
    assert [Path(r.source).relative_to(tmp_path).as_posix() for r in results if isinstance(r, Article)] == [
        "b.txt",
        "c.html",
        "a/A.TXT",
        "a/z.txt",
    ]


def test_links_out_of_a_folder_are_left_alone(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").write_text(TEXT)
    (inside / "link.txt").symlink_to(outside / "a.txt")
    (inside / "folder").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    (inside / "own.txt").symlink_to("a.txt")
    for source in (inside, inside / "**", inside / "**/*.txt"):
        assert [Path(r.source).name for r in read([str(source)]) if isinstance(r, Article)] == ["a.txt", "own.txt"]


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read it")
def test_no_permission(tmp_path: Path) -> None:
    for folder in ("locked", "open"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
    (tmp_path / "locked").chmod(0)
    try:
        results = list(read([str(tmp_path), str(tmp_path / "locked" / "a.txt")]))
    finally:
        (tmp_path / "locked").chmod(0o700)
    assert [type(r) for r in results] == [Article, SourceError, SourceError]
    assert all("permission denied" in str(r) for r in results[1:])


def test_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root may read everything, the refusal is played."""

    def scandir(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", scandir)
    (error,) = read([str(tmp_path)])
    assert str(error) == f"{tmp_path}: permission denied"


def test_count(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"text": "a"}\n\n{}\n')
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "empty").mkdir()
    for names in (["."], ["a.txt", "no.txt", "no.jsonl"], ["*.jsonl"], ["empty"], []):
        sources = [str(tmp_path / name) for name in names]
        assert count(sources) == len(list(read(sources)))
    assert count(["-"]) == 1
    assert count(["-"], Fields("text")) is None
    assert count(["a.csv"]) is None


def test_the_others_are_still_read(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT)
    results = list(read([str(tmp_path / "no"), str(good), str(tmp_path / "no"), str(good)]))
    assert [type(r) for r in results] == [SourceError, Article, SourceError, Article]


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not possible there")
@pytest.mark.parametrize("name", [b"\xff.txt", b"a\nb.txt", b"[red].txt", b"\x1b[31m.txt", b"-x.txt", "ä.txt".encode()])
def test_odd_names(name: bytes, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
    Path(path).write_text(TEXT)
    article = one(path)
    assert isinstance(article, Article)
    article.source.encode("utf-8")  # a name that is no Unicode has become some


@pytest.mark.parametrize(
    ("sources", "several"),
    [
        (["-"], False),
        (["a.txt"], False),
        (["."], True),
        (["a", "b"], True),
        (["a.jsonl"], True),
        (["*.txt"], True),
    ],
)
def test_is_several(sources: list[str], several: bool) -> None:
    assert is_several(sources) == several


def test_json_lines_on_standard_input_are_several() -> None:
    assert is_several(["-"], Fields("body"))


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["[b].txt", "a.txt"]),
        ("**/*.txt", ["[b].txt", "a.txt", "in/c.txt"]),
        ("**", ["[b].txt", "a.txt", "in/c.txt"]),
        ("**/**/c*", ["in/c.txt"]),
        ("**/c**", ["in/c.txt"]),
        ("in/**/c.txt", ["in/c.txt"]),
        ("i*", ["in/c.txt"]),
        ("[b].txt", ["[b].txt"]),
        ("?.md", None),
    ],
)
def test_patterns(pattern: str, found: list[str] | None, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "[b].txt", "in/c.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/d.txt").write_text(TEXT)
    results = list(read([str(tmp_path / pattern)]))
    if found is None:
        assert [str(result) for result in results] == [f"{tmp_path / pattern}: no such file or directory"]
    else:
        names = [Path(r.source).relative_to(tmp_path).as_posix() for r in results if isinstance(r, Article)]
        assert names == found


@pytest.mark.parametrize("source", ["", "*.txt", "**/*.txt"])
def test_a_pipe_that_nobody_named_does_not_block(source: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert isinstance(one(tmp_path / source), SourceError)


def test_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.sources.limits.MAX_BYTES", 4_000_000)
    (tmp_path / "a.txt").write_bytes(b"a" * 4_000_001)
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "%b"}\n' % (b"a" * 4_000_000))
    for name, place in (("a.txt", ""), ("a.jsonl", ":1")):
        result = next(read([str(tmp_path / name)]))
        assert str(result) == f"{tmp_path / name}{place}: longer than 4 MB: split it into articles"
    assert isinstance(one("/dev/zero"), SourceError)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# Titel #\n\nEr *sagte*, es **gebe** [300](https://x.example).", "# Titel\n\nEr sagte, es gebe 300."),
        ("Titel\n=====\nEr sagte:\n> „Ja“.\n", "# Titel\n\nEr sagte:\n\n„Ja“."),
        ("- eins\n- zwei\n\n1. drei", "- eins\n\n- zwei\n\n- drei"),
        ("Er kam.  \nSie ging.\nEs regnete.", "Er kam.\nSie ging.\nEs regnete."),
        ("a `b` ![Bild](x.png) c\n\n```\ncode\n```\n<div>x</div>\n\nd<br>e &amp; \\*f", "a b  c\n\nde & *f"),
        ("---\ntitle: x\n---\nEr kam.", "Er kam."),
    ],
)  # fmt: skip
def test_markdown(markdown: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(markdown, encoding="utf-8")
    assert text(tmp_path / "a.md") == words


class TestJsonLines:
    LINES = (
        '{"id": "a1", "text": "Er kam.", "title": "Titel"}\n'
        "\n"
        '{"body": "Sie kam.", "text": 3}\n'
        '{"text": "Mü\\u00fcller \\ud83d\\ude00 \\ud83d", "id": null, "title": 7}\n'
        "not JSON\n"
        '{"text": " "}\n'
        "[]\n" + "[" * 100_000 + "\n"
        '{"id": 5, "text": "Ende."}'
    )

    def read(self, tmp_path: Path, **fields: str) -> list[object]:
        path = tmp_path / "news.jsonl"
        path.write_text(self.LINES, encoding="utf-8-sig")
        results = read([str(path)], Fields(**fields))
        return [r if isinstance(r, Article) else str(r).removeprefix(f"{path}:") for r in results]

    def test_a_line_an_article(self, tmp_path: Path) -> None:
        path = tmp_path / "news.jsonl"
        assert self.read(tmp_path) == [
            Article(str(path), "Er kam.", "a1", About("Titel")),
            "3: no text in the field 'text': name one of body with --text-field",
            Article(str(path), "Müüller 😀 \N{REPLACEMENT CHARACTER}", "4"),
            "5: not a line of JSON in UTF-8",
            "6: no text in it",
            "7: no text in the field 'text': name another with --text-field",
            "8: not a line of JSON in UTF-8",
            Article(str(path), "Ende.", "5"),
        ]

    def test_fields(self, tmp_path: Path) -> None:
        articles = [a for a in self.read(tmp_path, text="body", id="text") if isinstance(a, Article)]
        assert articles == [Article(str(tmp_path / "news.jsonl"), "Sie kam.", "3")]

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"body": "Er kam."}\n')))
        assert list(read(["-"], Fields("body"))) == [Article("-", "Er kam.", "1")]

    def test_empty(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").touch()
        assert str(one(tmp_path / "a.jsonl")) == f"{tmp_path / 'a.jsonl'}: no text in it"


class TestStandardInput:
    def give(self, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    def test_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.give(monkeypatch, TEXT.encode())
        assert one("-") == Article("-", TEXT)

    def test_empty(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.give(monkeypatch, b"")
        assert str(one("-")) == "-: no text in it"

    def test_closed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        assert str(one("-")) == "-: standard input is closed"


class TestHtml:
    @pytest.mark.parametrize("name", ["a.html", "a.HTM", "page"])
    def test_article_and_title(self, name: str, tmp_path: Path) -> None:
        (tmp_path / name).write_text(HTML)
        article = one(tmp_path / name)
        assert isinstance(article, Article)
        assert article.about.title == "Selenskij warnt den Westen"
        assert "reagiert, sagte Selenskij am Montag.\n\nLaut dem Pentagon" in article.text
        assert "Impressum" not in article.text
        assert "geschickt & stationiert" in article.text
