"""Attribution by preposition and adverb: *laut, zufolge, gemäß, nach Angaben von, demnach, wonach*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.figures.lookups import is_person
from claimx.analysis.rules import rule
from claimx.analysis.statements.extent import (
    clause_of,
    depends,
    end_with_relative,
    reports_before,
    stands_for_itself,
    subtree_end,
    trim,
)
from claimx.analysis.statements.wie import is_wie
from claimx.analysis.syntax.clauses import Clause, Period, in_konjunktiv
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.subjects import can_speak, is_told
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.analysis.syntax.verbs import is_konjunktiv, is_konjunktiv_present
from claimx.knowledge import stts
from claimx.knowledge.cues import VIEWING, AttributionWord, attribution_words, cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import CLOSING_QUOTES, DASHES
from claimx.knowledge.nouns import is_speaker_noun, noun_kind, time_nouns

_CONCEDING = words_of("concedes")
_CONTRASTING = words_of("contrasts")
_PARTS_OF_LAW = words_of("part_of_law")
_NAMING_SOURCES = words_of("names_source")
_SEEKING, _OF = words_of("seeking_verb"), words_of("von")
_GOING_BY = words_of("goes_by_somebody")
_WISHES = words_of("wish_of_somebody")
_BEFORE_AFTER = words_of("before_after")
_ABOUT = words_of("about")
_COMPLEMENTING = words_of("complements")
_OWN = words_of("own_in_source")
_HEARSAY = words_of("hearsay_noun")
_PRESENTING = words_of("presenting")
_RULINGS = tuple(words_of("ruling"))
_PROPOSALS = tuple(words_of("proposal"))
_ARTICLE_OR_POSSESSIVE = frozenset({"ART", "PPOSAT"})
_SOURCE_WITH_NACH_BEHIND = words_of("source_with_nach_behind")


@rule("preposition.laut", "Laut der Ministerin beginnt der Bau im Mai.")
@rule("preposition.zufolge", "Der Ministerin zufolge beginnt der Bau im Mai.")
@rule("preposition.gemäß", "Gemäß dem Bericht beginnt der Bau im Mai.")
@rule("preposition.entsprechend", "Entsprechend den Angaben der Ministerin beginnt der Bau im Mai.")
@rule("preposition.nach", "Nach Angaben der Ministerin beginnt der Bau im Mai.")
@rule("preposition.aus", "Aus Sicht der Ministerin beginnt der Bau zu spät.")
@rule("preposition.demnach", "Das Amt hat einen Bericht vorgelegt. Demnach beginnt der Bau im Mai.")
@rule("preposition.demzufolge", "Es gibt ein Gutachten, demzufolge der Bau im Mai beginnt.")
@rule("preposition.danach", "Das Amt hat einen Bericht vorgelegt. Danach beginnt der Bau im Mai.")
@rule("preposition.wonach", "Es gibt einen Bericht, wonach der Bau im Mai beginnt.")
def preposition_statements(article: ParsedArticle, period: Period) -> list[Match]:
    """`Der Westen hat **laut dem Präsidenten** nicht reagiert` — what the clause says without the phrase."""
    found = list(_attributed(article, period))
    for n, (one, other) in enumerate(pairwise(found)):
        _share_out(article, period, found[: n + 1], one, other)
    return [match for match in found if match.content]  # *Es kamen laut Polizei 300, **laut Veranstaltern**.*


def _share_out(article: ParsedArticle, period: Period, before: list[Match], one: Match, other: Match) -> None:
    """*Laut Polizei kamen 300, **laut Veranstaltern 500 Menschen***: each has said what stands up to the other.

    *Die Zahl lag **laut Polizei, laut Amt und laut Stadt** bei 300*: all have said it all.

    Args:
        article: What the rules look at.
        period: Where they stand.
        before: What is attributed in it up to the one, which is the last of them.
        one: What is attributed by one phrase.
        other: What is attributed by the next one.
    """
    tokens, (first, end), (start, behind) = article.tokens, one.frame[0], other.frame[0]
    if start <= end or not (tokens.is_comma(start - 1) or tokens[start - 1].tag_ == "KON"):
        return
    if clause_of(period, start) is not clause_of(period, end - 1):
        return
    if start == end + 1:
        for match in before:
            match.content = trim(tokens, [(a, b) if b <= first else (max(a, behind), b) for a, b in match.content])
        first = min((m.frame[0][0] for m in before if m.content == one.content), default=first)
        other.content = trim(tokens, [(a, b) if a >= behind else (a, min(b, first)) for a, b in other.content])
    else:
        one.content = trim(tokens, [(a, min(b, start - 1)) for a, b in one.content if a < start])
        other.content = trim(tokens, [(max(a, behind), b) for a, b in other.content if b > behind])


def _is_behind_so(period: Period, clause: Clause, i: int) -> bool:
    """*Der Plan sei falsch, **so Weiß laut dpa***: who passes it on; not *…, **so laut dpa** Weiß*.

    Nor where what is said stands behind: *Es ist falsch, so Weiß laut dpa, **dass** der Bau ruht*.
    """
    goes_on = any(c.kind == "subordinate" and c.start == clause.end + 1 for c in period.clauses)
    return clause.kind == "so" and i > clause.start + 1 and not goes_on


def _attributed(article: ParsedArticle, period: Period) -> Iterator[Match]:
    tokens = article.tokens
    words = attribution_words()
    for i in article.attributing(period):
        word = words[tokens.lowered[i]]
        if word.after_document and not _follows_document(article, period, i):
            continue
        if word.word == "gemäß" and tokens.at(i + 1).lower_ in _PARTS_OF_LAW:
            continue  # *ein Vergehen **gemäß § 132a***, *wurde **gemäß Artikel 5** verurteilt*: how, and nobody says it
        clause = clause_of(period, i)
        if clause is None or clause.is_quotation or _is_loudly(tokens, i) or _is_sought(tokens, clause, i):
            continue
        if period.start < clause.start < i and (_is_behind_so(period, clause, i) or reports_before(article, clause)):
            continue  # *Der Plan sei falsch, sagte Weiß **laut einer Mitteilung***, *…, so Weiß **laut dpa***
        if is_wie(tokens, period, clause) and article.cue(clause) is not None:
            continue  # *Wie Weiß **laut ZDF** sagte, fehle Geld*: who passes it on has no content of its own there
        if word.position in {"adverb", "relative"}:
            if word.position == "adverb" and any(tokens[j].lower_ in _NAMING_SOURCES for j in clause.tokens):
                continue  # ***Demnach** fehlte laut Weber Geld*: what names the source decides
            if word.after_document and article.cue(clause) is not None:
                continue  # *Sie las den Bericht. **Danach** sagte sie, …*: afterwards
            span: Span = (i, i + 1)
            source = _announced(article, period, i) if word.position == "relative" else None
            phrase = source if source is not None and cue_noun(tokens[source.head].text, "source") else None
            speaker: Span | None = (phrase.start, phrase.end) if phrase is not None else span
            if source is not None and phrase is None and _is_anothers(article, source):
                speaker = _whose(article, source)
            addressee = None
        else:
            phrase = None if _is_of_score(tokens, i) else _attributed_phrase(article, clause, i, word)
            if phrase is None or _is_said_by_es(article, clause, i) or _is_own(article, period, clause, phrase):
                continue
            if _is_of_teller(article, period, clause, phrase) or _is_after_event(article, clause, phrase):
                continue
            if word.word == "aus" and (_is_of_subject(tokens, phrase) or _speaks_itself(article, clause, phrase)):
                continue
            if word.word == "nach":
                phrase = _without_complement(tokens, clause, phrase)
                if _is_view_told(article, clause, phrase) or _is_done_to_thing(tokens, phrase):
                    continue
                if _is_about_thing(tokens, clause, phrase):
                    continue
            i = phrase.preposition if word.position == "inside" else i
            speaker = (phrase.start - _begins_behind_mark(tokens, phrase), phrase.end)
            span = (min(i, phrase.start), max(i + 1, phrase.end))
            addressee = _addressee_behind(article, span[1])
            span = (span[0], addressee[1]) if addressee is not None else span
            span = (span[0], end_with_relative(tokens, period, span[1]))
        content = _content_around(article, period, clause, span)
        if content and not _is_adverb_alone(tokens, content):
            name = f"preposition.{word.stands_for or word.word}"
            cue = _cue(tokens, i, word, phrase)
            yield Match("indirect", name, content, speaker, cue, word.word, "report", [span], addressee)


def _is_adverb_alone(tokens: Tokens, content: list[Span]) -> bool:
    """***Jedenfalls** aus ihrer Sicht.*: nothing is said."""
    (start, end), *more = content
    return not more and end - start == 1 and tokens[start].tag_ == "ADV"


def _is_anothers(article: ParsedArticle, noun: Phrase) -> bool:
    """*der **Vorwurf** (des Amtes), wonach …*, *die Wortwahl **der Stadträtin**, wonach …*: not the teller's."""
    if cue_noun(article.tokens[noun.head].text, "content"):
        return True
    owner = next(iter(noun.inside), None)
    return owner is not None and owner.start == noun.core_end and can_speak(article.tokens, owner)


