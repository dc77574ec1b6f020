"""Dates in full, reckoned from the day of the article; without one nothing is added."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from checks import check_document
from hypothesis import assume, given
from hypothesis import strategies as st

import claimx
from claimx.analysis.figures.calendar import day_of, resolve

TODAY = "2026-11-26"  # a Thursday


def resolved(text: str, today: str | None = TODAY) -> list[tuple[str, str | None, str | None]]:
    document = claimx.extract(text, pipeline="bundled", date=today)
    check_document(document, text)
    return [(figure.text, figure.iso, figure.resolved) for figure in document.figures if figure.kind == "date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am 11. August fiel das Urteil.", [("11. August", "--08-11", "2026-08-11")]),
        ("Am 3. Januar beginnt der Prozess.", [("3. Januar", "--01-03", "2027-01-03")]),
        ("Die Frist läuft bis zum 10. und ist knapp.", [("10.", "---10", "2026-12-10")]),
        (
            "Vom 30. Dezember bis 3. Januar ist zu.",
            [("30. Dezember bis 3. Januar", "--12-30/--01-03", "2026-12-30/2027-01-03")],
        ),
        ("Am 24. Februar 2022 begann der Krieg.", [("24. Februar 2022", "2022-02-24", None)]),
        ("Das sagte er am Donnerstag.", [("Donnerstag", None, "2026-11-26")]),
        ("Das sagte sie am Freitag.", [("Freitag", None, "2026-11-20")]),
        ("Am Montagabend brannte es.", [("Montagabend", None, "2026-11-23")]),
        ("Das Gericht will am Freitag entscheiden.", [("Freitag", None, "2026-11-27")]),
        ("Am kommenden Donnerstag tagt der Rat.", [("kommenden Donnerstag", None, "2026-12-03")]),
        ("Am vergangenen Donnerstag tagte der Rat.", [("vergangenen Donnerstag", None, "2026-11-19")]),
        ("Bis Samstag bleibt es kalt.", [("Samstag", None, "2026-11-28")]),
        ("Er kam gestern.", [("gestern", None, "2026-11-25")]),
        ("Sie reist übermorgen ab.", [("übermorgen", None, "2026-11-28")]),
        ("Letzte Woche fiel der Preis.", [("Letzte Woche", None, "2026-W47")]),
        ("Im vorletzten Jahr fiel er.", [("vorletzten Jahr", None, "2024")]),
        ("Übernächste Woche tagt der Rat.", [("Übernächste Woche", None, "2026-W50")]),
        ("Vom 4. bis zum 23. ist zu.", [("4. bis zum 23.", "---04/---23", "2026-12-04/2026-12-23")]),
        ("Im vergangenen Jahr stieg er.", [("vergangenen Jahr", None, "2025")]),
        ("Das gilt bis Ende dieses Monats.", [("dieses Monats", None, "2026-11")]),
        ("Nächsten Monat wird gewählt.", [("Nächsten Monat", None, "2026-12")]),
        ("Am Montag, 20. April, ist zu.", [("20. April", "--04-20", "2026-04-20")]),
        ("Jeden Montag ist Markt, der Sonntag ist frei.", []),
        ("Guten Morgen! Er kam heute Morgen.", []),
    ],
)  # fmt: skip
def test_with_a_day(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert resolved(text) == expected


def test_without_a_day_nothing_is_added() -> None:
    assert resolved("Am Donnerstag, gestern und am 11. August.", None) == [("11. August", "--08-11", None)]


def test_unit_from_moves_along() -> None:
    document = claimx.extract("Gestern stieg der Anteil von 5 auf 10 Prozent.", pipeline="bundled", date=TODAY)
    by_id = {figure.id: figure for figure in document.figures}
    (borrower,) = [figure for figure in document.figures if figure.unit_from]
    assert (borrower.text, by_id[borrower.unit_from or ""].text) == ("5", "10 Prozent")


@pytest.mark.parametrize("published", [None, "", "gestern", "2026-13-01"])
def test_no_day(published: str | None) -> None:
    assert day_of(published) is None


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_the_nearest_day_is_within_half_a_year(today: date, day: date) -> None:
    assume((day.month, day.day) != (2, 29))  # which most years do not have
    full = resolve(f"--{day.month:02d}-{day.day:02d}", today)
    assert full is None or abs(date.fromisoformat(full) - today) <= timedelta(days=184)
