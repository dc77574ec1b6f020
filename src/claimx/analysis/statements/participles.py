"""Attribution by a participle before a noun that says by whom: *die **von der Opposition geforderte** Reform*."""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.complements import is_among
from claimx.analysis.syntax.noun_groups import Phrase, noun_groups
from claimx.analysis.syntax.subjects import can_speak
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.knowledge import stts
from claimx.knowledge.cues import CueVerb, verbs_by_form
from claimx.knowledge.function_words import ADJECTIVE_ENDINGS, words_of
from claimx.knowledge.remembering import remembered

_AGENT = words_of("agent")
_ARTICLES = words_of("article_like_relative")
_BESIDE = frozenset({"ADV", "ADJD", "PTKNEG", "APPR", "APPRART", "NN", "NE", "ART", "CARD", "ADJA"})
"""What may stand between the one who acts and the participle: *die von ihr **am Montag erneut** geforderte Reform*."""
_FARTHEST_AGENT = 14
"""Tokens from a participle back to the preposition of who acts."""


@rule("participle", "Die von der Opposition geforderte Reform kommt im Mai.")
def participle_statements(article: ParsedArticle, found: list[Match]) -> Iterator[Match]:
    """`die von der Opposition **geforderte** Reform`; without who acts, as in *der angekündigte Rücktritt*, none.

    Args:
        article: What the rules look at.
        found: The statements so far: *die von ihr **geäußerte** Hoffnung, dass …* is one of them.
    """
    tokens = article.tokens
    taken = {i for match in found for i in match.cue}
    for i in tokens.tagged("ADJA"):
        if i in taken or article.is_quoted(i):
            continue
        verbs = _verbs(tokens[i].lower_)
        noun = _noun(article, i) if verbs else None
        agent = _agent(article, i) if noun is not None else None
        verb = next((v for v in verbs if noun is not None and is_among(tokens, noun, v.objects)), None)
        if noun is None or agent is None or verb is None or {tokens[noun.head].lemma_} & set(verb.not_objects):
            continue
        yield Match("reported", "participle", [(i + 1, noun.end)], agent, (i,), verb.lemma, verb.act)


@remembered
def _verbs(form: str) -> tuple[CueVerb, ...]:
    """The cue verbs that an inflected participle is of, which take an object: *geforderte*, *erhobenen*."""
    stem = next((form.removesuffix(ending) for ending in ADJECTIVE_ENDINGS if form.endswith(ending)), "")
    entries = [verb for verb, detached in verbs_by_form().get(stem, []) if not detached and not verb.with_]
    # Who supports or approves does it, and may say nothing: *vom Staat unterstützte Projekte*.
    told = [v for v in entries if v.act != "confirm" and (not v.complete or "clause" in v.takes)]
    return tuple(v for v in told if {"object", "pronoun"} & set(v.takes))


def _noun(article: ParsedArticle, participle: int) -> Phrase | None:
    """The phrase of the noun that a participle stands before, with its attributes."""
    tokens, i = article.tokens, participle + 1
    while tokens.at(i).tag_ in {"ADJA", "CARD"}:
        i += 1
    if tokens.at(i).tag_ != "NN":
        return None
    around = (article.phrase_at(k) for k in range(i, max(participle - _FARTHEST_AGENT, -1), -1))
    return next((p for p in around if p is not None and p.head == i), None)


def _agent(article: ParsedArticle, participle: int) -> Span | None:
    """Who acts: *die **von der Opposition** geforderte Reform*; an article opens the phrase around."""
    tokens = article.tokens
    for i in range(participle - 1, max(participle - _FARTHEST_AGENT, 0), -1):
        if tokens[i].tag_ in stts.FINITE or tokens[i].tag_.startswith("$"):
            return None
        if tokens[i].lower_ not in _AGENT or not _opens(tokens, i - 1):
            continue
        phrase = next(iter(noun_groups(tokens, i + 1, participle)), None)
        if phrase is None or phrase.start != i + 1:
            return None
        end = min(phrase.core_end, participle)
        between = all(tokens[k].tag_ in _BESIDE for k in range(end, participle))
        acts = tokens[phrase.head].tag_ == "PPER" or can_speak(tokens, phrase)
        return (phrase.start, end) if between and acts else None
    return None


def _opens(tokens: Tokens, i: int) -> bool:
    return tokens[i].tag_ in stts.DETERMINER or tokens[i].lower_ in _ARTICLES