def _whose(article: ParsedArticle, noun: Phrase) -> Span | None:
    """*der Vorwurf **des Amtes**, wonach …*; nobody's: *Spekulationen, wonach …*."""
    begin = noun.core_end + (noun.has_attributes and article.tokens[noun.core_end].tag_ in stts.PREPOSITION)
    return (begin, noun.end) if begin < noun.end else None


def _addressee_behind(article: ParsedArticle, i: int) -> Span | None:
    """*nach Angaben des Amtes **gegenüber der dpa***: whom the source has told it."""
    phrase = article.phrase_at(i + 1)
    told = phrase is not None and phrase.preposition == i and is_told(article.tokens, phrase)
    return (phrase.start, phrase.end) if phrase is not None and told else None


def _begins_behind_mark(tokens: Tokens, phrase: Phrase) -> bool:
    """*nach **„Kurier“-Informationen***: whether the mark before a phrase closes inside its first word."""
    return tokens.at(phrase.start - 1).is_quote and not CLOSING_QUOTES.isdisjoint(tokens[phrase.start].text)


def _is_loudly(tokens: Tokens, i: int) -> bool:
    """*Das Paar lief **laut** streitend den Berg hinab*: how somebody does something."""
    behind = tokens.at(i + 1)
    return tokens[i].lower_ == "laut" and behind.tag_ == "ADJD" and behind.text.endswith("end")


