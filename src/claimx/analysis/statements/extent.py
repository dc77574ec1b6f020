"""How far things reach in a period: content, frame, the clauses that depend on a clause."""

from __future__ import annotations

from collections.abc import Iterable

from claimx.analysis.article import ParsedArticle
from claimx.analysis.syntax.clauses import Clause, Period, in_konjunktiv, is_behind_wie, word_in_vorfeld
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.subjects import can_speak
from claimx.analysis.syntax.tokens import Span, Tokens, feature
from claimx.analysis.syntax.verbs import is_konjunktiv
from claimx.knowledge import stts
from claimx.knowledge.cues import JUDGING
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import SENTENCE_ENDS

_CARRYING_ON = words_of("carries_on") - words_of("source_relative")
_REASON = words_of("gives_reason")
_EXPLAINING = words_of("explains")
_THEN = words_of("takes_up_condition")
_EVEN_SO = words_of("even_so")
_UPON_IT = words_of("upon_it")
_ADDING = words_of("adds_clause")
_WHILE = words_of("during")
_SENTENCE_END = SENTENCE_ENDS | {":", ";", ","}
_SEPARATORS = _SENTENCE_END | {"–", "-"}


def clause_of(period: Period, i: int) -> Clause | None:
    """The clause that a token stands in."""
    return next((c for c in period.clauses if i in c.tokens), None)


def depends(period: Period, clause: Clause, on: Clause) -> bool:
    """Whether a clause depends on another, or on one that does."""
    while clause.has_parent:
        clause = period.clauses[clause.parent]
        if clause is on:
            return True
    return False


def _is_host(period: Period, clause: Clause, of: Clause) -> bool:
    return of.has_parent and period.clauses[of.parent] is clause


def subtree_end(period: Period, clause: Clause) -> int:
    """The token after a clause and all that depend on it."""
    return max([clause.end, *(c.end for c in period.clauses if depends(period, c, clause))])


def subtree_end_after(period: Period, clause: Clause) -> int:
    """The token after a clause and its relative clauses: *…, sagte der Mann, **der gestern kam***."""
    after = [
        c.end for c in period.clauses if c.start > clause.start and c.kind == "relative" and depends(period, c, clause)
    ]
    return max([clause.end, *after])


def following(period: Period, number: int) -> int | None:
    """The clause that follows a clause, its relative clauses skipped: `Der Mann sagte gestern, der kam, dass …`."""
    clause = period.clauses[number]
    for n in range(number + 1, len(period.clauses)):
        following = period.clauses[n]
        if following.end <= clause.end and following.kind == "relative":
            continue
        if following.start < clause.end:
            continue
        return n
    return None


def frame_start(period: Period, number: int) -> int:
    """Where a clause begins with those that depend on it: ***Als er kam**, sagte er, …*."""
    clause = period.clauses[number]
    inner = [c.start for c in period.clauses[:number] if depends(period, c, clause)]
    return min([clause.start, *inner])


def range_before(tokens: Tokens, period: Period, number: int) -> Span:
    """What stands before a clause in its period, back to an earlier frame.

    *Die Opposition warf ihr Versäumnisse vor: | Es fehle an Geld, | kritisierte Weiß.*: a sentence before the colon is
    another's.
    """
    start, whole = period.start, False
    for clause in period.clauses[:number]:
        if clause.kind == "so":
            start = clause.end
        elif whole and tokens[clause.start - 1].text == ":":
            start = clause.start
        whole = whole or clause.is_finite_main
    end = period.clauses[number].start
    first = next((i for i in range(start, end) if tokens[i].tag_ in stts.FINITE), end)
    colon = next((i for i in range(first - 1, start, -1) if tokens[i].text == ":"), None)
    return start if colon is None else colon + 1, end  # *Ein Erfolg: | **Die Zahl sinke**, sagte sie*


def reports_before(article: ParsedArticle, clause: Clause) -> bool:
    """Whether a clause says who said what is before it: *…, **berichtete die Zeitung***, not *…, komme er nicht*."""
    if not clause.is_main or not clause.is_verb_first:
        return False
    return not is_konjunktiv(article.tokens[clause.finite]) and article.cue(clause) is not None


