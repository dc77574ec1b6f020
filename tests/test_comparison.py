"""Figures of the same thing side by side: through the library, through the command, and as each format shows them.

`tests/cases/comparisons.jsonl` has a case for each condition, `comparisons_across.jsonl` pairs of articles; an empty
list says that nothing belongs together.
`tests/cases/groups.jsonl` is the gold file.
"""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from checks import run_command
from groups import ARTICLES, documents, gold, score

import claimx
from claimx.across.models import ComparedArticle, Comparison, GivenFigure, Group
from claimx.knowledge.things import of_noun, said_of, stem, things, words_in
from claimx.render.comparison import COMPARISON_FORMATS, render
from claimx.render.comparison.axis import Axis
from claimx.render.comparison.data import CSV_COLUMNS
from claimx.render.wording import Wording

Case = dict[str, Any]
TESTS = Path(__file__).parent
OUTPUT = TESTS.parent / "docs" / "output.md"
CASES: list[Case] = [json.loads(line) for line in (TESTS / "cases/comparisons.jsonl").read_text("utf-8").splitlines()]
ACROSS: list[Case] = [
    json.loads(line) for line in (TESTS / "cases/comparisons_across.jsonl").read_text("utf-8").splitlines()
]
HOSTILE = """<script>window.hacked=1</script>

Die „<b>Polizei</b>“ sprach von 300 Demonstranten. Der Minister "><svg/onload=window.hacked=1> Müller sprach von 900
Demonstranten. Die Gewerkschaft {{ 7 * 7 }} kam auf 1.200 Teilnehmer </script></style>\u202e.
"""


@cache
def compared(text: str) -> Comparison:
    return claimx.compare([claimx.extract(text, pipeline=claimx.load("bundled"), with_text=True)])


def groups_of(comparison: dict[str, Any]) -> list[list[str]]:
    return sorted(sorted(figure["text"] for figure in group["figures"]) for group in comparison["groups"])


def readable(case: Case) -> str:
    return str(case["about"])


@pytest.mark.parametrize("case", CASES, ids=readable)
def test_groups(case: Case) -> None:
    found = compared(case["text"])
    assert groups_of(found.to_dict()) == sorted(map(sorted, case["groups"]))
    assert all(group.uncertain == case.get("uncertain", False) for group in found.groups)
    assert all(group.differs == case.get("differs", True) for group in found.groups)


