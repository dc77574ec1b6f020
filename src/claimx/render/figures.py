"""What every list of figures shows: what they are about, what they relate to, and dates together at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimx.models import Document, Figure, Rate
from claimx.render.numbers import number
from claimx.render.plain import one_line

ELLIPSIS = "…"


def measured(document: Document) -> list[Figure]:
    """The figures that are no dates."""
    return [figure for figure in document.figures if figure.kind != "date"]


def dated(document: Document) -> dict[str, list[Figure]]:
    """The dates by what they mean, in the order of the text: *2024* five times is one date."""
    dates: dict[str, list[Figure]] = {}
    for figure in document.figures:
        if figure.kind == "date":
            dates.setdefault(figure.resolved or figure.iso or one_line(figure.text), []).append(figure)
    return dates


def times(figures: Iterable[Figure]) -> str:
    """How often something stands in the text: ` ×5`, nothing where it is once."""
    often = sum(1 for _ in figures)
    return f" ×{often}" if often > 1 else ""


def unit_text(figure: Figure) -> str:
    """The unit and what it is related to: `EUR per square-meter`, `per 100 000 Einwohner`."""
    return " ".join(part for part in (figure.unit, rate_text(figure)) if part)


def related(unit: str | None, per: Rate | None) -> Rate | None:
    """What a figure is related to, unless its unit says it: `kilometer-per-hour`."""
    return None if unit and "-per-" in unit else per


def rate_text(figure: Figure) -> str | None:
    """What a rate is related to: `per square-meter`; nothing where the unit says it."""
    per = related(figure.unit, figure.per)
    if per is None:
        return None
    return " ".join(["per", *([] if per.value == 1 else [number(per.value)]), one_line(per.unit or per.counted or "")])


def around(figure: Figure, width: int) -> tuple[str, str, str]:
    """The sentence of a figure in three parts, before, the figure and after, shortened to so many characters.

    Words are left out at either end, so that the figure stands in the middle where the sentence is longer.
    """
    before, text, after = parts(figure.text, figure.start, figure.context or figure.text, figure.context_start)
    spare = max(width - len(text), 0)
    left = max(spare // 2, spare - len(after))
    return (
        ELLIPSIS.join(("", _last_words(before, left))) if len(before) > left else before,
        text,
        ELLIPSIS.join((_first_words(after, spare - min(len(before), left)), ""))
        if len(after) > spare - min(len(before), left)
        else after,
    )


def parts(text: str, start: int, sentence: str, sentence_start: int | None) -> tuple[str, str, str]:
    """What stands before a figure in its sentence, the figure, and what stands after it, each in one line.

    Args:
        text: The figure.
        start: Its offset.
        sentence: The sentence.
        sentence_start: Its offset; where a document does not say, the first place with the same words is taken.
    """
    if sentence_start is None:
        before, _, after = sentence.partition(text)
    else:
        before, after = sentence[: start - sentence_start], sentence[start - sentence_start + len(text) :]
    return _spaced(before), one_line(text), _spaced(after)


def _spaced(text: str) -> str:
    """A part of a sentence in one line, with the space at its ends."""
    return f"{' ' * text[:1].isspace()}{one_line(text)}{' ' * (text[-1:].isspace() and bool(text.strip()))}"


def _first_words(text: str, length: int) -> str:
    return text[: max(text.rfind(" ", 0, max(length, 0)), 0)]


def _last_words(text: str, length: int) -> str:
    start = text.find(" ", max(len(text) - length, 0))
    return text[start:] if start >= 0 else ""


def details(figure: Figure) -> Iterator[str]:
    """What a list says of a figure beside its value, each where it says anything."""
    # The counted noun mostly ends the figure; it is repeated only where it stands elsewhere in the sentence.
    counted = figure.counted if figure.counted and figure.counted not in figure.text else None
    yield figure.kind
    if figure.qualifier != "exact":
        yield figure.qualifier
    yield from (one_line(part) for part in (counted, rate_text(figure)) if part)
