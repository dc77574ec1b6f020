"""What others say inside a quotation: *„Mein Großvater hat gesagt, **der See gibt**“*."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.statements.verbs import verb_statements
from claimx.analysis.syntax.periods import periods_inside
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.knowledge.function_words import words_of

_SPEAKING_HERE = words_of("speaking_here")
_FEWEST_TOKENS = 6
"""Of the shortest quotation in which somebody else can be reported: *„Er sagt, es reicht“*."""


def inside_statements(article: ParsedArticle, found: list[Match]) -> Iterator[Match]:
    """`„Der Wirt **hat gerufen**, **wir sollen gehen**“`: whom the quoted speaker reports.

    Args:
        article: What the rules look at.
        found: All statements outside of quotations, and the quotations.
    """
    tokens = article.tokens
    for match in found:
        if match.type != "direct" or match.parent is not None or len(match.content) > 1:
            continue
        start, end = match.content[0]
        marks = tokens[start].is_quote and tokens[end - 1].is_quote
        start, end = (start + 1, end - 1) if marks else (start, end)
        if end - start < _FEWEST_TOKENS:
            continue
        for period in periods_inside(tokens, start, end, article.quotations, article.list_commas):
            for number, clause in enumerate(period.clauses):
                for cue in article.cues(clause)[:1]:
                    told = verb_statements(article, period, number, cue) if not cue.verb.objects else ()
                    yield from (m for m in told if _is_another(tokens, m.speaker) and m.content != match.content)


def _is_another(tokens: Tokens, speaker: Span | None) -> bool:
    """Not *ich*, *wir*, who are quoted, nor *du*, *Sie*, who are spoken to."""
    return speaker is not None and not any(tokens[i].lower_ in _SPEAKING_HERE for i in range(*speaker))
