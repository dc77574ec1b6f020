"""The formats: what they say, how they look at every width, and that article text stays text."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import get_args

import jsonschema
import pytest
from rich.cells import cell_len
from rich.style import Style

import claimx
from claimx.cli.info import schema
from claimx.models import Document
from claimx.render import NO_TEXT, Format, data, renderer
from claimx.render.figures import around
from claimx.render.markdown import escape
from claimx.render.numbers import value_text
from claimx.render.plain import one_line
from claimx.render.table import NEGATED_STYLE, TYPE_STYLES, WIDE_FIGURES

FORMATS = [format for format in get_args(Format) if format not in NO_TEXT | {"cas"}]
HOSTILE = "[red]x[/red] \x1b[31mrot\x07\x9b1m \u202everkehrt\u2066 <b>&amp; =1+1 | `a` *b* \n# Kopf :smile: {0} %s"


def render(format: Format, *documents: Document, several: bool = False) -> str:
    return "".join(renderer(format, several=several, out=io.StringIO())(documents))


def with_text(document: Document, text: str) -> Document:
    """The document with `text` wherever an article's words stand."""
    raw = json.loads(document.model_dump_json())
    raw["document"] |= {"source": text, "title": text}
    for speaker in raw["speakers"]:
        speaker["name"] = text
    for statement in raw["statements"]:
        for role in ("speaker", "cue", "content"):
            if statement[role]:
                statement[role]["text"] = text
        if statement["speaker"]:
            statement["speaker"]["name"] = text
    for figure in raw["figures"]:
        figure |= {"text": text, "counted": text, "context": text}
    return Document.model_validate(raw)


@pytest.fixture
def empty(sample_document: Document) -> Document:
    return sample_document.model_copy(update={"speakers": [], "statements": [], "figures": []})


class TestEveryFormat:
    @pytest.mark.parametrize("format", FORMATS)
    def test_says_what_was_found(self, format: Format, sample_document: Document) -> None:
        words = " ".join(render(format, sample_document).replace("\\", "").split())
        for expected in ("Pentagon", "fügte … hinzu", "48,3 Milliarden Dollar", "USD", "multiple"):
            assert expected in words

    @pytest.mark.parametrize("format", FORMATS)
    def test_nothing_found(self, format: Format, empty: Document) -> None:
        assert render(format, empty)

    @pytest.mark.parametrize("format", FORMATS)
    def test_article_text_stays_text(self, format: Format, sample_document: Document) -> None:
        written = render(format, with_text(sample_document, HOSTILE))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)

    @pytest.mark.parametrize("format", sorted(set(FORMATS) - {"html"}))  # whose index comes first
    def test_each_document_is_written_before_the_next_is_read(self, format: Format, sample_document: Document) -> None:
        read: list[int] = []

        def documents():
            for number in range(2):
                read.append(number)
                yield sample_document

        pieces = renderer(format, several=True, out=io.StringIO())(documents())
        while "Pentagon" not in next(pieces):
            pass
        assert read == [0]


