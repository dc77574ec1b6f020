"""Reads back what was written, as a program of somebody else would: the same records come out of every format.

JSON is held against its schema; CSV, XLSX, Markdown and the page are parsed by libraries that know nothing of claimx,
and their records are compared with those of the document.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema
import lxml.html
import openpyxl
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from claimx.cli.info import schema
from claimx.models import Document
from claimx.render import data, files, html, markdown
from claimx.render.dialects import DIALECTS
from claimx.render.numbers import value_text
from claimx.render.wording import ENGLISH

Record = dict[str, Any]


def plain(text: Any) -> str:
    """Words without what nobody sees: white space folded, and neither controls nor halves of characters."""
    return " ".join("".join(c for c in " ".join(str(text or "").split()) if _is_seen(c)).split())


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs") and ord(character) & 0xFFFE != 0xFFFE


def statements(document: Document) -> list[Record]:
    """What every format says of each statement."""
    return [
        {
            "id": said.id,
            "type": said.type,
            "speaker": plain(said.speaker and (said.speaker.name or said.speaker.text)),
            "cue": plain(said.cue and said.cue.text),
            "negated": said.negated,
            "content": plain(said.content.text),
            "start": said.content.spans[0][0],
            "end": said.content.spans[-1][1],
            "figures": said.figures,
        }
        for said in document.statements
    ]


def figures(document: Document) -> list[Record]:
    """What every format says of each figure."""
    names = {speaker.id: speaker.name for speaker in document.speakers}
    return [
        {
            **{field: getattr(figure, field) for field in ("id", "start", "end", "kind", "value", "low", "high")},
            **{field: plain(getattr(figure, field)) for field in ("text", "unit", "counted", "iso", "context")},
            "speaker": plain(names.get(figure.speaker or "")),
            "statement": figure.statement,
        }
        for figure in document.figures
    ]


def check_read_back(document: Document) -> None:
    """That a document, which carries its text, comes back out of every format."""
    for check in (check_json, check_csv, check_excel, check_markdown, check_page):
        check(document)


def same(found: list[Any], expected: list[Any]) -> None:
    """That what was read back is what was written, with the first difference."""
    for back, written in zip_longest(found, expected):
        assert back == written, f"{back} was read back, and {written} was written"


# --- JSON ---


@cache
def _schema() -> Any:
    return jsonschema.Draft202012Validator(json.loads(schema()))


def check_json(document: Document) -> None:
    """That JSON is valid against the schema that claimx prints, and says the same again."""
    for written in (document.to_json(), "".join(data.jsonl([document]))):
        _schema().validate(json.loads(written))
        assert Document.model_validate_json(written) == document
        written.encode("utf-8")


# --- tables ---


def check_csv(document: Document) -> None:
    """That both dialects of CSV have the records."""
    for dialect in DIALECTS.values():
        written = "".join(data.csv([document], dialect)).removeprefix(dialect.mark)
        rows = list(csv.DictReader(io.StringIO(written, newline=""), delimiter=dialect.delimiter))
        assert all(None not in row and None not in row.values() for row in rows)  # as many cells as names
        number = _number_of(dialect.decimal_comma)
        said = [row for row in rows if row["record"] == "statement"]
        assert len(said) + len(document.figures) == len(rows)
        same([_statement(row, "text", row["figures"].split()) for row in said], statements(document))
        given = [row for row in rows if row["record"] == "figure"]
        same([_figure(row, row["type"], number) for row in given], figures(document))


def check_excel(document: Document) -> None:
    """That the sheets of a workbook have the records, and no formula."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "found.xlsx"
        files.write_excel([document], path, ENGLISH)
        book = openpyxl.load_workbook(path)
    rows = {}
    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
        names, *values = sheet.iter_rows(values_only=True)
        columns = [str(name).replace(" ", "_") for name in names]
        rows[sheet.title] = [dict(zip(columns, row, strict=True)) for row in values]
    said = [_statement(row, "content", (row["figures"] or "").split()) for row in rows["Statements"]]
    same(said, statements(document))
    given = [{name: _of_excel(value) for name, value in figure.items()} for figure in figures(document)]
    same([_figure(row, row["kind"], _of_excel) for row in rows["Figures"]], given)
    assert [row["name"] for row in rows["Speakers"]] == [speaker.name for speaker in document.speakers]
    (article,) = rows["Articles"]
    assert (article["sha256"], article["characters"]) == (document.document.sha256, document.document.characters)


def _of_excel(value: Any) -> Any:
    """A number with as many digits as openpyxl writes."""
    return float(f"{value:.16g}") if isinstance(value, float) else value


def _statement(row: Record, content: str, figures: list[str]) -> Record:
    return {
        **{name: row[name] for name in ("id",)},
        "type": row["type"].replace(" ", "_"),
        **{name: _words(row[name]) for name in ("speaker", "cue")},
        "negated": row["negated"] in (True, "true"),
        "content": _words(row[content]),
        **{name: int(row[name]) for name in ("start", "end")},
        "figures": figures,
    }


