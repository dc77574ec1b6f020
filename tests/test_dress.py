"""The golden articles in every dress: the same statements, speakers and figures, field by field, in the same places."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from checks import check_document
from dressings import DRESSINGS, Dressed, fields

import claimx
from claimx.reading import Readable

ARTICLES = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "golden").glob("*.txt"))
}


@cache
def plain(name: str) -> Any:
    return fields(claimx.extract(ARTICLES[name], pipeline="bundled"))


@pytest.mark.parametrize("dressing", DRESSINGS)
def test_the_same_in_other_dress(dressing: str) -> None:
    changed = 0
    for name, text in ARTICLES.items():
        dressed = Dressed(text, DRESSINGS[dressing])
        if dressed.text != text:
            changed += 1
            found = claimx.extract(dressed.text, pipeline="bundled")
            check_document(found, dressed.text)
            assert fields(found, dressed) == plain(name), name
    assert changed


@pytest.mark.parametrize("name", ARTICLES)
def test_a_plain_text_is_read_as_it_stands(name: str) -> None:
    assert Readable(ARTICLES[name]).text == ARTICLES[name]


VERSES = """\
Am Brunnen vor dem Rathaus
da stand ein alter Mann,
der rief den Leuten allen,
so laut er rufen kann:
die Steuer sei zu teuer,
das Brot sei viel zu klein,
und wer das nicht begreife,
der müsse Bürgermeister sein.
"""
WRAPPED = """\
Der Stadtrat hat am Montag über den Haushalt beraten. Die Kämmerin sagte,
es fehlten zwölf Millionen Euro, und sie sehe keinen anderen Weg als den,
die Steuern zu erhöhen.
Bürgermeister: Das trage ich mit.

## Beschlossen wurde
- der Bau einer Schule im Westen der Stadt und der Abriss der alten, die
  seit dem Herbst leer steht,
- ein neuer Platz.

Ergebnis der Abstimmung
SPD 12
CDU 9
"""

ORDINALS = """\
Der Rat der Stadt hat sich in seiner Sitzung am Abend des
17. Januar lange mit dem Haushalt für das neue Jahr
befasst, und schon mehrmals fehlte darin das Geld für die
Schule in der Siedlung am Fluss. Dafür hatte man im Mai
1. ein Dach beschlossen,
2. einen Zaun.
"""

HYPHENS = """\
Die Bundesregierung will nach den Worten der Ministerin in Ost- und in West-
und Süddeutschland mehr von den Wegen bauen, die auch in den vergangenen EU-
geförderten Jahren am meisten gefehlt haben, vor allem in der Region Rhein-
Main und dort, wo die Wege schon heute nicht mehr ausreichen, sagte die Mini-
sterin.
"""
HYPHENS_READ = """\
Die Bundesregierung will nach den Worten der Ministerin in Ost- und in West- \
und Süddeutschland mehr von den Wegen bauen, die auch in den vergangenen EU-\
geförderten Jahren am meisten gefehlt haben, vor allem in der Region Rhein-\
Main und dort, wo die Wege schon heute nicht mehr ausreichen, sagte die Mini\
sterin.
"""


@pytest.mark.parametrize(
    ("given", "read"),
    [
        pytest.param(VERSES, None, id="verses"),
        pytest.param(
            WRAPPED,
            WRAPPED.replace("sagte,\nes", "sagte, es")
            .replace("den,\ndie", "den, die")
            .replace("die\n  seit", "die seit"),
            id="only what is wrapped, and no heading, label, item or list",
        ),
        pytest.param("Name\tTore\nKruse\t3\t400\n", "Name Tore\nKruse 3\t400\n", id="columns"),
        pytest.param("Brot\nmilch\nbutter\nkäse\n", "Brot\nmilch\nbutter\nkäse\n", id="a list of small letters"),
        pytest.param("Der ''Tagesbote'' und der ''Anzeiger''.", None, id="titles in italics of a wiki"),
        pytest.param("'''Frage''': ''Warum denn das, bitte sehr?''", None, id="a wiki's bold"),
        pytest.param("Es sind 1 << 2 und 3 >> 1.", None, id="signs"),
        pytest.param("Zoll: 12'' breit, ``a``", "Zoll: 12'' breit, „a“", id="inches"),
        pytest.param("Der Wert,, sagte er, stimme.", None, id="two commas"),
        pytest.param("Rock 'n' Roll, 'ne Sache", None, id="apostrophes"),
        pytest.param('»Erst.\n\n»Dann.« "Ja", rief er.', "„Erst.\n\n„Dann.“ „Ja“, rief er.", id="carried on"),
        pytest.param("Eine \" allein", None, id="a mark alone"),
        pytest.param("Er sagte:\u2028„Ja.“", "Er sagte:\n„Ja.“", id="a line separator for every line"),
        pytest.param("Er\u2028kam.\nDann ging er.", "Er kam.\nDann ging er.", id="a line separator astray"),
        pytest.param(
            "Die Bundesregie-\nrung will in West-\nund Ostdeutschland von den EU-\ngeförderten Wegen der Rhein-\n"
            "Main-Region und der Landeshauptstadt mehr.",
            None,
            id="narrow lines of unequal length",
        ),
        pytest.param(
            ORDINALS,
            ORDINALS.replace("des\n", "des ").replace("Jahr\n", "Jahr ").replace("die\n", "die "),
            id="a date that begins a line is no item",
        ),
        pytest.param(HYPHENS, HYPHENS_READ, id="hyphens at line ends"),
    ],
)  # fmt: skip
def test_what_the_analysis_reads(given: str, read: str | None) -> None:
    assert Readable(given).text == (given if read is None else read)
