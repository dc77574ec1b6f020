"""Twenty short articles of our own, whole: what claimx finds in them, and what must not change it.

`make golden` writes what it finds now; the difference is for a person to review before it is committed. A mistake in a
result is one that nobody has mended yet.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.models import Document, Statement

FOLDER = Path(__file__).parent / "golden"
ARTICLES = sorted(FOLDER.glob("*.txt"))

OTHER_NAMES = {
    "Anna": "Ines", "Weiß": "Kunze", "Karl": "Ralf", "Brandt": "Vogt", "Petra": "Silke", "Holm": "Decker",
    "Jens": "Dirk", "Kruse": "Bender", "Miriam": "Judith", "Adler": "Ritter", "Tobias": "Stefan", "Lang": "Böhm",
}  # fmt: skip
"""Names for those of the articles, of the same genders."""
MARKS = {"typed": '""', "French": "«»", "German guillemets": "»«", "English": "“”"}
PARAGRAPH = "Der Text ist lang. Am Rande des Platzes stehen Bäume, und dahinter beginnt ein Feld."


@cache
def found(text: str) -> Document:
    return claimx.extract(text, pipeline="bundled")


def summary(document: Document) -> dict[str, Any]:
    """What a document says, without offsets and ids, in a form that a person can read line by line."""
    names = {speaker.id: speaker.name for speaker in document.speakers}
    return {
        "title": document.document.title,
        "speakers": [f"{s.name} | {s.kind} | {s.role or '-'}" for s in document.speakers],
        "statements": [
            {
                "content": s.content.text,
                "speaker": s.speaker and f"{s.speaker.text} | {names.get(s.speaker.id or '')}",
                "cue": s.cue and f"{s.cue.text} | {s.cue.lemma} | {s.act}{' | negated' if s.negated else ''}",
                "addressee": s.addressee and s.addressee.text,
                "type": f"{s.type} | {s.rule}",
            }
            for s in document.statements
        ],
        "figures": [
            " | ".join(f"{v}" for v in (f.text, f.kind, f.value, f.low, f.high, f.qualifier, f.unit, f.counted, f.iso))
            for f in document.figures
        ],
    }


def written(text: str) -> str:
    return json.dumps(summary(found(text)), ensure_ascii=False, indent=1) + "\n"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    assert written(read(path)) == read(path.with_suffix(".json")), "review what `make golden` changes"


def test_there_is_one_result_for_each_article() -> None:
    assert len(ARTICLES) == 20
    assert {path.stem for path in FOLDER.glob("*.json")} == {path.stem for path in ARTICLES}


# --- what must not change who says what ---


def who_says_what(document: Document) -> list[tuple[str, str | None, str]]:
    return [(s.type, s.speaker and s.speaker.name, bare(s)) for s in document.statements]


def bare(statement: Statement) -> str:
    """The content without quotation marks."""
    return "".join(c for c in statement.content.text if c not in '„“”»«"')


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_other_names(path: Path) -> None:
    text = read(path)
    said = json.dumps(who_says_what(found(text)), ensure_ascii=False)
    assert json.dumps(who_says_what(found(renamed(text))), ensure_ascii=False) == renamed(said)


def renamed(text: str) -> str:
    for name, other in OTHER_NAMES.items():
        text = text.replace(name, other)
    return text


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_paragraph_more(path: Path) -> None:
    text = read(path)
    said = who_says_what(found(text))
    assert who_says_what(found(f"{text}\n{PARAGRAPH}\n")) == said
    title, _, rest = text.partition("\n\n")
    assert who_says_what(found(f"{title}\n\n{PARAGRAPH}\n\n{rest}")) == said


@pytest.mark.parametrize("style", MARKS)
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_other_quotation_marks(path: Path, style: str) -> None:
    text = read(path)
    other = text.translate(dict(zip(map(ord, "„“"), MARKS[style], strict=True)))
    assert who_says_what(found(other)) == who_says_what(found(text))


if __name__ == "__main__":
    for article in ARTICLES:
        article.with_suffix(".json").write_text(written(read(article)), encoding="utf-8")