@pytest.mark.parametrize("case", CASES[:3] + CASES[-3:], ids=readable)
def test_command(case: Case, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(case["text"], encoding="utf-8")
    printed = run_command("compare", str(article), "--json", "--pipeline", "bundled").stdout
    assert json.loads(printed)["groups"] == compared(case["text"]).to_dict()["groups"]


@pytest.mark.parametrize("case", ACROSS, ids=readable)
def test_groups_across_articles(case: Case) -> None:
    nlp = claimx.load("bundled")
    found = claimx.compare([claimx.extract(text, pipeline=nlp, with_text=True) for text in case["texts"]])
    assert groups_of(found.to_dict()) == sorted(map(sorted, case["groups"]))


def test_articles_of_one_name_that_are_far_apart_in_time_are_about_different_things() -> None:
    nlp = claimx.load("bundled")
    for day, groups in (("2031-05-07", 1), ("2031-09-07", 0)):
        articles = [
            claimx.extract(text, pipeline=nlp, date=date, with_text=True)
            for text, date in zip(ACROSS[0]["texts"], ("2031-05-06", day), strict=True)
        ]
        assert len(claimx.compare(articles).groups) == groups


def test_cases_are_well_formed() -> None:
    assert len({case["text"] for case in CASES}) == len(CASES)
    assert len([case for case in CASES if not case["groups"]]) >= len(CASES) / 3


@pytest.fixture(scope="module")
def found() -> Comparison:
    return claimx.compare(documents())


class TestGold:
    def test_there_are_twenty_groups_over_ten_articles(self) -> None:
        names = {path.stem for path in ARTICLES}
        assert len(names) == 10
        assert len(gold()) >= 20
        assert {article for group in gold() for article, _, _ in group["figures"]} == names
        for group in gold():
            for article, words, _ in group["figures"]:
                assert words in (TESTS / f"data/across/{article}.txt").read_text("utf-8")

    def test_what_is_put_side_by_side_is_right(self, found: Comparison) -> None:
        result = score(found.to_dict())
        assert result.precision >= 0.9
        assert result.recall >= 0.7

    def test_across_articles(self, found: Comparison) -> None:
        across = [group for group in found.groups if len({figure.article for figure in group.figures}) > 1]
        assert {group.label for group in across} == {"Tote", "Stellen (Abbau)"}

    def test_those_that_differ_come_first(self, found: Comparison) -> None:
        differs = [group.differs for group in found.groups]
        assert differs == sorted(differs, reverse=True)
        assert [group.id for group in found.groups] == [f"g{n}" for n in range(1, len(differs) + 1)]

    def test_the_order_of_the_articles_changes_no_group(self, found: Comparison) -> None:
        turned = claimx.compare(reversed(documents()))
        assert groups_of(turned.to_dict()) == groups_of(found.to_dict())

    def test_a_folder_of_corpus_is_not_analysed_again(self, found: Comparison, tmp_path: Path) -> None:
        folder, articles = str(tmp_path / "found"), [str(path) for path in ARTICLES]
        run_command("corpus", *articles, "--output", folder, "--pipeline", "bundled", "--jobs", "1")
        # A pipeline that is not there would be looked for if anything were analysed.
        printed = run_command("compare", folder, "--json", "--pipeline", "not_there").stdout
        assert json.loads(printed)["groups"] == found.to_dict()["groups"]


def test_the_sample(sample_text: str) -> None:
    """The three numbers of soldiers, with who gives them and their bounds."""
    group = compared(sample_text).groups[0]
    assert [(f.speaker, f.value, f.low, f.high, f.qualifier) for f in group.figures] == [
        ("ukrainisches Militär", 3000, None, None, "exact"),
        ("Pentagon", 10000, None, None, "about"),
        ("Wladimir Selenskij", 100000, None, 100000, "at_most"),
    ]
    assert (group.label, group.kind, group.differs, group.speakers) == ("Soldaten", "count", True, 3)
    for figure in group.figures:
        assert sample_text[figure.start : figure.end] == figure.text
        assert figure.text in figure.sentence


def test_a_document_without_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="with_text=True"):
        claimx.compare([claimx.extract("Ein Satz.", pipeline="bundled")])