def frame_begins(article: ParsedArticle, period: Period, start: int) -> bool:
    """*Er warf ihr Fehler vor: Es fehle Geld, | **kritisierte er***: whether a frame begins at a token."""
    return any(c.start == start and reports_before(article, c) for c in period.clauses)


def content_end(article: ParsedArticle, period: Period, first: int, matrix: Clause) -> int:
    """Where the content ends: at the period's end, or where the matrix clause goes on or another joins it."""
    start = period.clauses[first].start
    resumed = [i for i in matrix.tokens if i > start]
    if not matrix.is_main:
        # *Während X erklärte, Y zu tun, | räumte Z ein …*: the clause that the cue's clause depends on goes on.
        resumed += [
            i
            for c in period.clauses
            if c.start < matrix.start or _is_host(period, c, matrix)
            for i in c.tokens
            if i > start
        ]
    end = min([period.end, *resumed])
    for clause in period.clauses[first + 1 :]:
        if clause.start >= end:
            break
        if clause.is_joined_verb:
            if not is_konjunktiv(article.tokens[clause.finite]):
                end = clause.start  # *…, und ging*: the matrix subject does something else
        elif (
            clause.kind == "so"
            or _begins_after_colon(article.tokens, clause)
            or reports_before(article, clause)
            or _tells_why(article, period.clauses[first], clause)
            or _goes_on_telling(article, period.clauses[first], clause)
            or _another_tells(article, period.clauses[first], clause)
            or _is_told_beside(article, period.clauses[first], clause)
            or stands_for_itself(article, period, clause)
            or _carries_on(article, period.clauses[first], clause)
            or _tells_who_tells(article, clause)
            or _is_of_another(article, period.clauses[first], clause)
            or _happens_even_so(article.tokens, period.clauses[first], clause)
            or _takes_up_clause(article.tokens, matrix, period.clauses[first], clause)
            or _happens_upon_it(article.tokens, period.clauses[first], clause)
            or _goes_on_with_its_subject(article, period, period.clauses[first], clause)
            or _is_around_matrix(article.tokens, matrix, period.clauses[first], clause)
        ):
            end = clause.start
    return end


def _takes_up_clause(tokens: Tokens, matrix: Clause, content: Clause, clause: Clause) -> bool:
    """*Wenn sie sagt, dass es reicht, **dann irrt** sie*: it takes up the clause around, and nobody says it."""
    if not clause.is_finite_main or not begins_with_then(tokens, clause) or not tokens.is_comma(clause.start - 1):
        return False
    return matrix.kind == "subordinate" or (content.kind == "subordinate" and not is_konjunktiv(tokens[clause.finite]))


def begins_with_then(tokens: Tokens, clause: Clause) -> bool:
    """***dann** irrt sie sich*, ***so** stimmt das nicht*: it has a word for the clause in front of it."""
    return clause.finite == clause.start + 1 and tokens.lowered[clause.start] in _THEN


def _happens_even_so(tokens: Tokens, content: Clause, clause: Clause) -> bool:
    """*Die Firma hatte mitgeteilt, dass sie schließt, **und doch fehlte** kaum jemand*: so it was, nobody says it."""
    if content.kind != "subordinate" or not clause.is_finite_main or not clause.coordinated:
        return False
    second = clause.finite == clause.start + 2 and tokens.lowered[clause.start + 1] in _EVEN_SO
    return second and not is_konjunktiv(tokens[clause.finite])


def _happens_upon_it(tokens: Tokens, content: Clause, clause: Clause) -> bool:
    """*Die Richter meinten, es sei ein Irrtum, **daraufhin ging** der Fall nach Wien*: what came of what was said."""
    if not in_konjunktiv(tokens, content) or not clause.is_finite_main or is_konjunktiv(tokens[clause.finite]):
        return False
    return word_in_vorfeld(tokens, clause) in _UPON_IT


