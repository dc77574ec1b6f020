"""What a sentence says is attributed behind it: *Der Bau beginnt im Mai. **Das** teilte die Ministerin mit.*"""

from __future__ import annotations

from collections.abc import Iterator

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.extent import trim
from claimx.analysis.statements.negation import is_negated
from claimx.analysis.statements.verbs import author_of_words, is_document, is_thing, takes_up_result
from claimx.analysis.syntax.clauses import Clause, Period, word_in_vorfeld
from claimx.analysis.syntax.subjects import Roles, can_speak, roles, subject
from claimx.analysis.syntax.tokens import Tokens
from claimx.analysis.syntax.verbs import is_konjunktiv
from claimx.knowledge.cues import JUDGING
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import noun_kind

_POINTING_BACK = words_of("points_back")
_TAKING_UP = words_of("takes_up")
_POINTING_BACK_WITH_NOUN = words_of("points_back_with_noun")
TELLING = frozenset({"report", "announce", "claim", "promise"})
"""Acts of verbs that what stands before is said by: *Das **teilte** die Stadt **mit***, not *Das lehnte sie ab*."""


@rule("verb.anaphoric", "Der Bau beginnt im Mai. Das teilte die Ministerin mit.")
def anaphoric_statements(
    article: ParsedArticle, number: int, here: list[Match], quoted: Match | None, found: list[Match]
) -> Iterator[Match]:
    """`Die Hauptkamera ist ausgefallen. **Das** teilte die NASA mit.`, `„Ich gehe.“ **Mit diesen Worten** begann sie.`

    Not `„Ich gehe“, sagte sie. **Das** sagte sie schon im Mai.`: who says it is told.

    Args:
        article: What the rules look at.
        number: The period's place in the article.
        here: The period's statements so far.
        quoted: The quotation without a cue that is all of the period before.
        found: The statements of the periods before.
    """
    tokens, period = article.tokens, article.periods[number]
    first = period.clauses[0] if period.clauses else None
    if number == 0 or first is None or here or not first.is_main:
        return
    author = author_of_words(article, first) if quoted else None
    cue = article.cue(first)
    if author is None and not _points_back(tokens, first, quoted) and not (cue and takes_up_result(tokens, first, cue)):
        return
    told = cue is not None and "clause" in cue.verb.takes and cue.verb.act in TELLING
    named = quoted is not None and tokens[first.start].lower_ not in _POINTING_BACK
    words = quoted is not None and cue is not None and "quote" in cue.verb.takes and cue.verb.act not in JUDGING
    if not (told or named or words):
        return  # *Das lehnte er ab*, *Das sieht er ähnlich*: that alone is what he rejects, or says something of
    if is_konjunktiv(tokens[first.finite]):
        return
    phrases = [p for p in article.phrases_in(first) if p.start > first.start + 1]
    if cue is not None:
        role = roles(tokens, first, cue, phrases)
    else:
        phrase = author or subject(tokens, first, phrases)
        if phrase is not None and author is None and tokens[first.start].lower_ != "mit":
            phrase = phrase if can_speak(tokens, phrase) else None  # *„Auf geht’s!“ **So** begann das Spiel*
        role = Roles((phrase.start, phrase.end) if phrase is not None else None, None)
    if role.speaker is None and not (cue and cue.passive):
        return
    if cue is not None and cue.verb.in_document and not is_document(article, role.speaker):
        return  # *Das **steht im Zusammenhang** mit dem Umbau*
    if cue is not None and cue.verb.evidence and is_thing(article, role.speaker):
        return  # *Das Kind wurde geschlagen. Das belegen **die Narben**.*
    before = article.periods[number - 1]
    content = quoted.content if quoted else trim(tokens, [(before.start, before.end)])
    announced = cue is not None and cue.verb.act == "announce" and _is_planned(tokens, before)
    passed_on = announced or _is_medium(article, role)
    if not content or (quoted is None and not passed_on and _tells_who_speaks(before, found)):
        return  # nothing but a mark stands there, or an attribution
    frame = [(first.start + 1, first.end)]
    match = Match(
        "direct" if quoted else "indirect",
        "verb.anaphoric",
        content,
        role.speaker,
        first.verbs,
        frame=frame,
        addressee=role.addressee,
    )
    match.speaker_by = "words" if role.speaker else "nobody"
    yield match.take_cue(cue, is_negated(article, first)) if cue else match


def _points_back(tokens: Tokens, clause: Clause, quoted: Match | None) -> bool:
    """***Das** sagte sie*; after a quotation also ***So** äußerte sie sich*, ***Mit diesen Worten** begann sie*."""
    if tokens[clause.start].lower_ == "mit":
        return quoted is not None and tokens.at(clause.start + 1).lower_ in _POINTING_BACK_WITH_NOUN
    word = word_in_vorfeld(tokens, clause)
    return word in _POINTING_BACK or (quoted is not None and word in _TAKING_UP)


def _is_medium(article: ParsedArticle, role: Roles) -> bool:
    """*Der Rat kritisiert sie. Das berichtet **die Zeitung***: what it passes on, others have said."""
    phrase = article.phrase_at(role.speaker[0]) if role.speaker is not None else None
    return phrase is not None and noun_kind(article.tokens[phrase.head].text) == "media"


def _is_planned(tokens: Tokens, period: Period) -> bool:
    """*Der Rat **will** bald sagen, wann er tagt. Das kündigte er an.*"""
    return any(c.is_finite_main and tokens[c.finite].tag_ == "VMFIN" for c in period.clauses)


def _tells_who_speaks(period: Period, found: list[Match]) -> bool:
    """Whether the verb of a main clause is a cue: *„Ich gehe“, **sagte** sie*."""
    main = [clause for clause in period.clauses if clause.is_main]
    inside = (m for m in reversed(found) if m.cue and m.content[0][0] >= period.start)
    return any(clause.finite in m.cue for m in inside for clause in main)
