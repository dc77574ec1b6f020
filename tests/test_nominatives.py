"""A name that is a noun phrase is in the nominative without its article, whatever the article has it in."""

from __future__ import annotations

import pytest

import claimx

NAMES = [
    # quantifiers and numerals
    ("Nach Ansicht vieler Experten ist das falsch.", "viele Experten"),
    ("Nach Meinung zweier Zeugen war der Wagen blau.", "zwei Zeugen"),
    ("Nach Angaben mehrerer Abgeordneter fällt die Sitzung aus.", "mehrere Abgeordnete"),
    ("Nach Angaben einiger Teilnehmer war es still.", "einige Teilnehmer"),
    ("Die beiden Politiker forderten mehr Geld.", "beide Politiker"),
    ("Nach Meinung der beiden Politiker fehlt Geld.", "beide Politiker"),
    # adjectives
    ("Laut Süddeutscher Zeitung fällt die Sitzung aus.", "Süddeutsche Zeitung"),
    ("Laut Neuer Zürcher Zeitung fällt die Sitzung aus.", "Neue Zürcher Zeitung"),
    ("Laut Berliner Polizei fällt die Sitzung aus.", "Berliner Polizei"),
    ("Laut Deutschem Wetterdienst regnet es.", "Deutscher Wetterdienst"),
    ("Laut der Deutschen Bahn fahren alle Züge.", "Deutsche Bahn"),
    ("Nach Angaben der einzelnen Bundesländer fehlt Geld.", "einzelne Bundesländer"),
    ("Das staatliche Fernsehen berichtete von Verlusten.", "staatliches Fernsehen"),
    # nouns that are declined like adjectives
    ("Die Abgeordneten forderten mehr Geld.", "Abgeordnete"),
    ("Die Verantwortlichen des Außenministeriums forderten mehr Geld.", "Verantwortliche des Außenministeriums"),
    ("Die vier Unbekannten forderten ein Lösegeld.", "vier Unbekannte"),
    ("Nach Angaben der Vorsitzenden fehlt Geld.", "Vorsitzende"),
    ("Nach Angaben des Vorsitzenden fehlt Geld.", "Vorsitzender"),
    ("Der Vorsitzende forderte mehr Geld.", "Vorsitzender"),
    ("Die Vorsitzende forderte mehr Geld.", "Vorsitzende"),
    ("Die Vorsitzenden forderten mehr Geld.", "Vorsitzende"),
    ("Nach Angaben eines Abgeordneten fehlt Geld.", "Abgeordneter"),
    ("Laut einem Beamten fehlt Geld.", "Beamter"),
    ("Laut Beamten fehlt Geld.", "Beamte"),
    ("Laut der Linken fehlt Geld.", "Linke"),
    ("Die Grünen forderten mehr Geld.", "Grüne"),
    # plurals
    ("Laut den Bundesländern fehlt Geld.", "Bundesländer"),
    ("Laut den Verbänden fehlt Geld.", "Verbände"),
    ("Laut den Ärzten fehlt Geld.", "Ärzte"),
    ("Laut den Vereinen fehlt Geld.", "Vereine"),
    ("Laut den Kammern fehlt Geld.", "Kammern"),
    ("Laut den Bauern fehlt Geld.", "Bauern"),
    ("Laut den Forschern fehlt Geld.", "Forscher"),
    ("Laut den Behörden fehlt Geld.", "Behörden"),
    ("Laut den Gewerkschaften fehlt Geld.", "Gewerkschaften"),
    ("Aus kirgisischen Regierungskreisen hieß es, das Geld fehle.", "kirgisische Regierungskreise"),
    ("Nach Angaben von Augenzeugen war es still.", "Augenzeugen"),
    # singulars
    ("Laut dem Schreiben fehlt Geld.", "Schreiben"),
    ("Laut dem Präsidenten fehlt Geld.", "Präsident"),
    ("Laut einem Zeugen war der Wagen blau.", "Zeuge"),
    ("Nach Angaben des Ministeriums fehlt Geld.", "Ministerium"),
    # the name in an apposition, and what is none of it
    ("Eine der Gründerinnen des Vereins, Ute Lenz, wies auf den Widerspruch hin.", "Ute Lenz"),
    ("Einer der Anwälte, Jens Holm, sagte, das Geld fehle.", "Jens Holm"),
    ("Die Vorsitzende des Vereins, die Ärztin Ute Lenz, sagte, das Geld fehle.", "Ute Lenz"),
    ("Die Fraktionschefin der Sozialdemokraten Ute Lenz sagte, das Geld fehle.", "Ute Lenz"),
    ("Der Sprecher der Grünen Jens Holm sagte, das Geld fehle.", "Jens Holm"),
    ("Laut einem Bericht des Innenministeriums vom November 2011 fehlt Geld.", "Innenministerium"),
    ("Laut einer Mitteilung des Verbands vom Dienstag fehlt Geld.", "Verband"),
    ("Die 34-jährige widersprach den Vorwürfen.", "34-Jährige"),
]  # fmt: skip


@pytest.mark.parametrize("text", [
    "Ute Lenz und Jens Holm bestreiten das Finale.",
    "Der Verein bestreitet am Samstag sein letztes Spiel.",
    "Das ist ein Ergebnis, das die Bedeutung der Wahl unterstreicht.",
])  # fmt: skip
def test_nobody_says_anything(text: str) -> None:
    assert claimx.extract(text, pipeline="bundled").statements == []


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_name(text: str, name: str) -> None:
    (statement,) = claimx.extract(text, pipeline="bundled").statements
    assert statement.speaker
    assert statement.speaker.name == name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Nach Angaben des Vatikan-Sprechers Federico Lombardi fehlt Geld.", "Vatikan-Sprecher"),
        ("Der SPD-Vorsitzende Jens Holm forderte mehr Geld.", "SPD-Vorsitzender"),
        ("Die SPD-Vorsitzende Ute Lenz forderte mehr Geld.", "SPD-Vorsitzende"),
        ("Nach den Worten der Vorsitzenden Ute Lenz fehlt Geld.", "Vorsitzende"),
        ("Der grüne Abgeordnete Jens Holm forderte mehr Geld.", "grüner Abgeordneter"),
        ("Laut der innenpolitischen Sprecherin Ute Lenz fehlt Geld.", "innenpolitische Sprecherin"),
    ],
)
def test_role(text: str, role: str) -> None:
    (speaker,) = claimx.extract(text, pipeline="bundled").speakers
    assert speaker.role == role