def _is_of_score(tokens: Tokens, i: int) -> bool:
    """*ein 27:31 **aus** Sicht der Gäste*, *2:3 (1:1) **aus** Sicht der Gäste*: whose goals come first."""
    inside = i > 0 and tokens[i - 1].tag_ in {"ART", "PPOSAT", "PIAT"}  # *ein **aus seiner Sicht** „dummer Fehler“*
    return tokens[i].lower_ == "aus" and (tokens[i - 1].tag_ == "CARD" or tokens[i - 1].text == ")" or inside)


def _is_of_subject(tokens: Tokens, phrase: Phrase) -> bool:
    """*Aus **ärztlicher** Sicht ist das falsch*: in what respect; but *aus Sicht **der Ärzte***, *aus **eigener***."""
    first = phrase.start
    return tokens.tags[first] == "ADJA" and tokens.lowered[first] not in _OWN and not phrase.has_attributes


def _is_sought(tokens: Tokens, clause: Clause, i: int) -> bool:
    """*Er rang **nach Worten***, *Sie sucht **nach Angaben***: the noun alone, behind a verb that goes with *nach*.

    So does it with *Sie sucht **nach neuen Erklärungen** für den Fall*; but *Nach Angaben von Weiß sucht man ihn*. So
    does *es geht* with a wish: *Geht **es nach dem Willen** der Ministerin, …*.
    """
    if tokens[i].lower_ != "nach":
        return False
    goes = clause.has_finite and tokens.lowered[clause.finite] in _GOING_BY
    wish = "es" in tokens.lowered[clause.start : i] and not _WISHES.isdisjoint(tokens.lowered[i + 1 : i + 4])
    if goes and (wish or (clause.is_verb_first and clause.finite == i - 2)):
        return True
    if not any(tokens[v].lemma_ in _SEEKING for v in clause.verbs):
        return False
    noun = next((k for k in range(i + 1, clause.end) if tokens[k].tag_ != "ADJA"), i + 1)
    behind = tokens.at(noun + 1)
    if behind.tag_ in stts.PREPOSITION and behind.lower_ not in _OF:
        return i > clause.finite
    return not behind.tag_ or behind.tag_.startswith("$") or behind.tag_ in stts.VERBAL


