"""Attribution by *so*: `„…“, so der Minister`."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.extent import end_with_relative, names_another, range_before, trim, with_comma
from claimx.analysis.statements.fragments import is_called_so
from claimx.analysis.syntax.clauses import Clause, Period, in_konjunktiv
from claimx.analysis.syntax.noun_groups import Phrase, is_time
from claimx.analysis.syntax.subjects import is_told
from claimx.analysis.syntax.tokens import Span, Tokens, feature
from claimx.knowledge import stts
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import SENTENCE_ENDS

_POINTING_BACK = words_of("points_back")
_TELLING_ON = words_of("tells_on")


@rule("so", "Der Bau beginne im Mai, so die Ministerin.")
@rule("so.direct", "„Wir bauen weiter“, so die Ministerin.")
def so_statements(article: ParsedArticle, period: Period, number: int) -> Iterator[Match]:
    """`Der Bau beginne im Mai, **so die Ministerin**.`"""
    clause = period.clauses[number]
    phrase = article.phrase_at(clause.start + 1)
    if phrase is None or is_called_so(article, clause.start):
        return
    pronoun = article.tokens[phrase.head] if phrase.kind == "pronoun" else None
    if pronoun is not None and pronoun.tag_ != "PPER" and (pronoun.tag_ != "PDS" or pronoun.lower_ in _POINTING_BACK):
        return  # *so viel wie nie zuvor*, but *so Letztere*
    end = max(clause.end, phrase.end)  # *so Jan Rehm **(CDU)***
    if any(c.is_finite_main for c in period.clauses[:number]) and _is_clause_of_source(article, period, clause, phrase):
        end = end_with_relative(article.tokens, period, clause.end)
    bracketed = article.tokens.at(clause.start - 1).text == "(" and article.tokens.at(end).text == ")"
    frame = (clause.start - bracketed, end + bracketed)
    tail = (
        frame[1],
        min([period.end, *(c.start for c in period.clauses[number + 1 :] if _ends(article.tokens, c))]),
    )
    if names_another(article, tail[0]) or _tells_when(article, phrase, tail):
        tail = (tail[0], tail[0])
    before = range_before(article.tokens, period, number)
    content = trim(article.tokens, [(before[0], frame[0]), tail])
    if not content:
        return
    quoted = _as_quotation(article.tokens, period, number - 1, content)
    if quoted is not None:
        content = [quoted, *_rest(article.tokens, period, number, quoted)]
    told = next((p for p in article.phrases_in(clause) if is_told(article.tokens, p)), None)
    match = Match(
        "direct" if quoted else "indirect",
        "so.direct" if quoted else "so",
        content,
        (phrase.start, phrase.end),
        (clause.start,),
        "so",
        frame=[with_comma(article.tokens, frame, period)],
        addressee=(told.start, told.end) if told is not None else None,
    )
    yield match


def _tells_when(article: ParsedArticle, phrase: Phrase, tail: Span) -> bool:
    """*Es reiche, so Jan Rehm, Chef der Werft, **am Montag in Kiel***: when or to whom, behind an apposition.

    *Es reiche, so Jan Rehm, der die Werft leitet, **weiter***: neither is what is said.
    """
    tokens = article.tokens
    words = list(filter(str.isalpha, tokens.lowered[slice(*tail)]))
    if len(words) == 1 and words[0] in _TELLING_ON:
        return True
    if not any(map(tokens.is_comma, range(phrase.start, phrase.end))) or any(
        tokens[i].tag_ in stts.VERBAL for i in range(*tail)
    ):
        return False
    first = article.phrase_after(tail[0] + 1)
    return first is not None and (is_time(tokens, first) or is_told(tokens, first))


def _is_clause_of_source(article: ParsedArticle, period: Period, clause: Clause, phrase: Phrase) -> bool:
    """*Es reiche, so die Studie, **in der** Weiß schreibt*: the clause is the source's; not *so Weiß, **das** …*."""
    tokens = article.tokens
    relative = next((c for c in period.clauses if c.kind == "relative" and c.start == clause.end + 1), None)
    if relative is None or in_konjunktiv(tokens, relative):
        return False
    pronoun = next((tokens[i] for i in relative.tokens[:2] if tokens[i].tag_ == "PRELS"), None)
    if pronoun is None:
        return False
    nouns = [t for t in tokens[phrase.start : phrase.end] if t.tag_ in stts.NOUN]
    named = nouns[-1:] if phrase.kind == "name" else nouns
    gender = feature(pronoun, "Gender")
    return any((t.tag_ == "NE" and gender != "Neut") or feature(t, "Gender") == gender for t in named)


def _rest(tokens: Tokens, period: Period, number: int, quoted: Span) -> list[Span]:
    """What completes a quotation: *„Die Leute“, so der Wirt, **„bleiben weg.“***, not *„Nie!“, so er, „Ich gehe.“*."""
    after = next((c for c in period.clauses[number + 1 :] if c.is_quotation), None)
    if after is None or not tokens.is_comma(after.start - 1) or tokens[quoted[1] - 2].text in SENTENCE_ENDS:
        return []
    return [(after.start, after.end)] if tokens[after.start + 1].text[:1].islower() else []


def _ends(tokens: Tokens, clause: Clause) -> bool:
    """Whether a clause is no part of what the one before it attributes: *…, so Weiß: „…“*; but *…, so Weiß, „…“*."""
    return clause.kind == "so" or (clause.is_quotation and tokens[clause.start - 1].text == ":")


def _as_quotation(tokens: Tokens, period: Period, number: int, content: list[Span]) -> Span | None:
    """The quotation before *so*; None where it but ends a sentence: *Die Lage sei ernst, „aber nicht verloren“*."""
    if number < 0 or not period.clauses[number].is_quotation:
        return None
    clause = period.clauses[number]
    before = [c for c in period.clauses[:number] if content[0][0] <= c.start and c.has_finite]
    ends = tokens.is_comma(clause.start - 1) and tokens[clause.start + 1].text[:1].islower()
    if ends and any(in_konjunktiv(tokens, c) for c in before):
        return None
    return clause.start, clause.end
