"""The title and the furniture of a page: what is not a sentence of the article."""

from __future__ import annotations

import itertools
import json

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimx import lexicon
from claimx.analysis.text.layout import Furniture, find_layout

BODY = "Der Westen hat nicht reagiert.\n\nRussland schweigt.\n"
RECORDS = lexicon.load("furniture.jsonl", Furniture)


def title(text: str) -> str | None:
    span = find_layout(text).title
    return text[slice(*span)] if span else None


def furniture(text: str) -> list[str]:
    return [text[slice(*span)] for span in find_layout(text).furniture]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"Selenskij warnt den Westen\n\n{BODY}", "Selenskij warnt den Westen", id="first line"),
        pytest.param(f"\n\n  Selenskij warnt \r\n\r\n{BODY}", "Selenskij warnt", id="white space around it"),
        pytest.param(f"# Selenskij warnt #\n\n{BODY}", "Selenskij warnt", id="Markdown heading"),
        pytest.param(f"# Er kommt.\n{BODY}", "Er kommt.", id="Markdown heading with a full stop"),
        pytest.param(f"Kommt der Krieg?\n\n{BODY}", "Kommt der Krieg?", id="question"),
        pytest.param(f"Scholz: „Wir schaffen das“\n\n{BODY}", "Scholz: „Wir schaffen das“", id="quotation"),
        pytest.param("Ein Titel\nDer Satz.\nNoch einer.", "Ein Titel", id="a line a paragraph"),
        pytest.param(
            f"Berlin, 12. März 2024\n\nEin langer Titel hier\n\n{BODY}", "Ein langer Titel hier", id="dateline"
        ),
        pytest.param(
            f"Ukraine-Krieg\n\nSelenskij warnt den Westen\n\n{BODY}", "Selenskij warnt den Westen", id="kicker"
        ),
        pytest.param(f"Anzeige\n\nSelenskij warnt\n\n{BODY}", "Selenskij warnt", id="furniture above it"),
        pytest.param("Selenskij warnt den Westen", None, id="one line only"),
        pytest.param("Selenskij warnt den Westen\n\n\n", None, id="nothing below"),
        pytest.param("Selenskij warnt\n\nKommentare (3)", None, id="only furniture below"),
        pytest.param(BODY, None, id="a sentence"),
        pytest.param(f"„Wir schaffen das!“\n\n{BODY}", None, id="a quoted sentence"),
        pytest.param(f"Im Einzelnen:\n\n{BODY}", None, id="colon"),
        pytest.param("Der Präsident sagte\nam Montag, er komme.\n\nDann ging er.", None, id="wrapped sentence"),
        pytest.param(f"{'Wort ' * 40}\n\n{BODY}", None, id="too long"),
        pytest.param(f"---\n\n{BODY}", None, id="no word"),
        pytest.param(f"- Punkt eins\n\n{BODY}", None, id="bullet"),
        pytest.param("", None, id="empty"),
        pytest.param(" \n\n ", None, id="white space"),
    ],
)
def test_title(text: str, expected: str | None) -> None:
    assert title(text) == expected


@pytest.mark.parametrize("line", [line for record in RECORDS if record.kind != "dateline" for line in record.examples])
def test_furniture_examples(line: str) -> None:
    assert furniture(f"Titel\n\n{BODY}\n{line}\n") == [line]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("Bern - Thomas Keller will mehr Geld.", "Bern -"),
        ("Wien – Kanzlerin Lenz will mehr Geld.", "Wien –"),
        ("Köln – Leipzig Hauptbahnhof ist eine Strecke.", ""),
        ("Berlin Die Ministerin will mehr Geld.", "Berlin"),
        ("Düsseldorf Ministerin Lenz will mehr Geld.", "Düsseldorf"),
        ("Berlin Mitte wächst.", ""),
        ("Berlin wächst.", ""),
        ("Lenz Die Ministerin will mehr Geld.", ""),
        ("Lenz – Thomas Keller war dabei – ging.", ""),
        ("Bern – Stadt Nummer zwei – wächst.", ""),
    ],
)
def test_dateline_before_a_person(line: str, dateline: str) -> None:
    text = f"Ein Titel\n\n{line}"
    assert [text[start:end] for start, end in find_layout(text).furniture] == [dateline] * bool(dateline)


@pytest.mark.parametrize("line", [line for record in RECORDS if record.kind == "dateline" for line in record.examples])
def test_dateline_examples(line: str) -> None:
    (found,) = furniture(f"Titel\n\n{line} kommt.\n")
    assert line.startswith(found)
    assert found[-1] in "–—·-|:.)+" or found.isupper()