def _announced(article: ParsedArticle, period: Period, i: int) -> Phrase | None:
    """*einen **Bericht**, wonach …*; the verb may stand between: *wies **Berichte** zurück, wonach …*."""
    before = i - 1
    while before - 1 > period.start and article.tokens[before - 1].tag_ in stts.VERBAL:
        before -= 1
    return article.phrase_before(before)


def _follows_document(article: ParsedArticle, period: Period, i: int) -> bool:
    """*Das Amt legte einen Bericht vor. **Danach** fehlt Geld.*, not *Sie sangen. **Danach** gingen sie heim.*"""
    if i != period.start or not period.start:
        return False
    before = article.tokens[article.period_at(i - 1).start : i]
    return any(t.tag_ == "NN" and {noun_kind(t.text), noun_kind(t.lemma_)} & {"document"} for t in before)


def _cue(tokens: Tokens, i: int, word: AttributionWord, phrase: Phrase | None) -> tuple[int, ...]:
    """*den **Angaben zufolge***, ***Gerüchte**, **wonach** …*: with the noun of saying, but not *nach Angaben*."""
    noun = tokens[phrase.head] if phrase is not None else None
    if phrase is not None and word.position == "inside":
        return i, phrase.head
    if phrase is None or noun is None or cue_noun(noun.text, "source") is None or word.alone:
        return (i,)
    speaks_itself = is_speaker_noun(noun.text) or is_speaker_noun(noun.lemma_)  # *dem Bericht zufolge*
    return (i,) if speaks_itself and word.word != "wonach" else tuple(sorted({i, phrase.head}))


def _is_said_by_es(article: ParsedArticle, clause: Clause, i: int) -> bool:
    """*Aus dem Ministerium **hieß es**, der Plan sei fertig*: the verb says what was said there; not *steht still*.

    So it does in ***Aus Regierungskreisen verlautete**, dass der Plan fertig ist*.
    """
    cue = article.cue(clause)
    if cue is None or cue.verb.in_document:
        return False
    return cue.verb.subject == "es" or (cue.verb.subject == "aus" and article.tokens[i].lower_ == "aus")


def _speaks_itself(article: ParsedArticle, clause: Clause, phrase: Phrase) -> bool:
    """***Aus Regierungskreisen** wurde die Forderung abgelehnt*: who does what the verb tells."""
    cue = article.cue(clause)
    speaker = article.roles(clause, cue).speaker if cue is not None and cue.passive else None
    return speaker is not None and speaker[0] <= phrase.head < speaker[1]


def _is_of_teller(article: ParsedArticle, period: Period, clause: Clause, phrase: Phrase) -> bool:
    """*Die Weiche habe **nach ersten Erkenntnissen** funktioniert, teilte die Bahn mit*: no source of another name."""
    tokens = article.tokens
    noun = cue_noun(tokens[phrase.head].text, "source")
    bare = noun is not None and tokens[phrase.head].lower_ in {f.lower() for f in (noun.noun, *noun.forms)}
    if not bare or phrase.has_attributes or not in_konjunktiv(tokens, clause):
        return False
    named = any(tokens[i].tag_ in {"PPOSAT", "NE"} for i in range(phrase.start, phrase.head))
    if named or _is_of_oneself(tokens, phrase):
        return False
    return any(c.start > clause.start and reports_before(article, c) for c in period.clauses)


def _is_after_event(article: ParsedArticle, clause: Clause, phrase: Phrase) -> bool:
    """*„Das reicht“, rief Weiß **nach der Erklärung des Amtes***: when somebody else said what is quoted.

    Nor does a court say what somebody says ***nach dem Urteil** aus Bonn*, nor *lobte ihn **nach den Ergebnissen***.
    ***Nach seiner Ankündigung** steht er in der Kritik*, but *Nach ihrem Vorschlag **soll** der Bund zahlen*, and *Nach
    der Ankündigung **der Stadt** schließt das Bad*.
    """
    tokens, first = article.tokens, article.tokens[phrase.start]
    owned = bool(phrase.inside) and can_speak(tokens, phrase.inside[0])
    determined = first.tag_ in _ARTICLE_OR_POSSESSIVE and not phrase.plural and not owned
    if determined and tokens[phrase.head].lower_.endswith(_PROPOSALS):
        foreseen = clause.has_finite and tokens[clause.finite].lemma_ == "sollen"
        return not (foreseen or in_konjunktiv(tokens, clause))
    if tokens[phrase.head].lower_.endswith(_PROPOSALS) and phrase.inside and not owned:
        return True  # *nach **Ankündigung höherer Mieten***
    if first.tag_ != "ART":
        return False
    if tokens[phrase.head].lower_.endswith(_RULINGS) and _had_been(tokens, clause):
        return True
    if tokens[phrase.head].lower_.endswith(_RULINGS) and (cue := article.cue(clause)) is not None:
        return article.roles(clause, cue).speaker is not None
    if phrase.plural:
        return False
    if not clause.start or not clause.is_verb_first:
        return False
    said = article.is_quoted(clause.start - 1) or (clause.start > 1 and article.is_quoted(clause.start - 2))
    subject = article.subject(clause) if said else None
    return subject is not None and subject.start != phrase.start and can_speak(tokens, subject)


