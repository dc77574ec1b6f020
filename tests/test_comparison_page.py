"""The page of a comparison in a browser: it can be read by anybody and filtered, and an article in it stays text.

`python tests/test_comparison_page.py` writes the picture of the page that the README shows.
"""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from groups import documents
from test_comparison import HOSTILE, compared
from test_page import Open, browser, chromium, show  # noqa: F401

import claimx
from claimx.across.models import Comparison
from claimx.render.comparison import render
from claimx.render.wording import Wording

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "comparison.jpg"


def page(comparison: Comparison, wording: Wording | None = None) -> str:
    return "".join(render("html", comparison, io.StringIO(), wording=wording or Wording()))


@cache
def gold_page() -> str:
    return page(claimx.compare(documents()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_violation(width: int, scheme: str, show: Open, tmp_path: Path) -> None:  # noqa: F811
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    tab = show(gold_page(), width, color_scheme=scheme)
    found = axe.Axe().run(tab).response["violations"]
    assert [(problem["id"], [node["html"] for node in problem["nodes"]][:3]) for problem in found] == []


def test_of_the_same_words_those_of_the_figure_are_marked() -> None:
    """Where a sentence says a number twice, each row marks its own."""
    rows = re.findall(r"(\S+) <b>12", page(compared("Die Polizei zählte 12 Tote, das Rote Kreuz sah 12 Tote.")))
    assert sorted(rows) == ["sah", "zählte"]


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1600])
def test_fits(width: int, show: Open) -> None:  # noqa: F811
    tab = show(gold_page(), width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_dots_stand_above_their_numbers(show: Open) -> None:  # noqa: F811
    """The axis and the rows have the same width, so that a dot is where the axis says."""
    tab = show(gold_page())
    first = tab.locator(".group").first
    rows = first.locator(".given .plot").evaluate_all("all => all.map((e) => e.getBoundingClientRect())")
    axis = first.locator(".axis").bounding_box()
    assert axis is not None
    assert {round(row["x"]) for row in rows} == {round(axis["x"])}
    assert {round(row["width"]) for row in rows} == {round(axis["width"])}


def test_filters(show: Open) -> None:  # noqa: F811
    tab = show(gold_page())
    everything = tab.locator(".group:visible").count()
    tab.fill("#search", "rechnungshof")
    assert 0 < tab.locator(".group:visible").count() < everything
    assert all("Rechnungshof" in text for text in tab.locator(".group:visible").all_inner_texts())
    tab.fill("#search", "")
    tab.locator("label:has([name=sure])").click()
    assert 0 < tab.locator(".group:visible").count() < everything
    assert "of" in tab.locator(".filter output").inner_text()
    assert tab.locator(".group:visible[data-uncertain=true]").count() == 0


def test_the_sentence_opens_by_keyboard(show: Open, sample_text: str) -> None:  # noqa: F811
    tab = show(page(compared(sample_text)))
    tab.focus(".given summary")
    tab.keyboard.press("Enter")
    assert "Kursk befinden" in tab.locator(".given details[open] q").inner_text()


def test_works_without_script(show: Open) -> None:  # noqa: F811
    tab = show(gold_page(), java_script_enabled=False)
    assert not tab.locator(".filter").is_visible()
    assert tab.locator(".group:visible").count() > 20


def test_article_stays_text(show: Open) -> None:  # noqa: F811
    tab = show(page(compared(HOSTILE)))
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("script").count() == 1
    assert tab.locator("main b:has-text('Polizei')").count() == 0


if __name__ == "__main__":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        tab = playwright.chromium.launch(executable_path=chromium()).new_page(viewport={"width": 1000, "height": 560})
        text = (PICTURE.parents[1] / "data/sample_article.txt").read_text(encoding="utf-8")
        tab.set_content(page(claimx.compare([claimx.extract(text, pipeline="bundled", with_text=True)])))
        tab.screenshot(path=PICTURE, quality=70)