def _is_of_another(article: ParsedArticle, content: Clause, clause: Clause) -> bool:
    """*Die SPD sagte, es reiche, | **und die CDU forderte mehr***: what somebody else says or does, in the indicative.

    Not *…, und es **fehle** Geld*, nor *…, und die Stadt **zahlt***, which may be told as well.
    """
    tokens = article.tokens
    if not clause.is_finite_main or not clause.coordinated or tokens.lowered[clause.start] not in _ADDING:
        return False
    reported = in_konjunktiv(tokens, content) or content.kind in {"infinitive", "subordinate"}
    finite = tokens[clause.finite]
    if not reported or is_konjunktiv(finite) or finite.tag_ == "VMFIN":
        return False
    return feature(finite, "Mood") == "Ind" and _names_its_speaker(article, clause)


def _goes_on_with_its_subject(article: ParsedArticle, period: Period, content: Clause, clause: Clause) -> bool:
    """*Sie forderte, darauf zu verzichten, **setzte sich aber nicht durch***: who speaks does something else."""
    if content.kind not in {"infinitive", "subordinate"} or not (clause.is_main and clause.is_verb_first):
        return False
    tokens, around = article.tokens, period.clauses[content.parent] if content.has_parent else None
    told = around is None or not around.is_main or is_konjunktiv(tokens[clause.finite])
    return not told and tokens.is_comma(clause.start - 1) and article.subject(clause) is None


def _is_around_matrix(tokens: Tokens, matrix: Clause, content: Clause, clause: Clause) -> bool:
    """*Weil sie sagte, ihr sei kalt, | **schloss** er die Tür*: the sentence whose Vorfeld is the clause of the cue."""
    in_front = matrix.kind == "subordinate" and content.is_main and clause.is_main and clause.is_verb_first
    return in_front and tokens.is_comma(clause.start - 1) and not is_konjunktiv(tokens[clause.finite])


def _tells_who_tells(article: ParsedArticle, clause: Clause) -> bool:
    """*Sie hoffen, dass es reicht, **wie die Zeitung berichtet***; not *…, wie er es angekündigt hatte*."""
    tokens = article.tokens
    if not is_behind_wie(tokens, clause):
        return False
    teller = article.subject(clause) if article.cue(clause) is not None else None
    return teller is not None and teller.kind != "pronoun" and can_speak(tokens, teller)


def _carries_on(article: ParsedArticle, content: Clause, clause: Clause) -> bool:
    """Whether a clause tells on: *versprach, zu kommen, **was sie lobte***, *…, **womit niemand rechnete***.

    Not *sagte, er tue, **was er könne***, and nothing behind *sagte, dass es regnet*, which is told like the rest.
    """
    tokens = article.tokens
    if not clause.has_opener or not tokens.is_comma(clause.start - 1) or not clause.has_finite:
        return False
    reported = content.kind in {"infinitive", "interrogative"} or in_konjunktiv(tokens, content)
    if not reported or is_konjunktiv(tokens[clause.finite]) or tokens[clause.finite].tag_ != "VVFIN":
        return False
    if tokens[clause.opener].lower_ in _CARRYING_ON:
        return True
    cue = article.cue(clause) if tokens[clause.opener].lower_ == "was" else None
    return cue is not None and cue.verb.act in JUDGING and article.roles(clause, cue).speaker is not None


def _tells_why(article: ParsedArticle, content: Clause, clause: Clause) -> bool:
    """*mahnte, sich zu gedulden: **Noch sei nichts sicher***: behind a colon, and no part of what she asked for."""
    tokens = article.tokens
    colon = content.kind == "infinitive" and clause.is_main and tokens[clause.start - 1].text == ":"
    return colon and is_konjunktiv(tokens[clause.finite])


def _goes_on_telling(article: ParsedArticle, content: Clause, clause: Clause) -> bool:
    """*Die Linke kündigt an, dagegen zu stimmen, | **die CDU schwankt noch***: nobody said that."""
    tokens = article.tokens
    if content.kind != "infinitive" or not clause.is_main or clause.coordinated or clause.finite <= clause.start:
        return False
    return tokens.is_comma(clause.start - 1) and not is_konjunktiv(tokens[clause.finite])


