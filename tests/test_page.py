"""The page in a browser: it can be filtered, jumped about in and read by anybody, and an article in it stays text.

`python tests/test_page.py` writes the picture of the page that the README shows.
"""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import claimx
import claimx.sources
from claimx.models import Document
from claimx.render import renderer
from claimx.render.wording import Wording

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "page.jpg"
NESTED = """Streit um den Haushalt

Die Sprecherin sagte, der Minister habe die Kritik „einen Skandal“ genannt und erklärt, es seien „mehr als 300 Millionen
Euro“ verloren. „Das kostet uns 5 Prozent“, erklärte Anna Müller am Montag.

Der Kanzler forderte eine Untersuchung. Laut Polizei kamen 20.000 Menschen. Der Abend sei ruhig gewesen.
"""
HOSTILE = """<script>window.hacked = 1</script>

Der Minister sagte, es gebe <script>window.hacked = 1</script> 300 <b>Soldaten</b> </p></article></main>. "Das ist
<img src=x onerror='window.hacked=1'> gut", sagte "><svg/onload=window.hacked=1> Müller. {{ 7 * 7 }} {% raw %}
Laut <a href="javascript:window.hacked=1">Polizei</a> sind es &lt;9 Prozent&gt; -->]]></style></script> \u202eumgekehrt.
"""


def page(*documents: Document) -> str:
    return "".join(renderer("html", several=len(documents) > 1, out=io.StringIO())(documents))


def document(text: str, source: str = "artikel.txt") -> Document:
    return claimx.extract(text, pipeline="bundled", source=source, with_text=True)


@pytest.fixture(scope="module")
def sample(sample_text: str) -> str:
    return page(document(sample_text))


class Shape(HTMLParser):
    """Checks that elements nest, and collects ids, links and the words of each element of class `text`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []
        self.links += [found["href"]] if found.get("href") else []
        assert not (tag == "a" and "a" in [name for name, _ in self.open]), "a link in a link"
        if tag not in ("meta", "input", "br"):
            self.open.append((tag, found.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = [name for _, name in self.open]
        if "text" in classes and not classes[-1].startswith("label"):
            self.words += data


@pytest.mark.parametrize("text", [NESTED, HOSTILE, "Er kam.", "\n\nEr\nkam\n"])
def test_elements_nest_and_the_text_is_all_there(text: str) -> None:
    found = document(text)
    shape = Shape(page(found))
    body = text.replace(found.document.title or "", "", 1).replace("\u202e", "")
    assert "".join(shape.words.split()) == "".join(body.split())
    assert len(shape.ids) == len(set(shape.ids))
    assert {link.removeprefix("#") for link in shape.links} <= set(shape.ids)


def test_several_articles_have_an_index(sample_text: str) -> None:
    html = page(document(NESTED), document(sample_text), document(NESTED))
    shape = Shape(html)
    assert len(shape.ids) == len(set(shape.ids))
    assert {"#a1", "#a2", "#a3"} <= set(shape.links) <= {f"#{id}" for id in shape.ids}
    assert "<h1>3 articles</h1>" in html


def test_nothing_is_fetched(sample: str) -> None:
    assert not re.search(r"https?:|<link|<img|@import|url\(", sample)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', sample)
    assert policy
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe" not in policy[1]


def test_without_the_text_there_are_still_the_lists(sample_document: Document) -> None:
    shape = Shape(page(sample_document))
    assert "a1-s1" in shape.ids
    assert "a1-s1-text" not in shape.ids


def test_neighbours_have_different_colours() -> None:
    """With twelve speakers and eight colours, nobody has that of whoever stands beside, or speaks before or after."""
    names = ["Berger", "Claus", "Demir", "Engel", "Fuchs", "Groß", "Haas", "Ihle", "Jahn", "Kern", "Lang", "Maier"]
    text = " ".join(f"Es regne, sagte Herr {names[n * 5 % 12]}." for n in range(40))
    html = page(document(text))
    hues = re.findall(r'<div class="voice v(\d)"', html)
    assert len(hues) == 12
    assert set(hues) == set("01234567")
    turns = re.findall(r'<a class="label v(\d)"', html)
    for row in (hues, turns):
        assert not [pair for pair in pairwise(row) if pair[0] == pair[1]]


def test_nothing_found() -> None:
    assert "No statement was found." in page(document("Es regnet."))
    assert "<h1>0 articles</h1>" in page()


def chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    missing = None
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = "playwright is not installed: pip install 'claimx[dev]'"
    if not missing and not chromium():
        missing = "there is no Chromium: apt-get install chromium"
    if missing:
        assert "CI" not in os.environ, missing
        pytest.skip(missing)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium())
        yield launched
        launched.close()


Open = Callable[..., Any]


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a page, without a network, and see that the browser has nothing to complain of."""
    complaints: list[str] = []
    contexts = []

    def open_(html: str, width: int = 1280, height: int = 900, **options: Any) -> Any:
        (tmp_path / "page.html").write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, offline=True, **options))
        contexts[-1].set_default_timeout(600_000)  # milliseconds, for a machine that is busy
        tab = contexts[-1].new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.goto((tmp_path / "page.html").as_uri())
        return tab

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