class TestTable:
    @pytest.mark.parametrize("width", [20, 40, 60, 75, 76, 80, 109, 110, 120, 140, 200, 400])
    def test_fits(self, width: int, sample_document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        lines = render("table", sample_document).splitlines()
        assert max(map(cell_len, lines)) <= width
        assert all(line == line.rstrip() for line in lines)

    @pytest.mark.parametrize("width", [60, 80, 120, 200])
    def test_loses_no_word(self, width: int, sample_document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        words = set(render("table", sample_document).split())
        for statement in sample_document.statements:
            assert set(statement.content.text.split()) <= words

    @pytest.mark.parametrize("width", [76, 80, 109, 110, 139, 140, 150, 200])
    def test_breaks_no_name(self, width: int, sample_document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
        """*Verteidigungsministerium* is longer than a seventh of 150 columns."""
        monkeypatch.setenv("COLUMNS", str(width))
        statements, figures = render("table", sample_document).split("\nFigures\n")
        names = {speaker.id: speaker.name.split() for speaker in sample_document.speakers}
        said_by = [s.speaker.id for s in sample_document.statements if s.speaker and s.speaker.id]
        given_by = [figure.speaker for figure in sample_document.figures if figure.speaker]
        assert {word for id in said_by for word in names[id]} <= set(statements.split())
        assert {word for id in given_by for word in names[id]} <= set(figures.split())

    @pytest.mark.parametrize("width", [40, 60, 76, 109, 110, 140])
    def test_loses_no_character(self, width: int, sample_document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        hostile = with_text(sample_document, "ß" * 500)
        cells = 2  # source and title
        for statement in hostile.statements:
            cells += bool(statement.speaker) + 2 + len(statement.figures)
        for figure in hostile.figures:
            cells += 1 + bool(figure.speaker) + (width >= WIDE_FIGURES and figure.kind != "date")  # in its sentence
        assert render("table", hostile).count("ß") == 500 * cells

    @pytest.mark.parametrize("width", [60, 120])
    def test_markup_is_shown(self, width: int, sample_document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        table = render("table", with_text(sample_document, "[red]x[/red] :smile:"))
        assert "[red]x[/red]" in table
        assert ":smile:" in table

    @pytest.mark.parametrize(
        ("environment", "coloured"),
        [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
    )
    def test_colour(
        self,
        environment: dict[str, str],
        coloured: bool,
        sample_document: Document,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        for name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("TERM", "xterm-256color")
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        colours = re.findall(r"\x1b\[[\d;]*38;5;\d+m", render("table", sample_document))
        assert bool(colours) == coloured

    @pytest.mark.parametrize("style", [*TYPE_STYLES.values(), NEGATED_STYLE])
    def test_colours_can_be_read_on_white_and_on_black(self, style: str) -> None:
        """The contrast that WCAG defines, and asks to be 4.5; no colour has 4.6 on both."""
        parts = (part / 255 for part in Style.parse(style).color.get_truecolor())
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        assert min(1.05 / (luminance + 0.05), (luminance + 0.05) / 0.05) > 4

    def test_summary(self, sample_document: Document, empty: Document) -> None:
        assert render("table", sample_document).endswith("16 statements by 7 speakers, 11 figures in 18 sentences\n")
        assert render("table", empty).endswith("0 statements by 0 speakers, 0 figures in 18 sentences\n")


class TestJson:
    def test_object_is_the_document(self, sample_document: Document) -> None:
        written = render("json", sample_document)
        assert Document.model_validate_json(written) == sample_document
        jsonschema.validate(json.loads(written), json.loads(schema()))

    def test_readable(self, sample_document: Document) -> None:
        written = render("json", sample_document)
        assert '"für' in json.dumps("für", ensure_ascii=False)
        assert "Präsidenten" in written
        assert "[98, 119]" in written

    @pytest.mark.parametrize("number", [0, 1, 3])
    def test_array(self, number: int, sample_document: Document) -> None:
        written = json.loads(render("json", *[sample_document] * number, several=True))
        assert len(written) == number

    def test_lines(self, sample_document: Document) -> None:
        lines = render("jsonl", sample_document, sample_document).splitlines()
        assert [Document.model_validate_json(line) for line in lines] == [sample_document] * 2

    @pytest.mark.parametrize("format", ["json", "jsonl"])
    def test_control_characters_come_back(self, format: Format, sample_document: Document) -> None:
        document = with_text(sample_document, HOSTILE)
        assert Document.model_validate_json(render(format, document)) == document


class TestCsv:
    def test_rows(self, sample_document: Document) -> None:
        rows = list(csv.DictReader(io.StringIO(render("csv", sample_document, sample_document))))
        assert tuple(rows[0]) == data.CSV_COLUMNS
        assert [row["record"] for row in rows] == (["statement"] * 16 + ["figure"] * 11) * 2
        money = next(row for row in rows if row["type"] == "money")
        assert (money["value"], money["unit"], money["source"]) == ("48300000000", "USD", "data/sample_article.txt")

    @pytest.mark.parametrize("text", ["=1+1", "+1", "-1 Grad", "@SUM(A1)", "\t=1", "\x1b=1", " =1"])
    def test_no_formula(self, text: str, sample_document: Document) -> None:
        rows = csv.DictReader(io.StringIO(render("csv", with_text(sample_document, text))))
        for row in rows:
            for column in ("source", "speaker", "text", "counted"):
                assert not row[column].startswith(("=", "+", "-", "@", "\t"))

    def test_negative_numbers_stay_numbers(self, sample_document: Document) -> None:
        cold = sample_document.figures[0].model_copy(update={"value": -5})
        rows = csv.DictReader(io.StringIO(render("csv", sample_document.model_copy(update={"figures": [cold]}))))
        assert next(row["value"] for row in rows if row["record"] == "figure") == "-5"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**fett**", r"\*\*fett\*\*"),
        ("<script>", r"\<script\>"),
        ("a | b", r"a \| b"),
        ("[a](b)", r"\[a\](b)"),
        ("# Kopf\n- Punkt", r"\# Kopf - Punkt"),
    ],
)
def test_markdown_escapes(text: str, expected: str) -> None:
    assert escape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zwei\n\n Zeilen\t", "zwei Zeilen"),
        ("\x1b[31mrot", "[31mrot"),
        ("ver\u00adborgen\u202e", "verborgen"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_one_line(text: str, expected: str) -> None:
    assert one_line(text) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": 3, "qualifier": "exact"}, "3"),
        ({"value": 9999, "qualifier": "exact"}, "9999"),
        ({"value": 48_300_000_000, "qualifier": "about"}, "≈ 48 300 000 000"),
        ({"value": 0.5, "qualifier": "exact"}, "0.5"),
        ({"value": 1 / 3, "qualifier": "about"}, "≈ 0.333333"),
        ({"value": 0.00012345678, "qualifier": "exact"}, "0.00012345678"),
        ({"value": 29000, "high": 29000, "qualifier": "almost"}, "< 29 000"),
        ({"value": 30, "low": 30, "qualifier": "at_least"}, "≥ 30"),
        ({"low": 10, "high": 20, "qualifier": "range"}, "10–20"),
        ({"low": 100, "qualifier": "vague"}, "≥ 100"),
        ({"high": 100, "qualifier": "vague"}, "≤ 100"),
        ({"iso": "2022-02-24", "qualifier": "exact"}, "2022-02-24"),
        ({"qualifier": "vague"}, ""),
    ],
)
def test_value_text(fields: dict[str, object], expected: str, sample_document: Document) -> None:
    nothing = {"value": None, "low": None, "high": None, "iso": None}
    figure = sample_document.figures[0].model_copy(update=nothing | fields)
    assert value_text(figure).replace("\N{NO-BREAK SPACE}", " ") == expected


class TestListsOfFigures:
    """What every list of figures shows beside the figure: its sentence, what it relates to, dates at the end."""

    TEXT = (
        "Die Miete stieg 2024 auf 7,40 Euro pro Quadratmeter. Der Kreis meldet 2024 bei 93 Fällen je 100.000 Einwohner "
        "einen Rückgang um -5 Grad. Es war 2024."
    )

    @pytest.fixture
    def document(self) -> Document:
        return claimx.extract(self.TEXT, pipeline="bundled")

    def test_dates_are_grouped_at_the_end(self, document: Document) -> None:
        table = render("table", document).splitlines()
        assert [line.split()[:2] for line in table if line.startswith("2024")] == [["2024", "×3"]]
        assert render("markdown", document).count("**2024** ×3") == 1

    def test_sentence_stands_beside_the_figure(self, document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = list(csv.DictReader(io.StringIO(render("csv", document))))
        assert rows[1]["context"] == "Die Miete stieg 2024 auf 7,40 Euro pro Quadratmeter."
        assert "| Die Miete stieg 2024 auf 7,40 Euro pro Quadratmeter. |" in render("markdown", document)
        assert "stieg 2024 auf 7,40 Euro pro Quadratmeter.</q>" in render("html", document)
        monkeypatch.setenv("COLUMNS", "200")
        assert "stieg 2024 auf 7,40 Euro pro Quadratmeter." in render("table", document)

    def test_rates_are_named(self, document: Document) -> None:
        rows = {row["text"]: row for row in csv.DictReader(io.StringIO(render("csv", document)))}
        assert rows["7,40 Euro"]["per"] == "1 square-meter"
        assert rows["93 Fällen"]["per"] == "100000 Einwohner"
        assert "| EUR per square-meter |" in render("markdown", document)
        assert "per 100 000 Einwohner" in render("table", document)

    @pytest.mark.parametrize(
        ("width", "parts"),
        [
            (200, ("Es kamen ", "12 Gäste", " aus dem Norden.")),
            (24, ("… kamen ", "12 Gäste", " aus…")),
            (8, ("…", "12 Gäste", "…")),
        ],
    )
    def test_sentence_is_shortened_around_the_figure(self, width: int, parts: tuple[str, str, str]) -> None:
        (figure,) = claimx.extract("Es kamen 12 Gäste aus dem Norden.", pipeline="bundled").figures
        assert around(figure, width) == parts

    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("Es kamen 12 Gäste, dann 12 Gäste, dann 12 Gäste.", 3),
            ("Zwölf Jahre Haft: 12 Gäste und wieder 12 Gäste\n\nDas gab es noch nie, sagte er.", 3),  # a headline
            ("Es kamen " + ", ".join(["12 Gäste"] * 200) + ".", 200),  # a sentence that is cut at both ends
        ],
    )
    def test_of_the_same_words_those_of_the_figure_are_shown(self, text: str, number: int) -> None:
        """However often its sentence says them: what stands before and after is what does so in the text."""
        figures = claimx.extract(text, pipeline="bundled").figures
        assert len(figures) == number
        for figure in figures:
            before, words, after = around(figure, 2000)
            assert text[figure.start - len(before) :].startswith(before + words + after)
            assert figure.context == (before + words + after).strip()
