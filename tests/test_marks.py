"""Marks that nest and overlap in any way become events that nest, and no character of the text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.render.marks import Mark, blocks, by_block, events


def written(text: str, marks: list[Mark]) -> list[str]:
    """The paragraphs, with each mark as an element of its name."""
    paragraphs = blocks(text)
    opened: set[int] = set()
    shares = by_block(marks, paragraphs)
    return ["".join(map(element, events(text, b, m, opened))) for b, m in zip(paragraphs, shares, strict=True)]


def element(event: tuple[str, object]) -> str:
    what, value = event
    name = value.entry if isinstance(value, Mark) else value
    return {"text": "{}", "open": "<{}>", "reopen": "<+{}>", "close": "</{}>", "place": "[{}]"}[what].format(name)


def statement(start: int, end: int, name: str) -> Mark:
    return Mark(start, end, "statement", name)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([], "abcdef", id="none"),
        pytest.param([statement(1, 3, "x")], "a<x>bc</x>def", id="one"),
        pytest.param([statement(0, 6, "x"), statement(2, 4, "y")], "<x>ab<y>cd</y>ef</x>", id="nested"),
        pytest.param([statement(2, 4, "y"), statement(2, 6, "x")], "ab<x><y>cd</y>ef</x>", id="begin together"),
        pytest.param([statement(0, 4, "x"), statement(2, 5, "y")], "<x>ab<y>cd</y></x><+y>e</y>f", id="overlapping"),
        pytest.param([statement(0, 3, "x"), statement(3, 6, "y")], "<x>abc</x><y>def</y>", id="touching"),
        pytest.param([statement(1, 3, "x"), Mark(3, 3, "label", 1)], "a<x>bc</x>[1]def", id="place at the end"),
        pytest.param([statement(1, 6, "x"), Mark(6, 6, "label", 1)], "a<x>bcdef</x>[1]", id="place at the very end"),
        pytest.param([Mark(2, 2, "label", 1), Mark(2, 2, "label", 2)], "ab[1][2]cdef", id="two places"),
        # Figures are links, and stay innermost.
        pytest.param([Mark(0, 4, "figure", "f"), statement(1, 2, "x")], "<f>a</f><x><+f>b</f></x><+f>cd</f>ef"),
    ],
)  # fmt: skip
def test_marks(marks: list[Mark], expected: str) -> None:
    assert written("abcdef", marks) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n ", []),
        ("eins\n\nzwei\ndrei\n", ["eins", "zwei\ndrei\n"]),
        ("eins\n \t\n\n  zwei", ["eins", "zwei"]),
        ("eins\nzwei\n", ["eins", "zwei"]),
        ("eins\n\n", ["eins"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in blocks(text)] == expected


def test_a_mark_over_paragraphs_is_reopened() -> None:
    marks = [statement(1, 7, "x"), Mark(3, 3, "label", 1), Mark(7, 7, "label", 2)]
    assert written("abc\n\ndefg", marks) == ["a<x>bc</x>[1]", "<+x>de</x>[2]fg"]


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@given(st.text(alphabet="ab\n", min_size=30, max_size=30), st.lists(SPANS, max_size=8))
def test_everything_nests_and_nothing_is_lost(text: str, spans: list[list[int]]) -> None:
    marks = [Mark(a, b, "statement" if a < b else "label", n) for n, (a, b) in enumerate(spans)]
    paragraphs = blocks(text)
    opened: set[int] = set()
    for block, share in zip(paragraphs, by_block(marks, paragraphs), strict=True):
        stack, seen, offset = [], "", block[0]
        for what, value in events(text, block, share, opened):
            if what == "text":
                assert {m.entry for m in stack} == {m.entry for m in marks if m.start <= offset < m.end}
                assert all(m.end >= offset + len(value) for m in stack)
                seen += value
                offset += len(value)
            elif what == "close":
                assert stack.pop() is value
            elif what != "place":
                stack.append(value)
        assert (stack, seen) == ([], text[slice(*block)])