class TestInTheBrowser:
    # Each two of these meet: all eight would take longer than the rest of the file
    @pytest.mark.parametrize(
        ("several", "width", "scheme"),
        [(False, 390, "light"), (False, 1280, "dark"), (True, 390, "dark"), (True, 1280, "light")],
    )
    def test_axe_finds_no_violation(
        self, several: bool, width: int, scheme: str, show: Open, sample_text: str, tmp_path: Path
    ) -> None:
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        tab = show(page(*[document(sample_text), document(NESTED)][: several + 1]), width, color_scheme=scheme)
        tab.click(".text .figure >> nth=0")
        tab.click(".mentions >> nth=0")
        violations = axe.Axe().run(tab).response["violations"]
        assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in violations] == []

    @pytest.mark.parametrize(
        ("speaker", "chips", "statements", "figures"),
        [
            (None, [], 17, 11),
            ("Pentagon", [], 1, 1),
            (None, ["direct"], 3, 11),
            (None, ["direct", "reported"], 6, 11),
            (None, ["money"], 17, 1),
            ("Wladimir Selenskij", ["direct", "count"], 3, 4),
            ("Pentagon", ["direct"], 0, 1),
        ],
    )
    def test_filter(
        self, speaker: str | None, chips: list[str], statements: int, figures: int, show: Open, sample: str
    ) -> None:
        tab = show(sample)
        if speaker:
            tab.select_option("#speaker", speaker)
        for chip in chips:
            tab.click(f".chip:has([value={chip}])")
        assert tab.locator(".said:visible").count() == statements
        assert tab.locator(".number:visible").count() == figures
        assert tab.locator(".text .label:visible").count() == statements
        says = tab.locator("output").inner_text()
        if speaker or chips:
            assert says == f"Shown: {statements} of 17 statements, {figures} of 11 figures"
            tab.click("text=Show all")
        assert tab.locator("output").inner_text() == "Shown: all 17 statements, all 11 figures"
        assert tab.locator(".said:visible").count() == 17

    def test_search(self, show: Open, sample: str) -> None:
        tab = show(sample)
        tab.fill("#search", "KURSK")
        assert [text for text in tab.locator(".said:visible blockquote").all_inner_texts() if "Kursk" not in text] == []
        said, numbers = tab.locator(".said:visible").count(), tab.locator(".number:visible").count()
        assert 0 < said < 17
        assert tab.locator("output").inner_text() == f"Shown: {said} of 17 statements, {numbers} of 11 figures"
        counts = tab.locator("fieldset >> nth=0 >> .number-of").all_inner_texts()
        assert sum(map(int, counts)) == said

    def test_articles_without_a_hit_are_hidden(self, show: Open, sample_text: str) -> None:
        tab = show(page(*(document(NESTED, f"{n}.txt") for n in range(5)), document(sample_text)))
        tab.select_option("#speaker", "Pentagon")
        assert tab.locator("article:visible").evaluate_all("all => all.map(one => one.id)") == ["a6"]
        assert tab.locator(".index li:visible").count() == 1
        assert comes_into_view(tab, "#a6 h2")
        tab.click("text=Show all")
        assert tab.locator("article:visible").count() == 6

    def test_figures_can_be_sorted(self, show: Open, sample: str) -> None:
        tab = show(sample)
        order = ".numbers >> nth=0 >> .number"
        before = tab.locator(order).evaluate_all("all => all.map(one => one.id)")
        tab.select_option(".by", "value")
        values = tab.locator(order).evaluate_all("all => all.map(one => Number(one.dataset.value || -1))")
        assert values == sorted(values, reverse=True)
        tab.select_option(".by", "")
        assert tab.locator(order).evaluate_all("all => all.map(one => one.id)") == before

    def test_the_list_follows_the_text(self, show: Open, sample: str) -> None:
        tab = show(sample)
        assert not is_in_view(tab, "#a1-s17")
        tab.evaluate("document.getElementById('a1-s17-text').scrollIntoView({block: 'start', behavior: 'instant'})")
        tab.evaluate("scrollBy({top: -200, behavior: 'instant'})")
        first = tab.evaluate(
            """[...document.querySelectorAll('.text .label')].find(
                (one) => one.getBoundingClientRect().top > document.querySelector('.filter').offsetHeight
            ).dataset.entry"""
        )
        assert comes_into_view(tab, f"#{first}")

    def test_link_to_a_statement(self, show: Open, sample: str) -> None:
        tab = show(sample)
        tab.goto(tab.url + "#s12")
        assert tab.locator(".said.on").get_attribute("id") == "a1-s12"
        assert tab.locator("#a1-s7 .link").get_attribute("href") == "#a1-s7"

    def test_copy(self, show: Open) -> None:
        about = claimx.sources.About(
            "Titel", published="2026-02-24T09:30:00", url="https://blatt.example/1", site="Blatt"
        )
        article = claimx.Article("a.html", "Das reiche nicht, sagte Ute Krämer.", about=about)
        tab = show(page(claimx.extract(article, pipeline="bundled", with_text=True)))
        tab.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text }")
        tab.click(".copy")
        copied = "Ute Krämer: Das reiche nicht (Titel, Blatt, 2026-02-24, https://blatt.example/1)"
        assert tab.evaluate("window.copied") == copied

    def test_german(self, show: Open, sample_text: str) -> None:
        """Nothing of the page is left in English, but for the words of the format in attributes."""
        html = "".join(
            renderer("html", several=False, out=io.StringIO(), wording=Wording("de"))([document(sample_text)])
        )
        tab = show(html)
        assert tab.evaluate("document.documentElement.lang") == "de"
        tab.click("text=Legende")
        words = tab.evaluate("document.body.innerText")
        for english in (
            "Filter ",
            "Speaker",
            "Statements",
            "Figures",
            "Shown",
            "everybody",
            "person",
            "indirect",
            "count",
        ):
            assert english not in words, english
        tab.click(".chip:has([value=money])")
        assert tab.locator("output").inner_text() == "Angezeigt: 17 von 17 Aussagen, 1 von 11 Zahlen"

    def test_from_the_text_to_the_list_and_back(self, show: Open, sample: str) -> None:
        tab = show(sample)
        tab.click("#a1-s17-text")
        assert tab.evaluate("document.activeElement.id") == "a1-s17"
        assert tab.url.endswith("#a1-s17")
        assert comes_into_view(tab, "#a1-s17")
        assert tab.locator(".text .statement.on").all_inner_texts()[0].startswith("Der seit fast drei Monaten")
        tab.click("#a1-s1 .back")
        assert tab.evaluate("document.activeElement.id") == "a1-s1-text"
        assert comes_into_view(tab, "#a1-s1-text")
        tab.click("#a1-f8-text")
        assert tab.locator(".number.on .normal").inner_text() == "48 300 000 000 USD".replace(" ", "\u00a0", 3)
        assert comes_into_view(tab, "#a1-f8")
        tab.click(".statement[data-entry=a1-s12]")
        assert tab.locator(".said.on").get_attribute("id") == "a1-s12"

    def test_mentions_of_the_speaker_that_one_points_at(self, show: Open, sample: str) -> None:
        """By pointing at a mention, at the speaker in the list, at a label; by the focus; by a press."""
        tab = show(sample)
        meant = tab.locator(".text .meant")
        button = tab.locator("#a1-vA .mentions")
        assert button.inner_text() == f"{tab.locator('[data-mention=a1-vA]').count()} mentions"
        assert meant.count() == 0
        tab.hover("[data-mention=a1-vA] >> nth=0")
        selenskij = meant.all_inner_texts()
        assert any("Selenskij" in text for text in selenskij)
        assert "" not in selenskij
        assert "meant-by" in button.get_attribute("class")
        tab.hover("#a1-vB h3")
        russia = meant.all_inner_texts()
        assert any("Russland" in text for text in russia)
        tab.hover("[data-entry=a1-s1].label")
        assert meant.all_inner_texts() == selenskij
        tab.hover(".brand")
        assert meant.count() == 0
        button.focus()
        assert meant.all_inner_texts() == selenskij
        tab.keyboard.press("Enter")
        assert button.get_attribute("aria-pressed") == "true"
        tab.focus("#search")
        assert meant.all_inner_texts() == selenskij
        tab.hover("#a1-vB h3")
        assert meant.all_inner_texts() == russia
        tab.hover(".brand")
        tab.keyboard.press("Escape")
        assert meant.count() == 0

    def test_mentions_on_a_phone(self, show: Open, sample: str) -> None:
        tab = show(sample, 390, 844, has_touch=True)
        tab.tap("#a1-vC .mentions")
        assert {*tab.locator(".text .meant").evaluate_all("all => all.map((one) => one.dataset.mention)")} == {"a1-vC"}
        assert comes_into_view(tab, ".text .meant >> nth=0")
        assert tab.locator(".mentions[aria-pressed=true]").count() == 1
        tab.tap("#a1-vC .mentions")
        assert tab.locator(".mentions[aria-pressed=true]").count() == 0

    def test_keyboard(self, show: Open, sample: str) -> None:
        tab = show(sample)
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip"
        assert comes_into_view(tab, ".skip:focus")
        tab.focus("#a1-s2-text")
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "a1-s2"
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "back"
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "a1-s2-text"
        tab.focus("input[value=direct]")
        tab.keyboard.press("Space")
        assert tab.locator(".said:visible").count() == 3

    def test_on_a_phone_a_card_comes_up(self, show: Open, sample: str) -> None:
        tab = show(sample, 390, 844, has_touch=True)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
        card = tab.locator(".card")
        tab.tap("#a1-f2-text")
        assert "≈\u00a010\u00a0000" in card.inner_text().replace("≈ ", "≈\u00a0")
        tab.tap("#a1-s7-text")
        assert "Pentagon" in card.inner_text()
        tab.keyboard.press("Escape")
        assert not card.is_visible()
        tab.tap("#a1-s8-text")
        card.get_by_text("Show in the list").tap()
        assert tab.evaluate("document.activeElement.id") == "a1-s8"
        assert comes_into_view(tab, "#a1-s8")

    @pytest.mark.parametrize("width", [320, 390, 768, 1024, 1600])
    def test_fits(self, width: int, show: Open) -> None:
        tab = show(page(document(NESTED + "\n\n" + "Laut Polizei " + "x" * 300 + " es."), document(HOSTILE)), width)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width

    def test_article_stays_text(self, show: Open) -> None:
        tab = show(page(document(HOSTILE, source="<script>window.hacked=1</script>.txt")))
        assert tab.evaluate("window.hacked") is None
        assert tab.locator(".text script, .text img, .text svg, .text b").count() == 0
        assert tab.locator("script").count() == 1
        assert "<img src=x onerror='window.hacked=1'>" in tab.locator(".text").inner_text()

    def test_paper(self, show: Open, sample: str) -> None:
        tab = show(sample)
        tab.emulate_media(media="print")
        assert not tab.locator(".filter").is_visible()
        assert tab.locator(".said:visible").count() == 17
        assert tab.pdf(format="A4").count(b"/Type /Page\n") in range(2, 5)

    def test_works_without_script(self, show: Open, sample: str) -> None:
        tab = show(sample, java_script_enabled=False)
        assert not tab.locator(".filter").is_visible()
        tab.click("#a1-s17-text")
        assert tab.url.endswith("#a1-s17")


def is_in_view(tab: Any, selector: str) -> bool:
    """Whether all of an element can be seen now."""
    box, size = tab.locator(selector).bounding_box(), tab.viewport_size
    return bool(box and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


def comes_into_view(tab: Any, selector: str) -> bool:
    """Whether an element can be seen as soon as the page has come to rest, which takes as long as the machine needs."""
    for _ in range(600):
        if is_in_view(tab, selector):
            return True
        tab.wait_for_timeout(50)
    return False


if __name__ == "__main__":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        tab = playwright.chromium.launch(executable_path=chromium()).new_page(viewport={"width": 1240, "height": 780})
        text = (ROOT / "data/sample_article.txt").read_text(encoding="utf-8")
        tab.set_content(page(document(text, "sample_article.txt")))
        tab.screenshot(path=PICTURE, quality=70)