class TestFormats:
    def test_json_fits_its_schema(self, sample_text: str) -> None:
        schema = json.loads(run_command("schema", "compare").stdout)
        written = json.loads("".join(render("json", compared(sample_text), io.StringIO())))
        jsonschema.validate(written, schema)
        assert written == compared(sample_text).to_dict()

    def test_csv_has_a_row_for_each_figure(self, sample_text: str) -> None:
        comparison = compared(sample_text)
        rows = list(csv.DictReader(io.StringIO("".join(render("csv", comparison, io.StringIO())))))
        assert tuple(rows[0]) == CSV_COLUMNS
        assert [row["text"] for row in rows] == [f.text for group in comparison.groups for f in group.figures]
        assert (rows[0]["group"], rows[0]["label"], rows[0]["speaker"]) == ("g1", "Soldaten", "ukrainisches Militär")

    @pytest.mark.parametrize("width", ["60", "80", "130"])
    def test_table_is_as_wide_as_the_terminal(self, width: str, sample_text: str, monkeypatch: Any) -> None:
        monkeypatch.setenv("COLUMNS", width)
        lines = "".join(render("table", compared(sample_text), io.StringIO())).splitlines()
        assert max(map(len, lines)) <= int(width)
        assert any("Pentagon" in line and "10\N{NO-BREAK SPACE}000" in line for line in lines)

    @pytest.mark.parametrize(
        ("sources", "named"),
        [
            (["/a/b/x.txt", "/a/b/y.txt"], ["x.txt", "y.txt"]),
            (["/a/b/x.txt", "/a/c/y.txt"], ["b/x.txt", "c/y.txt"]),
            (["b/x.txt", "y.txt"], ["b/x.txt", "y.txt"]),
            (["/a/x.txt", "a/x.txt"], ["/a/x.txt", "a/x.txt"]),
            (["-", "a/x.txt"], ["-", "a/x.txt"]),
            (["https://a.de/n/x", "https://a.de/n/y"], ["x", "y"]),
            (["https://a.de/x", "/a/y.txt"], ["https://a.de/x", "/a/y.txt"]),
        ],
    )
    def test_table_names_articles_without_the_folder_that_all_are_in(
        self, sources: list[str], named: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "160")  # with the sentences
        counts = ("Die Polizei zählte 300", "Die Veranstalter zählten 900")
        texts = [f"Der Marsch begann in Köln und endete in Bonn. {count} Demonstranten." for count in counts]
        articles = [claimx.Article(source, text) for source, text in zip(sources, texts, strict=True)]
        documents = [claimx.extract(article, pipeline="bundled", with_text=True) for article in articles]
        table = "".join(render("table", claimx.compare(documents), io.StringIO()))
        lines = [line.split()[-1] for line in table.splitlines() if line.startswith(" " * 20)]
        assert lines == named

    def test_page_fetches_nothing_and_lets_nothing_act(self) -> None:
        comparison = compared(HOSTILE)
        assert comparison.groups
        page = "".join(render("html", comparison, io.StringIO()))
        assert "default-src 'none'" in page
        assert page.count("<script>") == 1
        assert "<b>Polizei" not in page
        assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
        assert "\u202e" not in page
        assert 'style="' not in page

    def test_page_has_a_dot_or_bar_for_each_figure(self, sample_text: str) -> None:
        group = compared(sample_text).groups[0]
        page = "".join(render("html", compared(sample_text), io.StringIO()))
        assert page.count('class="dot"') == len(group.figures)
        assert page.count('class="range open"') == 1  # bis zu 100.000
        places = [float(place) for place in re.findall(r'class="dot" cx="([\d.]+)%"', page)]
        assert places == sorted(places)
        assert all(0 <= place <= 100 for place in places)

    def test_german(self, sample_text: str) -> None:
        page = "".join(render("html", compared(sample_text), io.StringIO(), wording=Wording("de")))
        assert 'lang="de"' in page
        words = re.sub(r"<style>.*?</style>|<script>.*?</script>|<[^>]+>", " ", page, flags=re.S)
        for english in ("differ", "times as much", "group", "numbers", "Skip", "without uncertain"):
            assert english not in words, english

    @pytest.mark.parametrize("format", COMPARISON_FORMATS)
    def test_nothing_to_compare(self, format: Any) -> None:
        assert "".join(render(format, compared("Es regnet."), io.StringIO()))


class TestAxis:
    @staticmethod
    def group(*values: float, **changes: Any) -> Group:
        figure = GivenFigure(
            article=0, figure="f1", statement=None, speaker="A", speaker_kind=None, text="x", start=0, end=1, value=0,
            low=None, high=None, qualifier="exact", sentence="x", sentence_index=0, uncertain=False,
        )  # fmt: skip
        figures = [figure.model_copy(update={"value": value, **changes}) for value in values]
        return Group(
            id="g1", label="x", kind="count", unit=None, per=None, places=[], times=[], speakers=2, differs=True,
            smallest=min(values), largest=max(values), ratio=None, uncertain=False, figures=figures,
        )  # fmt: skip

    @pytest.mark.parametrize(
        "values", [(38, 47), (3000, 100000), (0, 0), (5, 5), (-3, 4), (0.6, 1.3), (1, 9_000_000), (2e9, 6e8)]
    )
    def test_all_is_on_it_in_order(self, values: tuple[float, ...]) -> None:
        axis = Axis.of(self.group(*values))
        shares = [axis.share(value) for value in sorted(values)]
        assert shares == sorted(shares)
        assert all(0 <= share <= 1 for share in shares)
        assert 2 <= len(axis.ticks()) <= 8
        assert all(0 <= axis.share(tick) <= 1 for tick in axis.ticks())

    def test_steps_multiply_where_one_would_hide_the_others(self) -> None:
        assert Axis.of(self.group(1, 9_000_000)).logarithmic
        assert not Axis.of(self.group(3000, 100_000)).logarithmic

    def test_there_is_room_for_what_has_no_upper_bound(self) -> None:
        axis = Axis.of(self.group(400, qualifier="over"))
        mark = axis.mark(self.group(400, qualifier="over").figures[0])
        assert mark.open_above
        assert mark.dot is not None and mark.end is not None and mark.dot < mark.end


