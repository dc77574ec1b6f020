"""Names of persons as German newspapers print them: with particles, titles, hyphens, initials, of all origins."""

from __future__ import annotations

import pytest

import claimx
from claimx.analysis.cast.nominatives import speaker_name
from claimx.analysis.syntax.tokens import Tokens

NAMES = [
    "Ursula von der Heyde", "Pieter de Boer", "Mohammed bin Faisal", "María Elena Prado", "Thi Mai Nguyen",
    "Nguyen Van Minh", "Bashar al-Assad", "Youssef el-Masri", "Abu Bakr al-Baghdadi", "Mary O’Brien", "Sean O'Connor",
    "Cristina Fernández de Kirchner", "José Ortega y Gasset", "Georg zur Mühlen", "Ruud van Nistelrooy",
    "Alexander Graf von Schönburg-Glauchau", "George W. Bush", "Luiz Inácio Lula da Silva", "Bart De Wever",
    "Alexander Van der Bellen", "Ingrid van den Berg", "Joost ten Hove", "Lena Dall’Oglio",
    "Anna-Lena Schäfer-Kühn", "Jean-Luc Picard-Dupont", "Miriam El Amrani", "Carles i Puigdemont", "Urs Frei",
    "Peter Paul Stern", "Zoë Kravitz",
]  # fmt: skip


def speakers(text: str) -> list[str | None]:
    return [s.speaker.name if s.speaker else None for s in claimx.extract(text, pipeline="bundled").statements]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "sentence",
    ["{} sagte, die Frist reiche nicht.", "Nach Angaben von {} reicht die Frist nicht."],
    ids=["subject", "behind a preposition"],
)
def test_a_name_is_whole(name: str, sentence: str) -> None:
    assert speakers(sentence.format(name)) == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Robert Hamm von den Grünen sagte, es reiche.", "Robert Hamm"),
        ("Anna von der Polizei sagte, es reiche.", "Anna"),
        ("Jonas von Greenpeace sagte, es reiche.", "Jonas"),
        ("Das sei viel, sagte Dr. med. Hans Voss.", "Hans Voss"),
        ("Das sei viel, sagte Prof. Dr. h. c. Hans Voss.", "Hans Voss"),
        ("Bürgermeister a. D. Ole Hamm sagte, er gehe.", "Ole Hamm"),
        ("Der Basler Verkehrs- und Baudirektor Urs Frei sagte, es gehe.", "Urs Frei"),
        ("Tim vom Bruch sagte, es reiche.", "Tim vom Bruch"),
        ("Frau von der Heyde sagte, es reiche.", "von der Heyde"),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