def _figure(row: Record, kind: str, number: Callable[[Any], Any]) -> Record:
    return {
        **{name: row[name] for name in ("id",)},
        **{name: int(row[name]) for name in ("start", "end")},
        "kind": kind,
        **{name: number(row[name]) for name in ("value", "low", "high")},
        **{name: _words(row[name]) for name in ("text", "unit", "counted", "iso", "context", "speaker")},
        "statement": row["statement"] or None,
    }


def _words(cell: Any) -> str:
    """The words of a cell, without the apostrophe before what a spreadsheet would take for a formula."""
    text = str(cell or "")
    return plain(text[1:] if text[:1] == "'" and text[1:2] in set("=+-@") else text)


def _number_of(decimal_comma: bool) -> Callable[[str], float | None]:
    def number(cell: str) -> float | None:
        return float(cell.replace(",", ".") if decimal_comma else cell) if cell else None

    return number


# --- Markdown ---


def check_markdown(document: Document) -> None:
    """That a reader of Markdown sees the title, the statements as a list, and the figures as a table and a list."""
    written = "".join(markdown.markdown([document]))
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(written))
    parts = list(tree.children)
    headings = [_shown(node) for node in parts if node.type == "heading" and node.tag == "h1"]
    assert headings == [plain(document.document.title or document.document.source)]
    lists = [[_shown(item) for item in node.children] for node in parts if node.type == "bullet_list"]
    names = [
        f"{said['speaker'] or 'nobody named'} ({said['type']}{', ' + said['cue'] if said['cue'] else ''}"
        f"{', negated' if said['negated'] else ''}): {said['content']}"
        for said in statements(document)
    ]
    if names:
        assert lists.pop(0) == [plain(name) for name in names]
    dates = {f.resolved or f.iso or plain(f.text) for f in document.figures if f.kind == "date"}
    assert [len(items) for items in lists] == [len(dates)] * bool(dates)
    tables = [node for node in parts if node.type == "table"]
    rows = [[_shown(cell) for cell in row.children] for table in tables for row in table.children[1].children]
    numbers = [figure for figure in document.figures if figure.kind != "date"]
    speakers = {speaker.id: speaker.name for speaker in document.speakers}
    assert [[row[0], row[1], row[3], row[4], row[5]] for row in rows] == [
        [
            plain(figure.text),
            plain(value_text(figure)),
            figure.kind,
            plain(speakers.get(figure.speaker or "")),
            plain(figure.context),
        ]
        for figure in numbers
    ]


def _shown(node: SyntaxTreeNode) -> str:
    """The words of a part of Markdown."""
    return plain(
        "".join(part.content if part.type != "softbreak" else " " for part in node.walk() if not part.children)
    )


# --- the page ---


def check_page(document: Document) -> None:
    """That the page lists the records, and that what it underlines in the text is what was said."""
    page = lxml.html.document_fromstring("".join(html.html([document])))
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert {link.removeprefix("#") for link in page.xpath("//@href")} <= set(ids)
    listed = {
        item.get("id").removeprefix("a1-"): {
            "type": item.get("data-type"),
            "speaker": plain(item.get("data-speaker")),
            "content": plain(item.find(".//blockquote").text_content()),
        }
        for item in page.xpath("//li[contains(@class, 'said')]")
    }
    expected = {
        said["id"]: {
            "type": said["type"],
            "speaker": said["speaker"] or "nobody named",
            "content": said["content"],
        }
        for said in statements(document)
    }
    assert listed == expected
    numbers = page.xpath("//li[@class='number']")
    assert {(item.get("id").removeprefix("a1-"), item.get("data-kind"), _class(item, "words")) for item in numbers} == {
        (figure["id"], figure["kind"], figure["text"]) for figure in figures(document)
    }
    _check_text(document, page)


def _check_text(document: Document, page: Any) -> None:
    """That the text is all there but for its title, and each statement stands where it should."""
    for label in page.xpath("//a[contains(@class, 'label')]"):
        label.drop_tree()
    (shown,) = page.xpath("//div[@class='text']")
    text, title = document.document.text or "", _dense(document.document.title or "")
    without_title = {re.sub(f"#*{re.escape(title)}", "", _dense(text), count=often) for often in (1, 2)}
    assert _dense(shown.text_content()) in {_dense(text), *without_title}
    for said in document.statements:
        parts = shown.xpath(f".//span[@data-entry='a1-{said.id}']/descendant-or-self::text()")
        content = _dense("".join(text[start:end] for start, end in said.content.spans))
        found = _dense("".join(parts))
        assert found == content or (title in content and content.endswith(found)), (found, content)


def _dense(text: str) -> str:
    """Words without the spaces between them."""
    return "".join(plain(text).split())


def _class(item: Any, name: str) -> str:
    return plain(item.find_class(name)[0].text_content())
