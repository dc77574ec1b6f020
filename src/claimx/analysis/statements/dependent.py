"""Reported speech in a dependent clause that no cue governs: its Konjunktiv alone says that somebody said it.

The Konjunktiv I has no other use in a clause that a subjunction or relative pronoun opens. Zifonun, Hoffmann & Strecker
(1997), *Grammatik der deutschen Sprache*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.analysis.article import Match, ParsedArticle, SpeakerBy
from claimx.analysis.rules import rule
from claimx.analysis.statements.context import speaker_before
from claimx.analysis.statements.extent import subtree_end, trim
from claimx.analysis.statements.wie import compares
from claimx.analysis.syntax.clauses import Clause, Period, is_as_if
from claimx.analysis.syntax.subjects import can_speak, is_inquiry
from claimx.analysis.syntax.tokens import Span
from claimx.analysis.syntax.verbs import is_hearsay, is_konjunktiv_present
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import INSTITUTIONS, noun_kind

_DEPENDENT = frozenset({"subordinate", "relative", "interrogative"})
_ASKED = words_of("content_subjunction")
"""What opens a clause that is the object of a verb, which then is the cue."""
_WITH_VERB = frozenset({"PRF", "PROAV"})
"""What belongs to such a verb: *berief **sich darauf***."""


def dependent_statements(article: ParsedArticle, number: int, here: list[Match], found: list[Match]) -> Iterator[Match]:
    """`Die Bank zog sich darauf zurück, **dass sie nichts wisse**`, `Er fehlt, **weil er erkrankt sei**`."""
    tokens, period = article.tokens, article.periods[number]
    said = list(here)
    for n, clause in enumerate(period.clauses):
        if clause.kind not in _DEPENDENT or not _is_reported(article, period, clause) or compares(article, clause):
            continue
        if any(m.covers(clause.finite, clause.finite + 1) for m in said) or _is_said_by_nobody(article, period, clause):
            continue
        content = trim(tokens, [(clause.start, _end(period, n))])
        if content:
            match = _match(article, number, clause, content, here, found)
            said.append(match)
            yield match


def _is_reported(article: ParsedArticle, period: Period, clause: Clause) -> bool:
    """*die geflohen sei*; not *die ich habe*, *der gebaut werden soll*.

    *der geschossen haben soll* is hearsay, which only a body around it is known to say: *Die Polizei sucht einen Mann,
    der …*; not *Maier hat einen Freund, der …*
    """
    tokens = article.tokens
    if not clause.has_finite or any(tokens[i].lower_ == "ich" for i in clause.tokens):
        return False
    if is_as_if(tokens, clause):
        return False
    if is_konjunktiv_present(tokens[clause.finite]):
        return True
    matrix = _matrix(period, clause)
    subject = article.subject(matrix) if matrix and is_hearsay(tokens, clause.finite, clause.verbs) else None
    return subject is not None and noun_kind(tokens[subject.head].text) in INSTITUTIONS


def _is_said_by_nobody(article: ParsedArticle, period: Period, clause: Clause) -> bool:
    """*Die **Frage**, ob er bleibe, ließ er offen*: nobody is said to have asked, or `noun_statements` has it.

    Nor has anybody said it in *Es ist verboten, **zu sagen**, dass er krank sei*.
    """
    if article.tokens[clause.opener].lower_ not in _ASKED:
        return False
    if clause.has_parent and period.clauses[clause.parent].kind == "infinitive":
        return True
    noun = article.phrase_before(clause.start - 1)
    if noun is not None and is_inquiry(article.tokens, noun) and article.tokens[clause.opener].lower_ == "dass":
        return False  # *Dort bestätigte man **auf Anfrage der Zeitung**, dass es brenne*
    entry = cue_noun(article.tokens[noun.head].text, "content") if noun is not None else None
    return entry is not None and entry.act == "ask"


def _end(period: Period, number: int) -> int:
    """Where the clause ends with those that depend on it and those that are joined: *weil es fehle | und teuer sei*."""
    clause = period.clauses[number]
    joined = [
        c for c in period.clauses[number + 1 :] if c.coordinated and c[0] == clause.kind and c.parent == clause.parent
    ]
    return max(subtree_end(period, c) for c in (clause, *joined))


@rule("konjunktiv.summary", "Trotz der Arbeit der Helfer, die geblieben seien, kritisierte die Ministerin die Planung.")
@rule("konjunktiv.dass", "Die Bank zog sich darauf zurück, dass sie nichts wisse.")
@rule("konjunktiv.dependent", "Die Ministerin fehlte, weil sie erkrankt sei.")
def _match(
    article: ParsedArticle, number: int, clause: Clause, content: list[Span], here: list[Match], found: list[Match]
) -> Match:
    tokens, period = article.tokens, article.periods[number]
    matrix = _matrix(period, clause)
    told = next((m for m in here if m.type == "reported" and matrix and set(m.cue) & set(matrix.tokens)), None)
    if told is not None:  # *Sie sprach von einem Mann, **der geflohen sei***
        match = Match("indirect", "konjunktiv.summary", content, told.speaker, told.cue, told.lemma, told.act)
        return replace(match, speaker_by="shared")
    around = _who_speaks(article, matrix, clause) if matrix else None
    speaker = around or speaker_before(article, number, [*found, *here])
    by: SpeakerBy = "shared" if around else "nobody"
    if matrix is not None and matrix.start < clause.start and tokens[clause.opener].lower_ in _ASKED:
        cue = tuple(i for i in matrix.tokens if i in matrix.verbs or tokens[i].tag_ in _WITH_VERB)
        frame = [(matrix.start, clause.start)]
        return Match("indirect", "konjunktiv.dass", content, speaker, cue, frame=frame, speaker_by=by)
    return Match("indirect", "konjunktiv.dependent", content, speaker, speaker_by=by)


def _matrix(period: Period, clause: Clause) -> Clause | None:
    """The clause that a clause depends on, the main one where it does not tell."""
    if clause.has_parent:
        return period.clauses[clause.parent]
    return next((c for c in period.clauses if c.is_main), None)


def _who_speaks(article: ParsedArticle, matrix: Clause, clause: Clause) -> Span | None:
    """The subject of the clause around; not in *zwei Männer, **die geflohen seien***, which are only spoken of."""
    phrase = article.subject(matrix)
    if phrase is None or not (phrase.kind == "name" or can_speak(article.tokens, phrase)):
        return None
    described = clause.kind == "relative" and 0 < clause.start - phrase.end <= 2
    return None if described else (phrase.start, phrase.end)