def _had_been(tokens: Tokens, clause: Clause) -> bool:
    """*Nach dem Urteil **hatte es** Kritik **gegeben***; what a court found may be in the pluperfect, too."""
    there = any(tokens[i].lemma_ == "geben" and tokens[i].tag_ == "VVPP" for i in clause.verbs)
    had = clause.has_finite and tokens[clause.finite].lower_ == "hatte"
    return there and had and "es" in tokens.lowered[clause.start : clause.end]


def _is_view_told(article: ParsedArticle, clause: Clause, phrase: Phrase) -> bool:
    """*Der Verband **befürchtet nach eigenen Angaben** Verluste*: the verb says it; so he has no other source."""
    return _is_of_oneself(article.tokens, phrase) and any(cue.verb.act in VIEWING for cue in article.cues(clause))


def _is_of_oneself(tokens: Tokens, phrase: Phrase) -> bool:
    """*nach **eigenen** Angaben*."""
    return not _OWN.isdisjoint(tokens.lowered[phrase.start : phrase.head])


def _is_done_to_thing(tokens: Tokens, phrase: Phrase) -> bool:
    """*nach **der Annahme des Mandats***: an event; but *nach **der Einschätzung des Amtes***, *nach Annahme der …*."""
    if tokens[phrase.start].tag_ != "ART" or phrase.plural or not phrase.has_attributes:
        return False
    owner = next(iter(phrase.inside), None)
    if tokens.lowered[phrase.head] in _PRESENTING:  # *nach **der Vorstellung des Berichts***
        return owner is not None and noun_kind(tokens[owner.head].lemma_) == "document"
    thing = owner is not None and owner.kind == "noun" and not can_speak(tokens, owner)
    return thing and owner is not None and not is_person(tokens[owner.head].text)


def _without_complement(tokens: Tokens, clause: Clause, phrase: Phrase) -> Phrase:
    """*Der Hof führt **nach eigenen Angaben** | über Gäste kein Buch*: behind the verb it is the verb's."""
    taken = phrase.has_attributes and tokens[phrase.core_end].lower_ in _COMPLEMENTING
    if not taken or _is_in_front(clause, phrase) or noun_kind(tokens[phrase.head].text) != "unknown":
        return phrase  # *laut dem **Amt** für Statistik*
    return phrase._replace(end=phrase.core_end, inside=())