def _another_tells(article: ParsedArticle, content: Clause, clause: Clause) -> bool:
    """*Sie erklärte, sie bleibe dabei, | **ihr Vize hatte mehr Geld verlangt***: past, and another act of speech."""
    tokens = article.tokens
    if not (content.is_main and clause.is_main) or clause.coordinated or clause.finite <= clause.start:
        return False
    finite = tokens[clause.finite]
    if not tokens.is_comma(clause.start - 1) or feature(finite, "Tense") != "Past" or is_konjunktiv(finite):
        return False
    return is_konjunktiv(tokens[content.finite]) and _names_its_speaker(article, clause)


def _is_told_beside(article: ParsedArticle, content: Clause, clause: Clause) -> bool:
    """*Sie meinen, dass es hilft, | **während andere sagen, dass es schadet***; *…, dass es hilft, | **er warnte***.

    A main clause behind a comma goes on with no *dass* clause. What others say in the indicative is told beside it.
    """
    tokens = article.tokens
    if content.kind != "subordinate" or not tokens.is_comma(clause.start - 1):
        return False
    if in_konjunktiv(tokens, clause) or in_konjunktiv(tokens, content):
        return False
    if clause.is_finite_main:
        return not clause.coordinated and clause.start < clause.finite and _names_its_speaker(article, clause)
    opener = tokens[clause.opener].lower_ if clause.has_opener else ""
    return opener in _WHILE and _names_its_speaker(article, clause)


def _names_its_speaker(article: ParsedArticle, clause: Clause) -> bool:
    """***die CDU forderte** mehr*: whether a clause has a cue and its speaker."""
    cue = article.cue(clause)
    return cue is not None and article.roles(clause, cue).speaker is not None


def _begins_after_colon(tokens: Tokens, quotation: Clause) -> bool:
    return quotation.is_quotation and tokens[quotation.start - 1].text == ":"


def stands_for_itself(article: ParsedArticle, period: Period, clause: Clause) -> bool:
    """Whether a clause is a quotation that no reported sentence goes on with: *Er sei froh: **„Es lief gut.“***.

    *Er kenne sie, **„da bin ich sicher“***; but *Er komme, **„und das ist gut“***, *Sie habe gerufen: **„Hilfe!“***.
    """
    tokens, before = article.tokens, article.tokens[clause.start - 1].text
    if not clause.is_quotation or before not in {":", ",", "–"}:
        return False
    if before == ":":
        announcing = [c for c in period.clauses if c.start < clause.start and not c.is_quotation]
        cue = article.cue(announcing[-1]) if announcing else None
        # *Die SPÖ **stehe** für Sachpolitik: „…“*, *Er **rechne** mit Verlusten: „…“*
        return cue is None or cue.verb.in_document or "quote" not in cue.verb.takes
    return is_sentence(tokens, (clause.start, clause.end)) and tokens[clause.start + 1].tag_ != "KON"


def is_sentence(tokens: Tokens, quotation: Span) -> bool:
    """*„Wir gehen“*, *„und wir gehen“*; not *„auch wenn wir gehen“*, *„eine Flasche getreten“*."""
    words = [t for t in tokens[quotation[0] + 1 : quotation[1] - 1] if t.tag_[0] != "$"]
    dependent = any(t.tag_ in {"KOUS", "PRELS", "KOUI"} for t in words[:2])
    # *ahnen, „**was** auf uns zukommt“*
    dependent = dependent or (bool(words) and words[0].tag_ in stts.INTERROGATIVE and words[0].text.islower())
    return not dependent and any(t.tag_ in stts.FINITE for t in words)


def names_another(article: ParsedArticle, start: int) -> bool:
    """*Es reiche, sagte Weiß, **und Jan Rehm**: „Nein.“*: whether who says what comes behind a colon begins here."""
    tokens = article.tokens
    start += tokens.at(start).text == ","
    if tokens.at(start).tag_ != "KON":
        return False
    phrase = article.phrase_at(start + 1)
    behind = tokens[phrase.end : phrase.end + 1] if phrase is not None and not phrase.has_preposition else []
    return any(token.text == ":" for token in behind)


