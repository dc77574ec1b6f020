"""`claimx explain`: it says where what was found is decided, and nothing is noted where nobody asks."""

from __future__ import annotations

import ast
import json
import re
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from spacy.tokens import Doc
from typer.testing import CliRunner, Result

import claimx
from claimx import analysis, cli, explanation
from claimx.analysis import trace
from claimx.analysis.article import ParsedArticle
from claimx.analysis.cast.mentions import Mention
from claimx.analysis.cast.notes import FUNCTIONS
from claimx.analysis.cast.scene import Sieve
from claimx.analysis.syntax.subjects import Roles
from claimx.analysis.trace import Choice, begun_trace, full_name, tracing
from claimx.explanation import place_of
from claimx.render.wording import explaining

TEXT = (
    "Streit um die Deiche\n\nMinisterin Anna Weiß reiste nach Kiel. „Die Deiche halten“, sagte sie am Montag. Laut "
    "Polizei fehlen rund 3 Mio. Euro. Der Verband kritisierte den Plan, weil das Geld nicht reiche.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, ["explain", *arguments, "--pipeline", "bundled"], prog_name="claimx")


def explained(**what: object) -> str:
    return claimx.explain(TEXT, pipeline="bundled", **what)  # type: ignore[arg-type]


def test_says_what_was_seen_and_what_was_made_of_it() -> None:
    page = explained(statement="s1")
    assert page.startswith("[61:102] „Die Deiche halten“, sagte sie am Montag.\n")
    for line in (
        r"61 +„ +\$\(",
        r"88 +sie +PPER +sie +Nom",
        r"sie +pronoun +can be NA +",
        r"main; finite verb sagte; cue sagte \(sagen, report, claimx/lexicon/cue_verbs.jsonl:\d+\); speaker sie",
        r"subject  [\d.]+  sie  nominative to the tagger, agrees with the verb, can speak, right after the verb",
        r"s1  direct: „Die Deiche halten“",
        r"rule verb.direct.before \(claimx/analysis/statements/content_quoted.py:\d+ quotation_before\), as in: „",
        r"speaker sie, by its own words: p1 Anna Weiß \(person\)",
    ):
        assert re.search(f"^ +{line}", page, re.M), line
    assert "Polizei" not in page


def test_the_whole_article_is_all_its_sentences() -> None:
    page = explained()
    assert re.findall(r"^\[\d+:\d+\] (\w+|„\w+)", page, re.M) == ["Ministerin", "„Die", "Laut", "Der"]
    assert page == CliRunner().invoke(cli.app, ["explain", "-", "--pipeline", "bundled"], input=TEXT).stdout


def test_a_figure_and_a_character_lead_to_their_sentence() -> None:
    page = explained(figure="f1")
    assert page == explained(at=TEXT.index("Polizei"))
    assert "f1  rund 3 Mio. Euro" in page and "unit EUR" in page
    assert re.search(r"read by claimx/analysis/figures/quantities.py:\d+ quantity_at", page)
    assert "Anna Weiß" not in page


def test_rules_that_gave_way_are_named() -> None:
    page = explained(statement="s3")
    assert "s3  reported" in page
    gave_way = page[page.index("gave way") :]
    assert re.search(r"weil das Geld nicht reiche  to s3\n +rule konjunktiv.dependent \(claimx/analysis", gave_way)


@pytest.mark.parametrize(
    ("file", "key", "shown"),
    [
        ("cue_verbs", "verb", r"\((\w+), \w+, %s\)"),
        ("speaker_nouns", "noun", r"(\w+): \w+, %s"),
        ("currencies", "name", r"(\w+) \(%s\)"),
        ("qualifiers", "words", r"(\w+) \(%s\)"),
    ],
)
def test_lines_of_the_lexicon_are_those_lines(file: str, key: str, shown: str) -> None:
    found = re.findall(shown % rf"claimx/lexicon/{file}\.jsonl:(\d+)", explained())
    lines = files("claimx.lexicon").joinpath(f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    assert found
    for word, number in found:
        assert json.loads(lines[int(number) - 1])[key].replace("|", "").casefold() == word.casefold()


def test_places_of_code_are_those_places() -> None:
    for module, line, function in re.findall(r"\((claimx/[\w/]+)\.py:(\d+) (\w+)\)", explained()):
        source = Path(str(import_module(module.replace("/", ".")).__file__)).read_text(encoding="utf-8").splitlines()
        below = [text for text in source[int(line) - 1 :] if text.startswith("def ")]
        assert below[0].startswith(f"def {function}(")


def test_choices_of_other_components_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    function = "claimx.analysis.trace.Trace"
    candidates = (trace.Candidate("Anna Weiß", 2.5, ("subject before",)), trace.Candidate("Polizei", -1))

    def noting(doc: Doc, article: ParsedArticle) -> Doc:
        assert article.tokens.trace
        number = [token.text for token in article.tokens].index("sie")
        choice = Choice(number, number + 1, "pronoun", "Anna Weiß", "scores", function, candidates)
        article.tokens.trace.choices.append(choice)
        return doc

    monkeypatch.setattr("claimx.analysis.ON_ARTICLE", (*analysis.ON_ARTICLE, noting))
    page = explained(statement="s1")
    assert re.search(
        r"^ +sie  pronoun: Anna Weiß, by scores\n +claimx/analysis/trace.py:\d+ Trace\n"
        r" +2.50  Anna Weiß  subject before\n +-1.00  Polizei$",
        page,
        re.M,
    )


def test_candidates_are_shown_with_what_speaks_for_them() -> None:
    page = explained(statement="s1")
    who = page[page.index("who is meant") :]
    assert re.search(r"sie  pronoun: Anna Weiß, by pronoun\n +claimx/analysis/cast/candidates.py:\d+ of_mention", who)
    score, reasons = re.search(r"^ +(\d\.\d\d)  Anna Weiß  (.*)$", who, re.M).groups()  # type: ignore[union-attr]
    assert sum(map(float, re.findall(r"[+-]\d\.\d\d", reasons))) == pytest.approx(float(score), abs=0.06)


@pytest.mark.parametrize("sieve", get_args(Sieve))
def test_every_sieve_of_the_cast_has_a_place(sieve: Sieve) -> None:
    assert re.fullmatch(r"claimx/analysis/cast/\w+\.py:\d+ [\w.]+", place_of(full_name(FUNCTIONS[sieve])))


def test_nothing_is_noted_where_nobody_asks() -> None:
    nlp = claimx.load("bundled")
    assert begun_trace() is None
    with tracing() as traces:
        asked = nlp(TEXT)._.claimx
        assert len(traces) == 1 and traces[0].article is not None
    assert nlp(TEXT)._.claimx == asked
    assert len(traces) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--statement", "s9"], 2, "claimx: statement s9: the article has s1 to s3"),
        (["--figure", "f3"], 2, "claimx: figure f3: the article has f1"),
        (["--at", "9999"], 2, "claimx: offset 9999: the article has the characters 0 to "),
        (["--at", "-1"], 2, "claimx: offset -1: the article has the characters 0 to "),
        (["--statement", "s1", "--at", "3"], 2, "exclude each other"),
    ],
)
def test_what_is_not_there(arguments: list[str], code: int, message: str, article: str) -> None:
    result = run(article, *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


def test_what_cannot_be_read(tmp_path: Path) -> None:
    missing = run(str(tmp_path / "missing.txt"))
    assert (missing.exit_code, missing.stdout) == (1, "") and len(missing.stderr.splitlines()) == 1
    assert run(str(tmp_path)).exit_code == 2


def test_a_title_is_no_sentence(article: str) -> None:
    assert run(article, "--at", "3").stdout.startswith("No sentence of the article stands there: it is its title")


def test_the_page_is_german_where_that_is_asked_for(article: str) -> None:
    page = explained(statement="s1", language="de")
    assert page == run(article, "--statement", "s1", "--language", "de").stdout
    for line in (
        r"Wörter, berichtigt in claimx/analysis/syntax/retag\.py",
        r"sie +pronoun +möglich: NA +",
        r"main; finites Verb sagte; Redeverb sagte \(sagen, report, claimx/lexicon/cue_verbs.jsonl:\d+\); Sprecher sie",
        r"Regel verb.direct.before \(claimx/analysis/statements/content_quoted.py:\d+ quotation_before\), wie in: „",
        r"Sprecher sie, durch eigene Worte: p1 Anna Weiß \(person\)",
        r"sie  Pronomen: Anna Weiß, durch pronoun",
        r"die Worte sagen: unknown, .*",
    ):
        assert re.search(f"^ +{line}", page, re.M), line


def test_all_that_the_page_says_has_a_german_text() -> None:
    source = ast.parse(Path(explanation.__file__).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(source) if isinstance(node, ast.Call) and ast.unparse(node.func) == "self.say"]
    said = [node for call in calls for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)]
    texts = {str(node.value) for node in said if isinstance(node.value, str)}
    texts |= {explanation._NOTHING_THERE, *explanation._BY.values(), *Roles._fields}
    texts |= {"who says", *get_args(get_type_hints(Mention)["form"])}
    assert texts == set(explaining("de"))