def _is_in_front(clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase stands before the verb of a main clause, where nothing else does."""
    return clause.is_main and phrase.start < clause.finite


def _is_about_thing(tokens: Tokens, clause: Clause, phrase: Phrase) -> bool:
    """*Nach **Aussagen über** den Streit kritisierte sie ihn*: an event; but *nach Angaben über 100 Menschen*.

    Nor is *führt nach **eigenen** Angaben über Ausfälle keine Statistik* one.
    """
    if phrase.start < phrase.head and not _is_in_front(clause, phrase):
        return False
    behind = tokens[phrase.core_end : phrase.core_end + 2]
    return len(behind) == 2 and behind[0].lower_ in _ABOUT and behind[1].tag_ != "CARD"


def _attributed_phrase(article: ParsedArticle, clause: Clause, i: int, word: AttributionWord) -> Phrase | None:
    tokens = article.tokens
    if word.position == "inside":
        inside = article.phrase_before(i + 1)
        return inside if inside is not None and _is_view(tokens, clause, inside) else None
    after = article.phrase_after(i + 1) if word.position in {"before", "both"} else None
    if after is not None and after.preposition != i and after.start != i + 1:
        after = None
    closes = tokens.at(i - 1).is_quote or tokens.is_comma(i - 1)
    end = i - (closes and article.phrase_before(i) is None)  # *„Bild“ **zufolge***, *Weiß, der Wirtin, **zufolge***
    before = article.phrase_before(end) if word.position in {"after", "both"} else None
    if before is not None and (before.has_preposition or (tokens.is_comma(end) and not _has_comma(tokens, before))):
        before = None
    own = before is not None and tokens[before.start].tag_ == "PPOSAT"  # *ihrer Ansicht **nach** | falsche Zahlen*
    for phrase in (before, after) if word.position == "after" or own else (after, before):
        if phrase is None:
            continue
        if phrase is after and word.word == "nach" and _is_later(tokens, i, phrase):
            continue
        if not word.needs_noun or _is_source(tokens, phrase, word, phrase is before):
            return phrase
    return None


def _has_comma(tokens: Tokens, phrase: Phrase) -> bool:
    return any(map(tokens.is_comma, range(phrase.start, phrase.end)))


def _is_view(tokens: Tokens, clause: Clause, phrase: Phrase) -> bool:
    """***In Brandts Augen** fehlt Geld*, *Das war **in den Augen der Kirche** falsch*; not *Rauch brannte in …*."""
    if not phrase.has_preposition or tokens[phrase.preposition].lower_ != "in":
        return False
    first = tokens[phrase.start]
    if phrase.preposition == clause.start:
        return phrase.has_attributes or first.tag_ in {"PPOSAT", "NE"}
    judged = clause.has_finite and tokens[clause.finite].lemma_ == "sein"
    return judged and (phrase.has_attributes or first.tag_ == "NE")


def _is_own(article: ParsedArticle, period: Period, clause: Clause, phrase: Phrase) -> bool:
    """*Weiß sagte, es fehle **ihrer Meinung nach** Geld*; *Gibt es **Ihrer Ansicht nach** Mängel?*: no other source."""
    tokens, first = article.tokens, article.tokens[phrase.start]
    if first.tag_ != "PPOSAT":
        attributes = tokens[phrase.core_end : phrase.end]
        own = clause.is_main and any(t.tag_ == "PPOSAT" for t in attributes) and not _is_in_front(clause, phrase)
        return own and is_konjunktiv_present(tokens[clause.finite])  # *Es fehle **nach Zahlen ihres Amts** Geld*
    if first.text.startswith("Ihre") and phrase.start - phrase.has_preposition > period.start:
        return True
    if not in_konjunktiv(tokens, clause):
        return False
    if clause.is_main and is_konjunktiv_present(tokens[clause.finite]):
        return True  # *Der Plan stimme **ihrer Meinung nach** nicht*
    earlier = [c for c in period.clauses if c.start < clause.start]
    # *Das sei falsch und wäre **aus ihrer Sicht** teuer*: who goes on telling
    return any(article.cue(c) is not None or in_konjunktiv(tokens, c) for c in earlier)


def _is_later(tokens: Tokens, i: int, phrase: Phrase) -> bool:
    """*erst **nach** den Ermittlungen*, *zwei Monate **nach** dem Urteil*; *löste ihn **nach** Artikel 5 auf*."""
    before = tokens[i - 1] if i else None
    dated = i > 1 and tokens[i - 2].tag_ == "APPRART"  # *ist **am Freitag** nach Angaben der Polizei abgezogen*
    timed = before is not None and before.text in time_nouns() and not (dated and phrase.start == i + 1 == phrase.head)
    if before is not None and (before.lower_ in _BEFORE_AFTER or timed):
        return True
    law = tokens[phrase.head].lower_ == "artikel" and tokens.at(phrase.head + 1).tag_ == "CARD"
    return law and not tokens[i].is_sent_start


def _is_source(tokens: Tokens, phrase: Phrase, word: AttributionWord, postposed: bool) -> bool:
    noun = cue_noun(tokens[phrase.head].text, "source")
    if noun is None:
        return word.word == "nach" and tokens[phrase.head].tag_ == "PRELS" and tokens[phrase.head].lower_ == "denen"
    if word.nouns:
        return noun.noun in word.nouns
    if postposed:
        return noun.noun in _SOURCE_WITH_NACH_BEHIND
    return noun.noun not in _HEARSAY or not phrase.has_attributes  # ***Nach Vernehmen** der Zeugen fiel das Urteil*


def _content_around(article: ParsedArticle, period: Period, clause: Clause, frame: Span) -> list[Span]:
    tokens = article.tokens
    if clause.kind in {"main", "so", "infinitive"}:
        start, end = _main_range(article, period, clause)
        start = _behind_label(tokens, start, min(clause.finite, frame[0]))
        if clause.is_main and start <= frame[0] <= clause.start + 1 and frame[1] <= clause.finite:
            # A sentence has one constituent in front: *Laut einer Umfrage **unter 1.000 Leuten** sparen viele*.
            return trim(tokens, [(start, frame[0]), (clause.finite, end)])
    else:
        start, end = clause.start + (clause.opener == clause.start), subtree_end(period, clause)
        if tokens[frame[0] - 1].tag_ == "KON":  # *das alt ist und | **nach ihren Angaben** leer steht*
            start = frame[0]
    return trim(tokens, [(start, frame[0]), (frame[1], end)])


def _behind_label(tokens: Tokens, start: int, end: int) -> int:
    """*• Wasser von Kola: | **Das ist laut Foodwatch teuer***: behind what a sentence is about, which has no verb."""
    colon = next((i for i in range(start, end) if tokens[i].text == ":"), start)
    labelled = stts.FINITE.isdisjoint(tokens.tags[start:colon])
    return colon + 1 if colon > start and labelled else start


def _main_range(article: ParsedArticle, period: Period, clause: Clause) -> Span:
    """The tokens of a main clause with what depends on it, up to the end of the period or the next main clause.

    A clause between dashes is all of it: *Der Mann – **er war nach eigenen Angaben allein** – schwieg*.
    """
    tokens = article.tokens
    if clause.start > period.start and tokens[clause.start - 1].text in DASHES:
        dash = next((i for i in range(clause.finite, period.end) if tokens[i].text in DASHES), None)
        if dash is not None:
            return clause.start, dash
    later = (c for c in period.clauses if c.start > clause.start)
    end = next((c.start for c in later if _is_another(article, period, clause, c)), period.end)
    earlier = (c for c in period.clauses if c.is_finite_main and c.start < clause.start)
    if all(_is_condition_in_front(c, clause) for c in earlier):
        return period.start, end
    # *A ist B, C ist **laut** X D*: the phrase attributes its own clause.
    return min([clause.start, *(c.start for c in period.clauses if depends(period, c, clause))]), end


def _is_condition_in_front(before: Clause, clause: Clause) -> bool:
    """***Sollte er gehen**, würde das nach Angaben der Stadt teuer*: two clauses that begin with their verbs."""
    return before.is_verb_first and clause.is_verb_first and before.end + 1 == clause.start


def _is_another(article: ParsedArticle, period: Period, clause: Clause, after: Clause) -> bool:
    """*Laut Polizei gab es Rangeleien, **mehrere Menschen wurden verletzt***: nobody says who says that.

    A quotation behind a colon is a statement of its own: *Laut der Polizei war es glatt: **„Es hatte geregnet.“***
    """
    tokens = article.tokens
    if tokens[after.start - 1].text == ":" and stands_for_itself(article, period, after):
        return True
    if not clause.has_finite:
        return False  # *Nach Recherchen von WDR, **NDR und SZ floss Geld***
    if reports_before(article, after):
        return True  # *Laut Polizei sei er geflohen, **sagte der Wirt***
    if not after.is_main or after.coordinated or after.finite <= after.start or after.end < clause.end:
        return False  # *Laut Polizei haben 300 Bürger, **das ist jeder dritte**, gefehlt*
    if tokens.lowered[after.start] in _CONTRASTING and any(tokens.lowered[i] in _CONCEDING for i in clause.tokens):
        return False  # *Laut Urteil ist das **zwar** erlaubt, **jedoch** sind die Hürden hoch*
    if any(tokens[i].tag_ in stts.WITH_ZU for i in after.verbs):
        return False
    cue = article.cue(clause)
    told = cue is not None and "v2" in cue.verb.takes  # *Laut Polizei sagte er, **er sei müde***
    return tokens.is_comma(after.start - 1) and not told and not is_konjunktiv(tokens[after.finite])
