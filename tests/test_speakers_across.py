"""Who is one speaker across articles: names, roles, a list of people, and what is counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from claimx.across.speakers import Appearance, profiles
from claimx.across.speakers_names import is_named
from claimx.across.speakers_people import PeopleError, Person, read_people
from claimx.across.speakers_roles import agreement, office


def appearance(document: int, name: str, kind: Any = "person", **told: Any) -> Appearance:
    """A speaker of an article of whom only some things are told."""
    told = {"names": (name,), "role": None, "party": None, "gender": None, "members": (), "published": None} | told
    return Appearance(document, told.pop("id", "p1"), name, kind=kind, types=Counter({"direct": 1}), **told)


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
