"""Names of persons as German newspapers print them: with particles, titles, hyphens, initials, of all origins."""

from __future__ import annotations

import pytest

import claimx
from claimx.analysis.cast.nominatives import speaker_name

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