class TestCall:
    @pytest.mark.parametrize(
        ("arguments", "code", "says"),
        [
            (("missing.txt",), 1, "missing.txt"),
            (("{article}", "--output", "{folder}/"), 2, "name a file"),
            (("{article}", "--output", "{folder}/x.xlsx"), 2, "table, json, csv, html"),
            (("{article}", "--json", "--format", "csv"), 2, "exclude each other"),
            (("{article}", "--pipeline", "not_there"), 2, "not_there"),
        ],
    )
    def test_what_is_wrong_is_said(self, arguments: tuple[str, ...], code: int, says: str, tmp_path: Path) -> None:
        article = tmp_path / "article.txt"
        article.write_text("Die Polizei zählte 300 Demonstranten.", encoding="utf-8")
        filled = [argument.format(article=article, folder=tmp_path) for argument in arguments]
        process = run_command("compare", *filled, check=False)
        assert process.returncode == code
        assert says in process.stderr.decode()
        assert b"Traceback" not in process.stderr
        assert process.stdout == b""

    def test_groups_that_are_asked_for(self, tmp_path: Path) -> None:
        paths = [str(path) for path in ARTICLES if path.stem in ("tunnel", "woelfe")]

        def labels(*options: str) -> list[str]:
            printed = run_command("compare", *paths, "--json", "--pipeline", "bundled", *options).stdout
            return [group["label"] for group in json.loads(printed)["groups"]]

        assert labels("--kind", "duration") == ["Bauzeit"]
        assert set(labels("--speaker", "jagdverband", "--certain")) <= set(labels("--certain"))
        assert "Kosten" in labels("--speaker", "rechnungshof")
        assert "Rudeln" not in labels("--speaker", "rechnungshof")
        assert len(labels("--certain")) < len(labels())


class TestThings:
    @pytest.mark.parametrize("thing", things(), ids=lambda thing: thing.thing)
    def test_example_has_the_thing(self, thing: Any) -> None:
        words = [match.group() for match in words_in(thing.example)]
        named = any(thing in of_noun(word) for word in words)
        assert named or any(found == thing for _, found in said_of(words))

    def test_no_thing_stands_twice(self) -> None:
        names = [(thing.thing, thing.role) for thing in things()]
        assert len(set(names)) == len(names)
        assert {thing.like for thing in things()} - {None} <= {thing.thing for thing in things()}

    @pytest.mark.parametrize(
        ("one", "other"),
        [("Toten", "Tote"), ("Schülerinnen", "Schüler"), ("Wölfen", "Wölfe"), ("Autos", "Auto"), ("Rudeln", "Rudel")],
    )
    def test_forms_of_a_noun_have_a_stem(self, one: str, other: str) -> None:
        assert stem(one) == stem(other)


def test_every_field_is_documented() -> None:
    sections = dict(re.findall(r"^## ([\w ]+)\n(.*?)(?=^## |\Z)", OUTPUT.read_text("utf-8"), re.M | re.S))
    for model in (Comparison, ComparedArticle, Group, GivenFigure):
        assert set(model.model_fields) <= set(re.findall(r"`(\w+)`", sections[model.__name__])), model.__name__