def test_the_surname_alone_is_the_same_person() -> None:
    text = "Clara von der Heide trat auf. Von der Heide sagte, es reiche. Dann betonte von der Heide, sie bleibe."
    assert speakers(text) == ["Clara von der Heide"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nach Müllers Angaben fehlen 40 Lehrer.", "Müller"),
        ("Nach Dahlkes Ansicht ist das zu viel.", "Dahlke"),
        ("Hamms Angaben zufolge reicht das Geld.", "Hamm"),
        ("Laut Airbus Bestellungen fehlen.", "Airbus"),
        ("Jonas sagte, es reiche.", "Jonas"),
        ("Minister Behrens sagte, es reiche.", "Behrens"),
        ("Das reiche, sagte Landrat Winter.", "Winter"),
        ("Nach Ansicht von Pfarrerin König reicht es.", "König"),
        ("Laut einer Sprecherin des Landes Schleswig-Holstein reicht es.", "Sprecherin des Landes Schleswig-Holstein"),
    ],
)
def test_a_name_is_a_nominative(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("es", None), ("ich", None), ("Wer", None), ("kein Geheimnis", None), ("12 Millionen Beiträge", None),
        ("www.beispiel.de", None), ("  \n ", None), ("„", None), ("-", None), ("der", None),
        ("der Sprecher", "Sprecher"), ("Holm –", "Holm"), ("Sprecher der", "Sprecher"), ("Karl\nBrandt", "Karl Brandt"),
        ("„Tagblatt", "Tagblatt"), ("„Bild“-Zeitung", "„Bild“-Zeitung"), ("Amt (EDA", "Amt"), ("ihr Anwalt", "Anwalt"),
        ("Portal rundschau.de", "Portal rundschau.de"), ("Portal www.beispiel.de", None),
        ("mehrere Zeugen", "mehrere Zeugen"), ("dpa", "dpa"), ("van den Berg", "van den Berg"),
    ],
)  # fmt: skip
def test_what_a_speaker_can_be_called(words: str, name: str | None) -> None:
    assert speaker_name(words) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der 21 Jahre alte Mann sagte, er gehe.", "21 Jahre alter Mann"),
        ("Der 54 Jahre alte Anwohner sagte, es sei laut.", "54 Jahre alter Anwohner"),
        ("Am Abend entstand laut einem Feuerwehrsprecher Totalschaden.", "Feuerwehrsprecher"),
        ("Laut der Berliner Polizei reicht es.", "Berliner Polizei"),
        ("Nach Angaben des Gerichts reicht es.", "Gericht"),
        ("Laut einer neuen Studie reicht es.", "neue Studie"),
    ],
)
def test_a_description_in_the_nominative(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # particles
        ("Frau von Holm lachte.", ["von Holm"]),
        ("Gestern kam Ursula von der Heyde aus Kiel.", ["Ursula von der Heyde"]),
        ("Gestern kam Thea von und zu Weiden.", ["Thea von und zu Weiden"]),
        ("Gestern sprach Robert Habeck von der Partei.", ["Robert Habeck"]),
        ("Gestern sprach Anna von der Polizei.", ["Anna"]),
        ("Gestern sprach Jonas von Greenpeace.", ["Jonas"]),
        ("Jens und Lars Timm kamen.", ["Jens", "Lars Timm"]),
        ("Tim vom Bruch sagte nichts.", ["Tim vom Bruch"]),
        ("Gestern kam Piet de Boer aus Kiel.", ["Piet de Boer"]),
        ("Gestern kam Piet van der Boer.", ["Piet van der Boer"]),
        ("Gestern kam Ursula von.", ["Ursula"]),
        # titles and initials
        ("Dr. Anna Holm lachte.", ["Anna Holm"]),
        ("Dr. h. c. Anna Holm lachte.", ["Anna Holm"]),
        ("Univ.-Prof. Anna Holm lachte.", ["Anna Holm"]),
        ("Gestern kam W. Holm.", ["W. Holm"]),
        ("Gestern kam Anna W. Holm.", ["Anna W. Holm"]),
        ("Gestern kam J.-P. Holm.", ["J.-P. Holm"]),
        ("Anna Freifrau von Holm lachte.", ["Anna Freifrau von Holm"]),
        # places and bodies
        ("Der Bürgermeister von Kiel Ulf Kramer lachte.", ["Ulf Kramer"]),
        ("Der Trainer von Union Berlin Udo Marx lachte.", ["Udo Marx"]),
        ("Der Chef der Stadt Kiel Udo Marx lachte.", ["Udo Marx"]),
        ("Im Zug nach Hamm sprach Köln.", []),
        # nicknames
        ("Gestern kam Klaus „Kalle“ Brandt.", ["Klaus", "Kalle", "Brandt"]),
        ("Am Tor stand „Manni“ Krug.", ["Manni", "Krug"]),
        ("Laut „Bild“ Krug zu nennen ist falsch.", []),
        ("Gestern kam Klaus „der Große“ Brandt.", ["Klaus", "Brandt"]),
        ("Gestern kam Klaus „Kalle“ heim.", ["Klaus"]),
        ("Gestern kam Klaus „Kalle Grabowski“ Brandt.", ["Klaus", "Kalle Grabowski", "Brandt"]),
        # nouns that are surnames
        ("Gestern kam Paul Stern aus Kiel.", ["Paul Stern"]),
        ("Gestern kam Urs Frei.", ["Urs Frei"]),
        ("Roths Kollege Kai Sudhoff lachte.", ["Roths", "Kai Sudhoff"]),
        ("Nach Bühlers Worten kam er.", ["Bühlers"]),
        ("Gestern verteilte Ute Lenz Gebäck.", ["Ute Lenz"]),
        ("Tilda sagt nichts.", ["Tilda"]),
        ("Die Tilda lief aus.", []),
        ("Nach Ansicht Kettelers kam er.", ["Kettelers"]),
        ("Bürgermeister Sommer kam. Sommer lachte. Im Sommer kam er wieder.", ["Sommer", "Sommer"]),
        ("Gestern kam Oberkommissar Hunger.", ["Hunger"]),
        ("Der Trainer Sturm lachte.", ["Sturm"]),
        ("Gestern brachte der Trainer Sturm ins Spiel.", []),
        ("Gestern kam Frau Winter.", ["Winter"]),
        ("Gestern kam Pfarrer König Weber.", ["Weber"]),
        ("Die Stadt Sommer lachte.", []),
        ("Das alte Haus brannte.", []),
        # again
        ("Paul Stern kam. Stern lachte.", ["Paul Stern", "Stern"]),
        ("Paul Stern kam. Der Stern schien.", ["Paul Stern"]),
        ("Paul Stern kam. STERN LACHT", ["Paul Stern", "STERN"]),
        ("Paul Stern kam. Sterns Hut fiel.", ["Paul Stern", "Sterns"]),
        ("Paul Stern kam. Herr Stern lachte.", ["Paul Stern", "Stern"]),
        ("Karl Hagen kam. In Hagen schneit es.", ["Karl Hagen"]),
        ("Karl Klar kam. Klar ist das.", ["Karl Klar"]),
        ("Reto Meier kam. Reto lachte.", ["Reto Meier", "Reto"]),
        ("Ursula von der Heyde kam. Von der Heyde lachte.", ["Ursula von der Heyde", "Von der Heyde"]),
        ("Emil Stern kam. „Emil der Schreckliche“ läuft.", ["Emil Stern"]),
        ("Paul Behrens kam. Behrens lachte.", ["Paul Behrens", "Behrens"]),
        ("Minister Behrens kam.", ["Behrens"]),
        # hyphens, signs
        ("Gestern kam Anna-Lena Weiß-Holm.", ["Anna-Lena Weiß-Holm"]),
        ("Gestern kam Phạm Minh.", ["Phạm Minh"]),
        ("Gestern kam Anna O’Brien.", ["Anna O’Brien"]),
        ("Anna", ["Anna"]),
        ("Gestern kam Anna", ["Anna"]),
    ],
)
def test_which_words_are_names_of_persons(text: str, expected: list[str]) -> None:
    """Runs of words that are marked so; a quotation mark parts two runs."""
    names: list[list[str]] = [[]]
    for token in Tokens(claimx.load("bundled")(text)):
        if token.ent_type_ == "PER" and token.tag_ == "NE":
            names[-1].append(token.text)
        elif names[-1]:
            names.append([])
    assert [" ".join(name) for name in names if name] == expected