@pytest.mark.parametrize("line", [line for record in RECORDS for line in record.keep])
def test_sentences_are_kept(line: str) -> None:
    assert furniture(f"Titel\n\n{BODY}\n{line}\n\nEnde.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Satz.\n\nLesen Sie auch:\n- Erste Zeile\n- Zweite\nEin Satz.", 3, id="list below"),
        pytest.param("Satz.\n\nMehr zum Thema:\n\n• Erste\n• Zweite\n\nKein Satz", 3, id="bullets below an empty line"),
        pytest.param("Satz.\n\nQuellen\nAlpha\nBeta\n\nGamma", 3, id="list ends at an empty line"),
        pytest.param(
            "Der Minister wollte am Montag auf der Sitzung der Partei nicht\nteilen\nund ging.",
            0,
            id="wrapped sentence",
        ),
        pytest.param("Titel\n\nSatz.\n\n## Reaktionen\n\nNoch ein Satz.", 1, id="Markdown heading in the text"),
        pytest.param("**Mehr zum Thema:** Krieg\n\nSatz.", 1, id="Markdown emphasis"),
    ],
)
def test_furniture_lines(text: str, expected: int) -> None:
    assert len(furniture(text)) == expected


def test_sample(sample_text: str) -> None:
    assert title(sample_text) == sample_text.split("\n", 1)[0]
    assert furniture(sample_text) == [
        "Mehr zum Thema –\N{NO-BREAK SPACE}Liveticker Ukraine-Krieg",
        "Schreibe einen Kommentar",
    ]


@given(
    st.lists(st.sampled_from(["Titel", "Satz eins.", "", "Anzeige", "# Kopf", "\r", "Foto: dpa", "- x", " ", "\x0c"]))
)
def test_spans_are_valid(lines: list[str]) -> None:
    text = "\n".join(lines)
    layout = find_layout(text)
    spans = sorted(layout.furniture + ([layout.title] if layout.title else []))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Frage: Wann beginnt der Bau, Frau Weber?\nAntwort: Im Mai.",
            [("Wann beginnt der Bau, Frau Weber?", ""), ("Im Mai.", "Weber")],
        ),
        (
            "Anna Weber kam.\n\nWeber: Im Mai.\n\nHolm: Wann?\n\nWeber: Im Juni.\n\nHolm: Gut.",
            [("Im Mai.", "Weber"), ("Wann?", "Holm"), ("Im Juni.", "Weber"), ("Gut.", "Holm")],
        ),
        (
            "Das Haus ist alt.\n\nHerr Holm, was kostet das?\n\nViel Geld.\n\nNoch mehr.\n\nWer zahlt?\n\nDie Stadt.",
            [
                ("Herr Holm, was kostet das?", ""),
                ("Viel Geld.\n\nNoch mehr.", "Holm"),
                ("Wer zahlt?", ""),
                ("Die Stadt.", "Holm"),
            ],
        ),
        (
            "Frau Weber kam.\n\n**Wann beginnt der Bau, Frau Weber?**\n\nIm Mai.\n\n**Wer zahlt?**\n\nDie Stadt.",
            [
                ("**Wann beginnt der Bau, Frau Weber?**", ""),
                ("Im Mai.", "Weber"),
                ("**Wer zahlt?**", ""),
                ("Die Stadt.", "Weber"),
            ],
        ),
        (
            "SZ: Herr Holm, warum?\nHolm: Im Mai.\nSZ: Die Kasse ist leer.\nHolm: Nein.",
            [("Herr Holm, warum?", "SZ"), ("Im Mai.", "Holm"), ("Die Kasse ist leer.", "SZ"), ("Nein.", "Holm")],
        ),
        (
            "Das Haus von nebenan ist alt\n\nFrau Holm, warum?\n\nDarum.\n\n"
            "Wer zahlt?\n\nDie Stadt.\n\nSie ist arm.\n\nDas sehe ich anders.",
            [
                ("Frau Holm, warum?", ""),
                ("Darum.", "Holm"),
                ("Wer zahlt?", ""),
                ("Die Stadt.", "Holm"),
                ("Sie ist arm.", ""),
                ("Das sehe ich anders.", "Holm"),
            ],
        ),
        ("Wann: Samstag.\nWo: Halle.\nEintritt: 12 Euro.", []),
        (
            "Update 12:30 Uhr: Es brennt.\n\nUpdate 13:15 Uhr: Es regnet.\n\nUpdate 14 Uhr: Die Straße ist frei.",
            [],
        ),
        ("Wer zahlt das? Niemand.\n\nDie Stadt hat kein Geld.", []),
        ("Fazit: Ein guter Abend.\n\nDas Fest dauerte lange.", []),
    ],
    ids=[
        "question and answer",
        "names",
        "a question that addresses somebody",
        "bold questions",
        "no title",
        "a remark behind the last question",
        "a list",
        "a ticker",
        "a rhetorical question",
        "a summary",
    ],
)
def test_turns(text: str, expected: list[tuple[str, str]]) -> None:
    turns = find_layout(text).turns
    assert [(text[t.start : t.end], text[t.speaker_start : t.speaker_end]) for t in turns] == expected


def test_component_leaves_plain_data() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("claimx_layout")
    doc = nlp(f"Titel\n\n{BODY}\nAnzeige")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert doc._.claimx_layout == {"title": (0, 5), "furniture": [(59, 66)], "turns": []}
    assert json.dumps(again._.claimx_layout) == json.dumps(doc._.claimx_layout)  # tuples come back as lists
