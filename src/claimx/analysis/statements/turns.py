"""Interviews and dialogues: each turn is what the one says whom its line names, or whom the questions address."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.context import speaker_before
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.analysis.text.interviews import Turn
from claimx.knowledge.cues import Act

_MARKUP = frozenset({"*", "**", "_", "__", "'", "''", "'''"})


@rule("dialogue.turn", "Frage: Wann beginnt der Bau, Frau Weber?\nAntwort: Im Mai.")
@rule("dialogue.answer", "Die Ministerin kam gestern.\n\nFrage: Wann beginnt der Bau?\nAntwort: Im Mai.")
def turn_statements(article: ParsedArticle, turns: list[Turn], found: list[Match]) -> Iterator[Match]:
    """`Weber: Im Mai.`, `Herr Weber, wann beginnt der Bau?` and below it `Im Mai.`

    Args:
        turns: What `find_turns` found.
        found: The statements around it, the last one of which before an answer may tell who gives it.
    """
    tokens = article.tokens
    for turn in turns:
        content = _without_markup(tokens, tokens.span(turn.start, turn.end))
        if turn.is_question or content[0] >= content[1]:
            continue
        act: Act = "ask" if tokens[content[1] - 1].text == "?" else "report"
        if turn.speaker_end <= turn.speaker_start:
            number = bisect_left(article.periods, content[0], key=lambda p: p.start)
            before = [m for m in found if m.content[0][0] < content[0]]
            asked = speaker_before(article, number, before)
            yield Match("direct", "dialogue.answer", [content], asked, act=act, speaker_by="nobody")
            continue
        speaker = tokens.span(turn.speaker_start, turn.speaker_end)
        signed = speaker[1] <= content[0] <= speaker[1] + 3  # and is not named in the question above
        frame = [_without_markup(tokens, (speaker[0], content[0]))] if signed else []
        yield Match("direct", "dialogue.turn", [content], speaker, act=act, frame=frame)


def _without_markup(tokens: Tokens, span: Span) -> Span:
    """`**Ja, gern.**` without the marks that make it bold."""
    start, end = span
    while start < end and tokens[start].text in _MARKUP:
        start += 1
    while end > start and tokens[end - 1].text in _MARKUP:
        end -= 1
    return start, end
