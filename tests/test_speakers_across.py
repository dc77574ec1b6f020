"""Who is one speaker across articles: names, roles, a list of people, and what is counted."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import claimx
from claimx import cli
from claimx.across.speakers import Appearance, profiles
from claimx.across.speakers_names import is_named
from claimx.across.speakers_people import PeopleError, Person, read_people
from claimx.across.speakers_roles import agreement, office


def appearance(document: int, name: str, kind: Any = "person", **told: Any) -> Appearance:
    """A speaker of an article of whom only some things are told."""
    told = {"names": (name,), "role": None, "party": None, "gender": None, "members": (), "published": None} | told
    return Appearance(document, told.pop("id", "p1"), name, kind=kind, types=("direct",), **told)


def together(found: list[Appearance], people: tuple[Person, ...] = ()) -> list[list[int]]:
    """The numbers of those that are taken for one, in order."""
    found = [appearance(n, a.name, a.kind, **{k: getattr(a, k) for k in TOLD}) for n, a in enumerate(found)]
    _, who = profiles(found, people)
    groups: dict[str, list[int]] = {}
    for (document, _), profile in sorted(who.items()):
        groups.setdefault(profile.id, []).append(document)
    return list(groups.values())


TOLD = ("names", "role", "party", "gender", "members", "published")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Kanzler", "deutsche Bundeskanzlerin", "same"),
        ("Trainer", "Trainerin", "same"),
        ("Vorsitzende der Gewerkschaft", "Gewerkschaftschef", "same"),
        ("Sprecherin der Polizei", "Polizeisprecherin", "same"),
        ("CDU-Chef", "Vorsitzender der CDU", "same"),
        ("ehemaliger Innenminister", "Innenminister", "same"),
        ("derzeitiger Ministerpräsident Spaniens", "Spaniens Regierungschef", "same"),
        ("republikanischer Senator", "Senator", "same"),
        ("Kritiker des Vatikans", "Theologe", "possible"),
        ("Nobelpreisträgerin", "Schriftstellerin", "possible"),
        ("Justizministerin", "Bundesjustizministerin", "same"),
        ("Innenminister", "Finanzminister", "different"),
        ("spanischer Innenminister", "polnischer Innenminister", "different"),
        ("Polizeisprecher", "Sprecher der Bahn", "different"),
        ("Bürgermeister", "Trainer", "different"),
        ("Bürgermeister", "Minister", "different"),
        ("Bundeskanzler", "CDU-Vorsitzender", "possible"),
        ("Klimaforscherin", "Professorin für Meteorologie", "possible"),
        ("sein Kollege", "Minister", "possible"),
        ("29-Jähriger", "Minister", "possible"),
        ("Politikerin", "Schauspielerin", "possible"),
    ],
)
def test_roles(one: str, other: str, expected: str) -> None:
    assert agreement(office(one), office(other)) == expected
    assert agreement(office(other), office(one)) == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Ute Lenz", "person", True),
        ("Lenz", "person", True),
        ("Ursula von der Ley", "person", True),
        ("Peter Fischer", "person", True),
        ("Dennis B.", "person", False),
        ("Anwälte", "person", False),
        ("Sprecherin der Polizei", "person", False),
        ("37 Jahre alter Pendler", "person", False),
        ("Kaltenbrunner Torwart", "person", False),
        ("Polizei", "government", False),
        ("Polizei Köln", "government", True),
        ("Staatsanwaltschaft Görlitz", "unknown", True),
        ("Pentagon", "government", True),
        ("Auswärtiges Amt", "government", True),
        ("südkoreanische Regierung", "government", True),
        ("deutsche Behörden", "government", False),
        ("zuständiges Ministerium", "government", False),
        ("EU-Kommission", "government", True),
        ("SPD", "organisation", True),
        ("SPD-Fraktion", "organisation", False),
        ("Bundesverband", "organisation", False),
        ("Bundesverband der Deutschen Industrie", "organisation", True),
        ("Bundesgesundheitsministerium", "government", True),
        ("Gesundheitsministerium", "government", False),
        ("Frankreich", "government", True),
        ("Neckar-Zeitung", "media", True),
        ("Zeitung", "media", False),
        ("Moskau", "government", True),
        ("Ärzte ohne Grenzen", "organisation", True),
        ("Studie", "document", False),
        ("38 Prozent der Befragten", "unknown", False),
    ],
)
def test_names(name: str, kind: Any, expected: bool) -> None:
    assert is_named(name, kind) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # One full name without anything against it, and what an article resolves.
        ([appearance(0, "Ute Lenz", names=("Ute Lenz", "Lenz")), appearance(1, "Ute Lenz")], [[0, 1]]),
        ([appearance(0, "Ute M. Lenz"), appearance(1, "Ute Lenz")], [[0, 1]]),
        ([appearance(0, "Karl Otto Lenz"), appearance(1, "Karl Josef Lenz")], [[0], [1]]),
        # Another article's bare surname may be anybody's.
        ([appearance(0, "Ute Lenz"), appearance(1, "Lenz"), appearance(2, "Lenz")], [[0], [1], [2]]),
        # But for an office that one person holds.
        (
            [appearance(0, "Ute Lenz", role="Bundeskanzlerin"), appearance(1, "Lenz", role="deutsche Kanzlerin")],
            [[0, 1]],
        ),
        ([appearance(0, "Lenz", role="Bundeskanzlerin"), appearance(1, "Lenz", role="Bundeskanzlerin")], [[0, 1]]),
        ([appearance(0, "Ute Lenz", role="Richterin"), appearance(1, "Lenz", role="Richterin")], [[0], [1]]),
        (
            [appearance(0, "Ute Lenz", role="Polizeisprecherin"), appearance(1, "Lenz", role="Polizeisprecherin")],
            [[0], [1]],
        ),
        # Namesakes: by gender, party, role.
        ([appearance(0, "Kim Lenz", gender="feminine"), appearance(1, "Kim Lenz", gender="masculine")], [[0], [1]]),
        ([appearance(0, "Jens Holm", party="SPD"), appearance(1, "Jens Holm", party="Grüne")], [[0], [1]]),
        ([appearance(0, "Jens Holm", party="Grüne"), appearance(1, "Jens Holm", party="Grünen")], [[0, 1]]),
        ([appearance(0, "Jens Holm", role="Trainer"), appearance(1, "Jens Holm", role="Landrat")], [[0], [1]]),
        # The same party, and another office: one politician.
        (
            [
                appearance(0, "Jens Holm", role="Landrat", party="SPD"),
                appearance(1, "Jens Holm", role="Minister", party="SPD"),
            ],
            [[0, 1]],
        ),
        # Even where it shows only later that it is the same party.
        (
            [
                appearance(0, "Jens Holm", role="Landrat"),
                appearance(1, "Jens Holm", role="Minister", party="SPD"),
                appearance(2, "Jens Holm", role="Landrat", party="SPD"),
            ],
            [[0, 1, 2]],
        ),
        # Hans-Peter is Hans Peter, and not Hans.
        ([appearance(0, "Hans-Peter Holm"), appearance(1, "Hans Peter Holm")], [[0, 1]]),
        ([appearance(0, "Hans-Peter Holm"), appearance(1, "Hans Holm")], [[0], [1]]),
        # Of whom nothing is told is the one of that name, where there is one, and nobody's where there are two.
        ([appearance(0, "Jens Holm"), appearance(1, "Jens Holm", role="Trainer")], [[0, 1]]),
        (
            [
                appearance(0, "Jens Holm"),
                appearance(1, "Jens Holm", role="Trainer"),
                appearance(2, "Jens Holm", role="Landrat"),
                appearance(3, "Jens Holm"),
            ],
            [[0], [1], [2], [3]],
        ),
        # A party alone belongs to whoever has it.
        (
            [
                appearance(0, "Jens Holm", party="SPD"),
                appearance(1, "Jens Holm", role="Trainer"),
                appearance(2, "Jens Holm", role="Landrat", party="SPD"),
            ],
            [[0, 2], [1]],
        ),
        # Bodies: those that there are once, and their abbreviations.
        ([appearance(0, "Pentagon", "government"), appearance(1, "Pentagon", "unknown")], [[0, 1]]),
        ([appearance(0, "Polizei", "government"), appearance(1, "Polizei", "government")], [[0], [1]]),
        (
            [
                appearance(0, "Deutscher Ruderverband", "organisation", names=("Deutscher Ruderverband", "DRV")),
                appearance(1, "DRV", "organisation"),
            ],
            [[0, 1]],
        ),
        # Who hides the surname hides.
        ([appearance(0, "Dennis B."), appearance(1, "Dennis B.")], [[0], [1]]),
    ],
)
def test_who_is_one(found: list[Appearance], expected: list[list[int]]) -> None:
    assert together(found) == expected
    assert together(found[::-1]) == sorted(sorted(len(found) - 1 - n for n in group) for group in expected)


def test_those_who_speak_together() -> None:
    found = [
        appearance(number, name, id=id, members=members)
        for number in (0, 1)
        for id, name, members in (
            ("p1", "Ute Lenz", ()),
            ("p2", "Jens Holm", ()),
            ("p3", "Ute Lenz und Jens Holm", ("p1", "p2")),
        )
    ]
    everybody, who = profiles(found)
    assert [profile.name for profile in everybody] == ["Ute Lenz", "Jens Holm", "Ute Lenz und Jens Holm"]
    assert who[0, "p3"] is who[1, "p3"]


class TestPeople:
    LENZ = Person(("Ute Lenz", "Lenz", "Ute Lenz-Holm"), "SPD", "feminine", "Q42")

    def test_a_list_outweighs_the_articles(self) -> None:
        found = [appearance(0, "Lenz"), appearance(1, "Ute Lenz-Holm"), appearance(2, "Lenz", gender="masculine")]
        everybody, who = profiles(found, [self.LENZ])
        assert who[0, "p1"] is who[1, "p1"]
        assert who[2, "p1"] is not who[0, "p1"]
        lenz = who[0, "p1"]
        assert (lenz.name, lenz.party, lenz.gender, lenz.wikidata) == ("Ute Lenz", "SPD", "feminine", "Q42")
        assert len(everybody) == 2

    def test_two_of_one_alias(self) -> None:
        other = Person(("Bernd Lenz", "Lenz"), "CDU", "masculine")
        found = [appearance(0, "Lenz"), appearance(1, "Lenz", party="CDU")]
        _, who = profiles(found, [self.LENZ, other])
        assert [who[n, "p1"].name for n in (0, 1)] == ["Lenz", "Bernd Lenz"]

    @pytest.mark.parametrize(
        "text",
        [
            "name,aliases,party,gender,wikidata\nUte Lenz,Lenz;Ute Lenz-Holm,SPD,feminine,Q42\n",
            "\ufeffName;Aliasse;Partei;Geschlecht;Wikidata-ID;Notiz\r\nUte Lenz;Lenz|Ute Lenz-Holm;SPD;w;Q42;x\r\n\r\n",
            'wikidata\tname\taliases\tgender\tparty\nQ42\t"Ute Lenz"\tLenz | Ute Lenz-Holm\tF\tSPD',
        ],
    )
    def test_a_file_is_read(self, text: str, tmp_path: Path) -> None:
        (tmp_path / "people.csv").write_text(text, encoding="utf-8", newline="")
        assert read_people(tmp_path / "people.csv") == [self.LENZ]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "people.csv: no column 'name' in its first line"),
            ("Ute Lenz,SPD\n", "people.csv: no column 'name' in its first line"),
            ("name,gender\nUte Lenz,x\n", "people.csv:2: 'x' is no gender"),
            ("name,wikidata\nUte Lenz,42\n", "people.csv:2: '42' is no id of Wikidata"),
            ("name,party\n,SPD\n", "people.csv:2: no name"),
        ],
    )
    def test_a_file_is_wrong(self, text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("people.csv").write_text(text, encoding="utf-8")
        with pytest.raises(PeopleError, match="^" + message):
            read_people(Path("people.csv"))

    def test_no_file(self) -> None:
        with pytest.raises(PeopleError, match=r"missing\.csv: no such file"):
            read_people(Path("missing.csv"))


ARTICLES = {
    "a.txt": "Ministerin Ute Lenz (SPD) hat einen Zuschuss zugesagt. „Der Kreis bekommt das Geld noch in diesem Jahr“, "
    "sagte Lenz am Montag. Sie wies den Vorwurf der Polizei zurück.\n",
    "b.txt": "Laut Polizei blieb es ruhig. Ute Lenz, Trainerin des Vereins, sagte, das Spiel sei gewonnen.\n",
    "c.txt": "„Das ist falsch“, sagte die Sozialdemokratin Ute Lenz. Der Fahrer Jens Holm sagte, er habe gebremst.\n",
}
DAYS = {"a.txt": "2026-03-01", "b.txt": "2026-04-01", "c.txt": "2026-05-01"}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file of three articles, each with its day, in the working folder."""
    monkeypatch.chdir(tmp_path)
    records = [{"id": name, "text": text, "published": DAYS[name]} for name, text in ARTICLES.items()]
    Path("archive.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return "archive.jsonl"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, [*arguments, "--pipeline", "bundled"])


def of_command(*arguments: str) -> dict[str, Any]:
    """What the command writes as JSON."""
    result = run("speakers", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


class TestCommand:
    def test_the_library_and_the_command_say_the_same(self, archive: str) -> None:
        documents = [claimx.extract(article, pipeline="bundled") for article in claimx.read_all(archive)]  # type: ignore[arg-type]
        found = claimx.speakers(documents)
        assert found.model_dump(mode="json") == of_command(archive)
        persons = [profile for profile in found.speakers if profile.kind == "person"]
        assert [(p.name, p.party, p.articles, p.statements) for p in persons] == [
            ("Ute Lenz", "SPD", 2, 4),
            ("Ute Lenz", None, 1, 1),
            ("Jens Holm", None, 1, 1),
        ]
        lenz = found.speakers[0]
        assert (lenz.first, lenz.last, lenz.acts) == (
            "2026-03-01",
            "2026-05-01",
            {"report": 2, "promise": 1, "deny": 1},
        )
        assert [(q.text, q.id) for q in lenz.quotations] == [
            ("„Der Kreis bekommt das Geld noch in diesem Jahr“", "a.txt")
        ]

    def test_shares_have_the_unknown_beside_them(self, archive: str) -> None:
        found = of_command(archive)
        assert [(s["value"], s["speakers"], s["of_speakers"]) for s in found["genders"]] == [
            ("feminine", 2, 0.667),
            ("masculine", 1, 0.333),
        ]
        assert [(s["value"], s["speakers"], s["of_speakers"]) for s in found["parties"]] == [
            ("SPD", 1, 1.0),
            (None, 2, None),
        ]

    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            (("--kind", "government"), [("Polizei", 1)]),
            (("--party", "spd"), [("Ute Lenz", 4)]),
            (("--act", "deny"), [("Ute Lenz", 1)]),
            (("--role", "trainer"), [("Ute Lenz", 1)]),
            (("--speaker", "holm"), [("Jens Holm", 1)]),
            (("--not-speaker", "lenz", "--not-speaker", "polizei"), [("Jens Holm", 1)]),
            (("--since", "2026-04-01", "--kind", "person"), [("Ute Lenz", 1), ("Ute Lenz", 1), ("Jens Holm", 1)]),
            (("--until", "2026-03-31", "--kind", "person"), [("Ute Lenz", 3)]),
            (("--since", "2026-04-01", "--until", "2026-04-30"), [("Polizei", 1), ("Ute Lenz", 1)]),
        ],
    )
    def test_filters(self, wanted: tuple[str, ...], expected: list[tuple[str, int]], archive: str) -> None:
        found = of_command(archive, *wanted)["speakers"]
        assert [(profile["name"], profile["statements"]) for profile in found] == expected

    def test_articles_without_a_date(self, archive: str) -> None:
        Path("undated.txt").write_text(ARTICLES["c.txt"], encoding="utf-8")
        result = run("speakers", archive, "undated.txt", "--since", "2026-05-01", "--json")
        assert (result.exit_code, result.stderr) == (0, "claimx: 1 article without a date left out\n")
        assert json.loads(result.stdout)["articles"] == 1

    def test_a_folder_of_corpus_is_not_analysed_again(self, archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
        assert run("corpus", archive, "-o", "found", "--jobs", "1").exit_code == 0
        expected = of_command(archive)
        monkeypatch.setattr("claimx.pipeline.load", None)
        assert of_command("found") == expected
        table = [json.loads(line) for line in Path("found/speakers/00000000.jsonl").read_text().splitlines()]
        assert sorted((row["speaker"], row["name"], row["statements"]) for row in table) == sorted(
            (profile["id"], profile["name"], profile["statements"]) for profile in expected["speakers"]
        )

    def test_what_failed_in_a_corpus(self, archive: str) -> None:
        Path("bad.jsonl").write_text("}{\n")
        assert run("corpus", archive, "bad.jsonl", "-o", "found", "--jobs", "1").exit_code == 1
        result = run("speakers", "found", "--json")
        assert (result.exit_code, json.loads(result.stdout)["articles"]) == (0, 3)
        assert result.stderr == "claimx: found: without 1 document that failed when it was analysed\n"

    def test_schema(self, archive: str) -> None:
        jsonschema = pytest.importorskip("jsonschema")
        schema = json.loads(CliRunner().invoke(cli.app, ["schema", "speakers"]).stdout)
        jsonschema.validate(of_command(archive), schema)

    def test_a_list_of_people(self, archive: str) -> None:
        Path("people.csv").write_text("name,aliases,wikidata\nUte Lenz-Holm,Ute Lenz,Q42\n", encoding="utf-8")
        profile = of_command(archive, "--people", "people.csv")["speakers"][0]
        assert (profile["name"], profile["wikidata"], profile["statements"]) == ("Ute Lenz-Holm", "Q42", 5)
        assert run("corpus", archive, "-o", "found", "--jobs", "1", "--people", "people.csv").exit_code == 0
        row = json.loads(Path("found/speakers/00000000.jsonl").read_text().splitlines()[0])
        assert (row["name"], row["names"], row["wikidata"]) == ("Ute Lenz-Holm", "Ute Lenz-Holm; Ute Lenz; Lenz", "Q42")
        Path("people.csv").write_text("name\nUte Lenz\n", encoding="utf-8")
        result = run("corpus", archive, "-o", "found", "--jobs", "1", "--people", "people.csv")
        assert (result.exit_code, "the list of people has changed" in result.stderr) == (2, True)

    @pytest.mark.parametrize("width", ["40", "90", "140"])
    @pytest.mark.parametrize(("language", "words"), [("en", ("Speakers", "feminine")), ("de", ("Sprecher", "feminin"))])
    def test_table(
        self, width: str, language: str, words: tuple[str, ...], archive: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", width)
        lines = run("speakers", archive, "--language", language).stdout.splitlines()
        assert all(any(word in line for line in lines) for word in (*words, "Ute Lenz", "SPD", "67"))
        assert not any("Polizei" in line for line in lines)
        assert all(len(line) <= int(width) for line in lines)

    def test_csv(self, archive: str) -> None:
        rows = list(csv.DictReader(run("speakers", archive, "--format", "csv").stdout.splitlines()))
        assert rows[0]["name"] == "Ute Lenz"
        assert (rows[0]["statements"], rows[0]["direct"], rows[0]["acts"]) == ("4", "2", "report 2; promise 1; deny 1")

    def test_excel(self, archive: str) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        assert run("speakers", archive, "-o", "out.xlsx", "--language", "de").exit_code == 0
        book = openpyxl.load_workbook("out.xlsx")
        assert book.sheetnames == ["Sprecher", "Geschlechter", "Parteien"]
        rows = [dict(zip(next(book["Sprecher"].values), row, strict=True)) for row in book["Sprecher"].values]
        assert (rows[1]["Name"], rows[1]["Aussagen"], rows[1]["Art"]) == ("Ute Lenz", 4, "Person")
        assert str(rows[1]["zuerst"])[:10] == "2026-03-01"

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("--people", "missing.csv"), "missing.csv: no such file or directory"),
            (("-o", "out.html"), "out.html: speakers writes table, json, csv, xlsx: name a file of one of these"),
            (("-f", "xlsx"), "--format xlsx is no text: name a file with --output"),
            (("-o", "found/"), "found: is a folder"),
        ],
    )
    def test_wrong_call(self, arguments: tuple[str, ...], message: str, archive: str) -> None:
        result = run("speakers", archive, *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"claimx: {message}")
        assert result.stderr.count("\n") == 1

    def test_sources_that_fail(self, archive: str) -> None:
        result = run("speakers", "missing.txt")
        assert (result.exit_code, result.stdout) == (1, "")
        assert run("speakers", "missing.txt", archive).exit_code == 1
