"""What hides words is looked through, what is too long is read in pieces, and every offset fits the text as given."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from checks import check_document
from hypothesis import given
from hypothesis import strategies as st

import claimx
from claimx import document
from claimx.reading import Readable, pieces

PLAIN = "Müller sagte am Montag, es gebe 10 000 Soldaten. „Das ist für uns gut“, erklärte die Ministerin."


def told(text: str) -> list[tuple[object, ...]]:
    """What claimx finds, without what depends on how the text is written."""
    found = claimx.extract(text, pipeline="bundled")
    statements = [(s.type, s.speaker and s.speaker.name, s.cue and s.cue.lemma, s.rule) for s in found.statements]
    return [*statements, *((f.kind, f.value, f.counted) for f in found.figures)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(unicodedata.normalize("NFD", PLAIN), id="accents of their own"),
        pytest.param(PLAIN.replace(" ", "\u00a0"), id="no-break spaces"),
        pytest.param(PLAIN.replace("10 000", "10\u202f000"), id="thin space in a number"),
        pytest.param(
            PLAIN.replace("sagte", "sag\u00adte").replace("Soldaten", "Sol\u00adda\u00adten"), id="soft hyphens"
        ),
        pytest.param(PLAIN.replace("te", "t\u200be").replace("Mon", "\ufeffMon"), id="invisible characters"),
        pytest.param(PLAIN.replace("„", "&bdquo;").replace("“", "&#8220;").replace("ü", "&uuml;"), id="entities"),
        pytest.param(PLAIN.replace("am Montag", "am&nbsp;Mon&shy;tag"), id="entities that hide"),
    ],
)
def test_same_as_without(text: str) -> None:
    assert told(text) == told(PLAIN)
    check_document(claimx.extract(text, pipeline="bundled"), text)


@pytest.mark.parametrize(
    ("given_text", "shown", "word"),
    [
        ("a Sol\u00adda\u00adten b", "Soldaten", "Sol\u00adda\u00adten"),
        ("\u00adeins\u00ad", "eins", "eins"),
        ("a&nbsp;b&uuml;c d", "büc", "b&uuml;c"),
        ("AT&T und R&D; so", "AT&T", "AT&T"),
        ("100 &euro;", "€", "&euro;"),
        ("fu\u0308r", "für", "fu\u0308r"),
        ("fu\u00ad\u0308r", "für", "fu\u00ad\u0308r"),
        ("a \u00ad\u0308b", "b", "b"),
        ("a\u00a0\u2009b", " ", "\u00a0\u2009"),
        ("KIEL (dpa)--Der Rat", "Der", "Der"),
        ("KIEL (dpa)--Der Rat", " -- ", "--"),
        ("\u0301a", "a", "a"),
        ("a " + "-" * 1000 + " b", "-" * 300 + " " + "-" * 300, "-" * 600),
        ("x" * 300 + "yz", "yz", "yz"),
    ],
)
def test_offsets_lead_back(given_text: str, shown: str, word: str) -> None:
    readable = Readable(given_text)
    start = readable.text.index(shown)
    begin, end = readable.given(start, start + len(shown))
    assert given_text[begin:end] == word


@given(st.text(alphabet="ab &;#\u00ad\u0308u\u00a0\u200b\n") | st.text())
def test_offsets_never_cross(text: str) -> None:
    readable = Readable(text)
    assert {"\u00ad", "\u200b"}.isdisjoint(readable.text)  # also where an accent stands on them
    spans = [readable.given(offset, offset + 1) for offset in range(len(readable.text))]
    assert all(start < end or readable.text[n] == " " for n, (start, end) in enumerate(spans))
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))
    assert all(start >= 0 and end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("kurz", ["kurz"]),
        ("", [""]),
        ("Eins.\n\nZwei. Drei vier", ["Eins.\n\n", "Zwei. ", "Drei vier"]),
        ("Fünfe\nsind drei", ["Fünfe\n", "sind drei"]),
        ("einszweidreivier", ["einszweidr", "eivier"]),
    ],
)
def test_pieces(text: str, cut: list[str]) -> None:
    assert [text[start:end] for start, end in pieces(text, 10)] == cut


def test_long_text_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MAX_PIECE", 120)
    paragraphs = [
        "Angela Müller sagte am Montag, es ge\u00adbe 300 Soldaten. „Das ist ein ‚Test‘“, sagte sie.",
        "Der Minister sagte, das sei falsch. Angela Müller sagte, sie bleibe dabei.",
        "„Es kostet 5 Euro“, sagte Angela Müller.",
    ]
    text = "\n\n".join(paragraphs)
    found = claimx.extract(text, pipeline="bundled")
    check_document(found, text)
    assert [s.name for s in found.speakers] == ["Angela Müller", "Minister"]
    said = [text[start:end] for start, end in found.speakers[0].mentions]
    assert said == ["Angela Müller", "sie", "Angela Müller", "sie", "Angela Müller"]
    assert [s.speaker.id for s in found.statements if s.speaker and s.parent is None] == ["p1", "p1", "p2", "p1", "p1"]
    assert [(f.value, f.speaker) for f in found.figures] == [(300, "p1"), (5, "p1")]
    assert found.document.sentences == 5


def test_the_context_of_a_figure_in_a_long_list_is_what_stands_near() -> None:
    """A list without a full stop is one sentence, which each of its figures would repeat: 13 GB for 16,000 lines."""
    found = claimx.extract(" ".join(f"{n} Bäume," for n in range(1000, 1400)), pipeline="bundled")
    assert len(found.figures) > 300
    middle = found.figures[len(found.figures) // 2]
    assert middle.context is not None and middle.text in middle.context
    assert 900 < len(middle.context) <= 1000 + len(middle.text)
