"""Web pages in the manner of many content systems: title, authors, date, lead, and nothing that stands around."""

from __future__ import annotations

from pathlib import Path

import pages
import pytest

import claimx
from claimx.knowledge.pages import PageFurniture
from claimx.sources import pages as reader


@pytest.mark.parametrize("name", pages.PAGES)
def test_page(name: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(pages.PAGES[name], encoding="utf-8")
    article = claimx.read(tmp_path / "page.html")
    about = article.about
    assert (about.title, about.site, about.url) == (pages.TITLE, pages.SITE, pages.URL)
    assert about.authors == pages.AUTHORS
    assert (about.published or "")[:10] == pages.DATE
    assert (about.language or "").startswith("de")
    paragraphs = [paragraph for paragraph in article.text.split("\n\n") if paragraph.strip("# ") != pages.TITLE]
    assert paragraphs == [pages.LEAD, *pages.PARAGRAPHS]


@pytest.mark.parametrize("name", pages.PAGES)
def test_no_furniture_among_the_statements(name: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(pages.PAGES[name], encoding="utf-8")
    document = claimx.extract(claimx.read(tmp_path / "page.html"), pipeline="bundled")
    said = " ".join(statement.content.text for statement in document.statements)
    assert not [words for words in pages.FURNITURE if words in said]
    assert {"Ute Krämer", "Ottmar Pfennigwerth"} <= {speaker.name for speaker in document.speakers}
    assert 17_500_000 in [figure.value for figure in document.figures]


def test_a_page_whose_body_is_called_like_furniture(tmp_path: Path) -> None:
    """An element with most of the page's words is none, whatever it is called."""
    html = (
        pages.PAGES["Open Graph only"]
        .replace("<main>", '<main><div class="paywall teaser">')
        .replace("</main>", "</div></main>")
    )
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    assert pages.PARAGRAPHS[2] in claimx.read(tmp_path / "page.html").text


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Krise ohne Ende | Börse", "Krise ohne Ende"),
        ("Krise ohne Ende – DW – 13.06.2023", "Krise ohne Ende"),
        ("Krise ohne Ende - blatt.example.de", "Krise ohne Ende"),
        ("Krise ohne Ende - Das Blatt", "Krise ohne Ende"),
        ("Krise – und kein Ende", "Krise – und kein Ende"),
        ("Krise: Was nun - und wann?", "Krise: Was nun - und wann?"),
        ("Das Blatt: Krise ohne Ende", "Krise ohne Ende"),
        ("Das Blatt klagt: Krise ohne Ende", "Das Blatt klagt: Krise ohne Ende"),
        ("Ute Krämer: „Wir warten“ | Das Blatt | Politik", "Ute Krämer: „Wir warten“"),
    ],
)
def test_title_without_the_site(title: str, expected: str) -> None:
    assert reader._without_site(title, "Das Blatt") == expected


def test_every_pattern_has_its_example() -> None:
    import re

    from claimx.lexicon import load

    for record in load("page_furniture.jsonl", PageFurniture):
        if record.role == "inline":
            assert re.search(record.pattern, record.example), record.pattern
        else:
            names = re.findall(r'(?:class|id)="([^"]+)"', record.example)
            assert any(
                re.fullmatch(record.pattern, part, re.I) for name in names for part in (name, name.rpartition("__")[2])
            )