def joined_teller(article: ParsedArticle, period: Period, quotation: int) -> Phrase | None:
    """Who is joined to the one who spoke before a colon, and says the quotation behind it."""
    tokens, colon = article.tokens, quotation - 1
    begins = (i for i in range(colon - 1, period.start, -1) if tokens[i].tag_ == "KON" or tokens[i].tag_ in stts.FINITE)
    joint = next(begins, -1) if colon > period.start and tokens[colon].text == ":" else -1
    if joint < 1 or tokens[joint].tag_ != "KON" or tokens[joint - 1].text not in {",", ")", ";"}:
        return None
    phrase = article.phrase_at(joint + 1)
    named = phrase is not None and phrase.end == colon and not phrase.has_preposition and can_speak(tokens, phrase)
    return phrase if named else None


def with_comma(tokens: Tokens, frame: Span, period: Period) -> Span:
    """A frame with the commas around it: `, so Putin,`."""
    start, end = frame
    if start > period.start and tokens[start - 1].text in {",", "–"}:
        start -= 1
        if end < period.end and tokens[end].text in {",", "–"}:
            end += 1
    elif end < period.end and tokens.is_comma(end):
        end += 1
    return start, end


def end_with_relative(tokens: Tokens, period: Period, end: int) -> int:
    """*Das Haus ist nach Angaben der Kasse, **die es geprüft hat,** | zu alt*: the clause belongs to the source."""
    relative = next((c for c in period.clauses if c.kind == "relative" and c.start == end + 1), None)
    if relative is None or not tokens.is_comma(end):
        return end
    last = subtree_end(period, relative)
    # *die sich nicht prüfen **lassen**, | 40 Menschen getötet*: up to its verb, which may look like an infinitive
    verb = relative.finite if relative.has_finite else relative.start
    commas = (i for i in range(verb + 1, last) if tokens.is_comma(i))
    behind = next((i for i in commas if i == verb + 1 or not relative.has_finite), last)
    return behind + (behind < period.end and tokens.is_comma(behind))


def without(tokens: Tokens, start: int, end: int, cut: list[int]) -> list[Span]:
    """The tokens from `start` to `end` without some of them."""
    spans, begin = [], start
    for i in cut:
        spans.append((begin, i))
        begin = i + 1
    spans.append((begin, end))
    return trim(tokens, spans)


def trim(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Spans without separators at their edges, those without a word left out; *dass es brannte, | **denn:***.

    Nor does *machte kein Hehl daraus**, nämlich** | dass es reiche* begin with what only joins it.
    """
    trimmed = []
    for start, end in spans:
        while start < end and tokens.lowered[start] in _SEPARATORS | _EXPLAINING:
            start += 1
        while end > start and tokens.lowered[end - 1] in _SEPARATORS | _REASON:
            end -= 1
        if has_word(tokens, (start, end)):
            trimmed.append((start, end))
    return trimmed


def whole_quotations(article: ParsedArticle, spans: Iterable[Span]) -> list[Span]:
    """Spans that no pair of quotation marks begins or ends inside of; a mark beside one is taken in or left out.

    *Der Verein **„Pro Bahn“***, not *Der Verein **„Pro Bahn***. What is left of a span without a word is left out.
    """
    return [span for span in (_whole(article, *span) for span in spans) if has_word(article.tokens, span)]


def _whole(article: ParsedArticle, start: int, end: int) -> Span:
    for first, last in article.quotations:
        if not article.tokens[last - 1].is_quote:
            continue  # it has no closing mark
        if start <= first < end < last:
            if end == last - 1:
                end = last
            elif first > start:
                end = first
            else:
                start = first + 1
        elif first < start < last <= end:
            if start == first + 1:
                start = first
            elif last < end:
                start = last
            else:
                end = last - 1
    return start, end


def has_word(tokens: Tokens, span: Span) -> bool:
    """Whether anything but marks stands in a span."""
    return any(token.text[0].isalnum() for token in tokens[slice(*span)])
