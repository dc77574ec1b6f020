"""Quotations that no cue of their own claims: fragments, opinions, and those whose speaker stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.analysis import german
from claimx.analysis.clauses import Clause, Period
from claimx.analysis.cues import verb_cue
from claimx.analysis.roles import Span, can_speak, roles, subject
from claimx.analysis.statements.article import Article, Match
from claimx.analysis.statements.context import speaker_before
from claimx.analysis.statements.extent import clause_of, without
from claimx.analysis.statements.verbs import is_negated
from claimx.analysis.tokens import Token, Tokens

_VERBAL = german.FINITE | german.INFINITIVE | german.PARTICIPLE | {"VVIZU"}
_LONGEST_NAME = 5
"""Tokens of the longest passage that can be a name or title without a verb."""
_BEFORE_NAMES = frozenset({"NN", "NE", "FM", "ART", "PDAT", "APPR", "APPRART", "KON", "$("})
_WORDING = german.words_of("before_wording")


_FEWEST_WORDS = 3
"""Words of the shortest passage without a cue that was said, and is not just put in quotation marks."""
_NAMING = german.words_of("naming")
_JOINED_TO_CUE = german.words_of("joined_to_cue")


def quotation_statements(article: Article, number: int, here: list[Match], found: list[Match]) -> Iterator[Match]:
    """Fragments inside statements (`sprach von einem „Test“`) and quotations whose speaker stands around them."""
    doc, period = article.doc, article.periods[number]
    for start, end in article.quotations_in(period):
        if any(m.type == "direct" and m.content[0] == (start, end) for m in here):
            continue
        around = [m for m in here if m.covers(start, end)]
        clause = clause_of(period, start)
        alone = clause is not None and clause.kind == "quotation"
        if around:
            host = min(around, key=lambda m: sum(b - a for a, b in m.content))
            if host.type != "direct" and _is_utterance(doc, start, end):
                yield _inside(article, host, (start, end))
        elif alone and clause is not None and clause.start == start:
            yield _standalone(article, number, (start, end), [*here, *found[-1:]])
        elif (
            clause is not None
            and not alone
            and (_is_utterance(doc, start, end) or _is_object(doc, clause, (start, end)))
        ):
            fragments = list(_fragment(article, clause, (start, end)))
            yield from fragments or _words(article, number, (start, end), [*found, *here])


def _inside(article: Article, host: Match, span: Span) -> Match:
    """A fragment in another statement is attributed as that is: *nannte den Plan „verrückt“*.

    In *Der Minister sagte, er komme. Er sei „völlig zufrieden“.* that is how the first sentence is.
    """
    origin = host
    while origin.origin is not None:
        origin = origin.origin
    cue, frame = origin.cue, origin.frame
    if host.type == "reported":
        joined = [i for i in range(span[0] - 2, span[0]) if article.doc[i].lower_ in _JOINED_TO_CUE]
        cue = tuple(sorted({*cue, *joined}))
        clause = clause_of(article.period_at(span[0]), cue[0])
        frame = without(article.doc, clause.start, clause.end, list(range(*span))) if clause else []
    return replace(
        origin, type="direct", rule="quotation.fragment", content=[span], speaker=host.speaker, cue=cue, frame=frame
    )


def _is_object(doc: Tokens, clause: Clause, span: Span) -> bool:
    """*Sie warnte vor den **„Lohndrückern“***: the prepositional object of a cue is what was said."""
    cue = verb_cue(doc, clause)
    return cue is not None and any(doc[i].lower_ in cue.verb.prepositions for i in range(span[0] - 2, span[0]))


def _words(article: Article, number: int, span: Span, before: list[Match]) -> Iterator[Match]:
    """*Zulässig ist das bei einer **„konkreten Gefahr für Leib und Leben“**.*: words of whoever spoke last."""
    doc = article.doc
    inner = doc[span[0] + 1 : span[1] - 1]
    words = [token for token in inner if not token.is_punct]
    if len(words) < _FEWEST_WORDS or not words[0].text[:1].islower() or any(t.tag_ in {"NE", "FM"} for t in words):
        return
    if any(token.lower_ in _NAMING for token in doc[max(span[0] - 3, 0) : span[0]]):
        return
    speaker = _speaking(article, article.periods[number]) or speaker_before(article, number, before)
    yield Match("direct", "quotation.words", [span], speaker)


def _speaking(article: Article, period: Period) -> Span | None:
    """The subject of a main clause that can speak: ***Die Ministerin** reiste ab, „um Schaden abzuwenden“*."""
    for clause in period.clauses:
        if clause.kind == "main" and clause.finite >= 0:
            phrase = subject(article.doc, clause, article.phrases_in(clause))
            if phrase is not None and can_speak(article.doc, phrase):
                return phrase.start, phrase.end
    return None


def _fragment(article: Article, clause: Clause, span: Span) -> Iterator[Match]:
    """`Er bezeichnete die Pläne als „Wortbruch“`: the subject of the clause is who says it."""
    doc = article.doc
    cue = verb_cue(doc, clause)
    if cue is None:
        yield from _opinion(article, clause, span)
        return
    if cue.verb.subject != "speaker" or (doc[span[0] - 1].lower_ == "von" and "preposition" not in cue.verb.takes):
        return  # names: *das Schiff heißt „Abendstern“*, *die Chefin von „Neue Wege“ sagte*
    phrases = article.phrases_in(clause)
    if _is_long(doc[span[0] + 1 : span[1] - 1]):
        phrases = [p for p in phrases if not span[0] <= p.start < span[1]]
    role = roles(doc, clause, cue, phrases)
    if any(part and part[0] < span[1] and span[0] < part[1] for part in role) or _is_term(doc, role.speaker, span):
        return  # *„Ärzte ohne Grenzen“ teilte mit*
    frame = [(clause.start, span[0])] if span[0] > clause.start else []
    before = range(max(span[0] - 2, clause.start + 1), span[0])
    als = [i for i in before if doc[i].lower_ == "als"] if "as" in cue.verb.takes else []
    match = Match("direct", "quotation.clause", [span], role.speaker, frame=frame, addressee=role.addressee)
    yield match.with_cue(cue, is_negated(doc, clause), also=als)


def _is_term(doc: Tokens, speaker: Span | None, span: Span) -> bool:
    """Whether something is only named: *das nennt man „Foul“*, *was „Foul“ genannt wird*."""
    if speaker is None:
        return span[1] - span[0] == 3 and doc[span[0] + 1].text[:1].isupper()
    return doc[speaker[0]].lower_ == "man"


def _opinion(article: Article, clause: Clause, span: Span) -> Iterator[Match]:
    """`Für den Theologen Küng war das „gut verständlich“`, `Der Minister attackierte den Plan als „Murks“`."""
    doc = article.doc
    if not doc[span[0] + 1].text[:1].islower() or span[1] - span[0] < 4:
        return
    phrases = article.phrases_in(clause)
    judge = next((p for p in phrases if p.preposition >= 0 and doc[p.preposition].lower_ == "für"), None)
    if judge is None or not can_speak(doc, judge):
        judge = subject(doc, clause, phrases)
    if judge is not None and can_speak(doc, judge):
        yield Match("direct", "quotation.opinion", [span], (judge.start, judge.end))


def _is_utterance(doc: Tokens, start: int, end: int) -> bool:
    """Whether what stands in quotation marks was said, and is not a name or a title: *die „Titanic“*."""
    inner = doc[start + 1 : end - 1]
    if not inner:
        return False
    if _is_long(inner) or inner[0].text[:1].islower():
        return True
    # What begins with a capital and has no verb is a name after a noun, an article or a preposition: *die „Titanic“*.
    before = doc[start - 1] if start else None
    if before is None:
        return False
    return before.lower_ in _WORDING or before.tag_ not in _BEFORE_NAMES


def _is_long(inner: list[Token]) -> bool:
    """Whether a passage has a verb or is longer than names are."""
    return len(inner) > _LONGEST_NAME or any(token.tag_ in _VERBAL for token in inner)


def _standalone(article: Article, number: int, span: Span, before: list[Match]) -> Match:
    """`Merkel zeigte sich erfreut. „Das ist gut.“`, `Uwe Berger: „Das ist gut.“`, `Merkel ging: „Das war gut.“`."""
    doc, period = article.doc, article.periods[number]
    beside = [c for c in period.clauses if c.kind == "main"]
    if beside and (phrase := subject(doc, beside[-1], article.phrases_in(beside[-1]))) is not None:
        frame = [(beside[-1].start, beside[-1].end)]
        return Match("direct", "quotation.beside", [span], (phrase.start, phrase.end), frame=frame)
    return Match("direct", "quotation.alone", [span], speaker_before(article, number, before))
