"""Attribution: finds who says what, by rules over quotations, clauses, phrases and the cue lexicon."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from claimx.analysis import german
from claimx.analysis.clauses import Clause, Period
from claimx.analysis.cues import VerbCue, attribution_words, cue_noun, verb_cue
from claimx.analysis.kinds import noun_kind
from claimx.analysis.phrases import Phrase, is_time, phrases_on
from claimx.analysis.roles import Span, roles, subject

_CONTENT_SUBJUNCTIONS = frozenset({"dass", "daß", "ob"})
_SENTENCE_END = frozenset({".", "!", "?", "…", ":", ";", ","})
_WORDING = frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "als", "von", "zum", "zur", "kein", "keine"})
_CONTINUING = frozenset({"wonach", "womit", "wobei", "worauf", "wodurch", "woraufhin", "weshalb", "wofür", "wogegen"})
_ANAPHORIC = frozenset({"demnach", "wonach", "danach"})
_NEGATION = frozenset({"weder", "nicht", "kein", "keine", "keinen", "nie", "niemals"})


@dataclass
class Match:
    """A statement in token numbers of the `Doc`, before it becomes offsets."""

    type: str
    rule: str
    content: list[Span]
    speaker: Span | None = None
    cue: tuple[int, ...] = ()
    lemma: str = ""
    act: str = "report"
    frame: list[Span] = field(default_factory=list)
    addressee: Span | None = None
    negated: bool = False
    parent: int | None = None

    def covers(self, start: int, end: int) -> bool:
        return any(a <= start and end <= b for a, b in self.content)


class Article:
    """What the rules look at: the periods with their clauses, and the phrases and quotations by position."""

    def __init__(self, doc: Doc, periods: list[Period], phrases: list[Phrase], quotations: list[Span]) -> None:
        self.doc = doc
        self.periods = periods
        self.quotations = quotations
        self._beginning = {p.start: p for p in phrases}
        self._ending = {p.core_end: p for p in phrases} | {p.end: p for p in phrases}

    def quotations_in(self, period: Period) -> list[Span]:
        """The quotations that begin in a period."""
        first = bisect_left(self.quotations, (period.start, 0))
        return self.quotations[first : bisect_left(self.quotations, (period.end, 0))]

    def phrases_in(self, clause: Clause) -> list[Phrase]:
        """The noun phrases that begin in a clause."""
        return [self._beginning[i] for i in clause.tokens if i in self._beginning]

    def phrase_after(self, i: int) -> Phrase | None:
        """The phrase that begins at a token or, past adverbs, right after it."""
        return next((self._beginning[k] for k in range(i, i + 4) if k in self._beginning), None)

    def phrase_before(self, i: int) -> Phrase | None:
        """The phrase that ends right before a token."""
        return self._ending.get(i)


def find_statements(article: Article) -> list[Match]:
    """All statements of an article, by their first content token; a quotation inside another has it as `parent`."""
    found: list[Match] = []
    previous: list[Match] = []
    for number, period in enumerate(article.periods):
        here = list(_in_period(article, period))
        here += _anaphoric(article, number, here)
        here += _summaries(article, period, here)
        carried = list(_free_indirect(article, number, here, previous, found))
        if carried and previous and _carries_on(previous[0], carried[0]):
            previous[0].content = [(previous[0].content[0][0], carried[0].content[0][1])]
            found += _quotations(article, period, [*previous[:1], *here], found)
            continue
        here += carried
        here += _quotations(article, period, here, found)
        found += here
        previous = [m for m in here if m.lemma not in _ANAPHORIC] or (previous if here else [])
    return _nest(found)


def _carries_on(before: Match, match: Match) -> bool:
    """Whether a sentence of free indirect speech goes on from the one right before it: both are one statement."""
    adjacent = before.content[-1][1] == match.content[0][0]
    return before.type == match.type == "free_indirect" and before.speaker == match.speaker and adjacent


def _in_period(article: Article, period: Period) -> Iterator[Match]:
    yield from _prepositions(article, period)
    for number, clause in enumerate(period.clauses):
        if clause.kind == "so":
            yield from _so(article, period, number)
            continue
        cue = verb_cue(article.doc, clause)
        matches = list(_verb(article, period, number, cue)) if cue else []
        yield from matches or _noun(article, period, number)


# --- prepositions: laut, zufolge, gemäß, nach Angaben von; demnach, wonach ---


def _prepositions(article: Article, period: Period) -> Iterator[Match]:
    """`Der Westen hat **laut dem Präsidenten** nicht reagiert` — what the clause says without the phrase."""
    doc = article.doc
    for i in range(period.start, period.end):
        word = attribution_words().get(doc[i].lower_)
        clause = _clause_of(period, i)
        if word is None or clause is None or clause.kind == "quotation":
            continue
        if word.position in {"adverb", "relative"}:
            span: Span = (i, i + 1)
            source = article.phrase_before(i - 1) if word.position == "relative" else None
            named = source is not None and cue_noun(doc[source.head].text, "source") is not None
            speaker = (source.start, source.end) if source is not None and named else span
        else:
            phrase = _attributed_phrase(article, i, word.position, word.needs_noun)
            if phrase is None:
                continue
            speaker = (phrase.start, phrase.end)
            span = (min(i, phrase.start), max(i + 1, phrase.end))
        content = _content_around(doc, period, clause, span)
        if content:
            yield Match(
                "indirect", f"preposition.{word.word}", content, speaker, (i,), word.word, "report", [span]
            )


def _attributed_phrase(article: Article, i: int, position: str, needs_noun: bool) -> Phrase | None:
    doc = article.doc
    after = article.phrase_after(i + 1) if position in {"before", "both"} else None
    if after is not None and after.preposition != i and after.start != i + 1:
        after = None
    before = article.phrase_before(i) if position in {"after", "both"} else None
    if before is not None and before.preposition >= 0:
        before = None
    for phrase in (before, after) if position == "after" else (after, before):
        if phrase is None:
            continue
        if not needs_noun or _is_source(doc, phrase, doc[i].lower_, phrase is before):
            return phrase
    return None


def _is_source(doc: Doc, phrase: Phrase, word: str, postposed: bool) -> bool:
    noun = cue_noun(doc[phrase.head].text, "source")
    if noun is None:
        return word == "nach" and doc[phrase.head].tag_ == "PRELS" and doc[phrase.head].lower_ == "denen"
    if word == "aus":
        return noun.noun in {"Sicht", "Quelle", "Regierungskreise"}
    if postposed:
        return noun.noun in {"Ansicht", "Meinung", "Auffassung", "Einschätzung", "Überzeugung", "Angabe"}
    return True


def _content_around(doc: Doc, period: Period, clause: Clause, frame: Span) -> list[Span]:
    if clause.kind in {"main", "so", "infinitive"}:
        start, end = _main_range(period, clause)
    else:
        start, end = clause.start + (clause.opener == clause.start), _subtree_end(period, clause)
    return _trim(doc, [(start, frame[0]), (frame[1], end)])


def _main_range(period: Period, clause: Clause) -> Span:
    """The tokens of a main clause with what depends on it: up to the end of the period."""
    earlier = any(c.kind == "main" and c.finite >= 0 and c.start < clause.start for c in period.clauses)
    if not earlier:
        return period.start, period.end
    # *A ist B, C ist **laut** X D*: the phrase attributes its own clause.
    return min([clause.start, *(c.start for c in period.clauses if _depends(period, c, clause))]), period.end


def _depends(period: Period, clause: Clause, on: Clause) -> bool:
    while clause.parent >= 0:
        clause = period.clauses[clause.parent]
        if clause is on:
            return True
    return False


def _subtree_end(period: Period, clause: Clause) -> int:
    return max([clause.end, *(c.end for c in period.clauses if _depends(period, c, clause))])


# --- so: „…“, so der Minister ---


def _so(article: Article, period: Period, number: int) -> Iterator[Match]:
    clause = period.clauses[number]
    phrase = article.phrase_after(clause.start + 1)
    if phrase is None or phrase.start != clause.start + 1 or phrase.preposition >= 0:
        return
    frame = (clause.start, clause.end)
    tail = (frame[1], min([period.end, *(c.start for c in period.clauses[number + 1 :] if c.kind in {"so", "quotation"})]))
    content = _trim(article.doc, [_range_before(article.doc, period, number), tail])
    if not content:
        return
    quoted = _as_quotation(period, number - 1, content)
    match = Match(
        "direct" if quoted else "indirect",
        "so.direct" if quoted else "so",
        [quoted] if quoted else content,
        (phrase.start, phrase.end),
        (clause.start,),
        "so",
        frame=[_with_comma(article.doc, frame, period)],
    )
    yield match


def _as_quotation(period: Period, number: int, content: list[Span]) -> Span | None:
    if 0 <= number and period.clauses[number].kind == "quotation":
        clause = period.clauses[number]
        return clause.start, clause.end
    return None


# --- verbs ---


def _verb(article: Article, period: Period, number: int, cue: VerbCue) -> Iterator[Match]:
    """The content of a cue verb: a quotation, a clause after or before it, an infinitive, or its object."""
    doc, clause = article.doc, period.clauses[number]
    takes = cue.verb.takes
    role = roles(doc, clause, cue, article.phrases_in(clause))
    speaker = role.speaker or _inherited(article, period, number)
    base = Match(
        "indirect", "", [], speaker, cue.tokens, cue.verb.lemma, cue.verb.act,
        addressee=role.addressee, negated=_negated(doc, clause),
    )  # fmt: skip
    if clause.opener >= 0 and doc[clause.opener].lower_ == "wie":
        yield from _wie(article, period, number, base)
        return
    for match in (
        _quotation_after(article, period, number, base) if "quote" in takes else None,
        _quotation_before(article, period, number, base) if "quote" in takes else None,
        _clause_after(article, period, number, base, takes),
        _clause_before(article, period, number, base, takes),
    ):
        if match is not None:
            yield match
            return


def _inherited(article: Article, period: Period, number: int) -> Span | None:
    """`erklärte er | und fügte hinzu`: a joined clause without a subject has that of the clause before."""
    clause = period.clauses[number]
    if clause.kind == "infinitive" and clause.parent >= 0:
        matrix = period.clauses[clause.parent]
        phrase = subject(article.doc, matrix, article.phrases_in(matrix))
        return (phrase.start, phrase.end) if phrase else None
    if not clause.coordinated:
        return None
    for earlier in reversed(period.clauses[:number]):
        if earlier.kind in {"main", clause.kind}:
            phrase = subject(article.doc, earlier, article.phrases_in(earlier))
            if phrase is not None:
                return phrase.start, phrase.end
    return None


def _negated(doc: Doc, clause: Clause) -> bool:
    """`hat weder bestätigt noch dementiert`, `bestätigte nicht, dass …`."""
    return any(doc[i].lower_ in _NEGATION for i in clause.tokens)


def _wie(article: Article, period: Period, number: int, base: Match) -> Iterator[Match]:
    """`Wie die Polizei mitteilte, wurde niemand verletzt.`"""
    doc, clause = article.doc, period.clauses[number]
    frame = (clause.start, _subtree_end(period, clause))
    content = _trim(doc, [(period.start, frame[0]), (frame[1], period.end)])
    if content:
        yield replace(
            base, rule="wie", content=content, cue=tuple(sorted({clause.opener, *base.cue})),
            frame=[_with_comma(doc, frame, period)],
        )  # fmt: skip


def _quotation_after(article: Article, period: Period, number: int, base: Match) -> Match | None:
    """`Er erklärte: „…“`, `Er sagte, „…“`."""
    clause = period.clauses[number]
    inside = next((c for c in period.clauses if c.kind == "quotation" and clause.start < c.start < clause.end), None)
    if inside is not None:  # *Mit den Worten „…“ eröffnete er die Sitzung.*
        frames = [(clause.start, inside.start), (inside.end, clause.end)]
        return replace(base, type="direct", rule="verb.direct.inside", content=[(inside.start, inside.end)], frame=frames)
    after = _next(period, number)
    if after is None or period.clauses[after].kind != "quotation":
        return None
    quoted = period.clauses[after]
    frame = (_frame_start(period, number), quoted.start)
    return replace(base, type="direct", rule="verb.direct.after", content=[(quoted.start, quoted.end)], frame=[frame])


def _quotation_before(article: Article, period: Period, number: int, base: Match) -> Match | None:
    """`„…“, sagte er.`"""
    clause = period.clauses[number]
    if number == 0 or period.clauses[number - 1].kind != "quotation" or clause.finite - clause.start > 1:
        return None
    quoted = period.clauses[number - 1]
    frame = (quoted.end, _subtree_end(period, clause))
    return replace(base, type="direct", rule="verb.direct.before", content=[(quoted.start, quoted.end)], frame=[frame])


def _clause_after(
    article: Article, period: Period, number: int, base: Match, takes: tuple[str, ...]
) -> Match | None:
    doc = article.doc
    after = _next(period, number)
    if after is None:
        return None
    clause, content = period.clauses[number], period.clauses[after]
    kind = _content_kind(doc, clause, content, takes)
    if kind is None:
        return None
    end = _content_end(doc, period, after, clause)
    spans = _trim(doc, [(content.start, end)])
    if not spans:
        return None
    frame = (_frame_start(period, number), content.start)
    correlates = [i for i in clause.tokens if i > clause.start and doc[i].tag_ == "PROAV" and doc[i].lower_[:2] == "da"]
    return replace(
        base, rule=f"verb.{kind}", content=spans, frame=[frame],
        cue=tuple(sorted({*base.cue, *correlates})),
    )  # fmt: skip


def _content_kind(doc: Doc, clause: Clause, content: Clause, takes: tuple[str, ...]) -> str | None:
    """What kind of content clause follows a cue, None where it is none of the verb's."""
    if content.kind == "subordinate" and doc[content.opener].lower_ in _CONTENT_SUBJUNCTIONS:
        return "dass" if "clause" in takes else None
    if content.kind == "interrogative":
        # *wonach*, *womit* carry a sentence on; they ask nothing.
        asks = doc[content.opener].lower_ not in _CONTINUING
        return "interrogative" if "clause" in takes and asks else None
    if content.kind == "infinitive":
        opener = content.opener
        if opener >= 0 and doc[opener].tag_ == "KOUI":
            return None  # *um … zu*: a purpose
        return "infinitive" if "infinitive" in takes else None
    if content.kind == "main" and "v2" in takes and not content.coordinated:
        separator = doc[content.start - 1].text
        reported = clause.kind == "main" or (content.finite >= 0 and german.is_konjunktiv(doc[content.finite]))
        if separator == ":" or (separator == "," and content.finite > content.start and reported):
            return "v2"
    return None


def _content_end(doc: Doc, period: Period, first: int, matrix: Clause) -> int:
    """Where the content ends: at the period's end, or where the matrix clause goes on or another joins it."""
    start = period.clauses[first].start
    resumed = [i for i in matrix.tokens if i > start]
    if matrix.kind != "main":
        # *Während X erklärte, Y zu tun, | räumte Z ein …*: the clause that the cue's clause depends on goes on.
        resumed += [i for c in period.clauses if c.start < matrix.start or _is_host(period, c, matrix) for i in c.tokens if i > start]
    end = min([period.end, *resumed])
    for clause in period.clauses[first + 1 :]:
        if clause.start >= end:
            break
        if clause.kind == "main" and clause.coordinated and clause.finite == clause.start + 1:
            if not german.is_konjunktiv(doc[clause.finite]):
                end = clause.start  # *…, und ging*: the matrix subject does something else
        elif clause.kind == "so" or (clause.kind == "quotation" and doc[clause.start - 1].text == ":"):
            end = clause.start
    return end


def _is_host(period: Period, clause: Clause, of: Clause) -> bool:
    return of.parent >= 0 and period.clauses[of.parent] is clause


def _clause_before(
    article: Article, period: Period, number: int, base: Match, takes: tuple[str, ...]
) -> Match | None:
    """`Er werde kommen, sagte sie.`, `Dass er kommt, bestätigte sie.`"""
    doc, clause = article.doc, period.clauses[number]
    if number == 0 or clause.kind != "main" or clause.coordinated:
        return None
    # *…, sagte er*; *…, so heißt es im Bericht*; *…, das entschied die NASA*
    taken_up = doc[clause.start].lower_ in {"so", "das", "dies"} and clause.finite == clause.start + 1
    if clause.finite != clause.start and not taken_up:
        return None
    start, end = _range_before(doc, period, number)
    before = [c for c in period.clauses[:number] if start <= c.start < end]
    if not before or not {"clause", "v2"} & set(takes):
        return None
    if before[0].parent >= 0 and not (before[0].kind in {"subordinate", "interrogative"} and _is_content(doc, before[0])):
        return None
    frame = _with_comma(doc, (clause.start, _subtree_end_after(period, clause)), period)
    tail = (frame[1], period.end)
    content = _trim(doc, [(start, end), tail])
    return replace(base, rule="verb.before", content=content, frame=[frame]) if content else None


def _is_content(doc: Doc, clause: Clause) -> bool:
    return clause.kind == "interrogative" or doc[clause.opener].lower_ in _CONTENT_SUBJUNCTIONS


def _subtree_end_after(period: Period, clause: Clause) -> int:
    after = [c.end for c in period.clauses if c.start > clause.start and c.kind == "relative" and _depends(period, c, clause)]
    return max([clause.end, *after])


# --- nouns: die Befürchtung, dass … ---


def _noun(article: Article, period: Period, number: int) -> Iterator[Match]:
    """`Die Gewerkschaft ist **der Ansicht**, dass …`, `mit **der Begründung**, es fehle Geld`."""
    doc, clause = article.doc, period.clauses[number]
    after = _next(period, number)
    if after is None:
        return
    content = period.clauses[after]
    phrases = article.phrases_in(clause)
    noun = next((p for p in reversed(phrases) if cue_noun(doc[p.head].text, "content")), None)
    if noun is None or _content_kind(doc, clause, content, ("clause", "infinitive", "v2")) is None:
        return
    if content.kind == "main" and not german.is_konjunktiv(doc[content.finite]):
        return
    between = [i for i in clause.tokens if i >= noun.end]
    if any(doc[i].tag_ not in {"PTKVZ", "VVPP", "VVINF", "VVFIN", "VAFIN", "VAINF", "VMFIN", "ADV", "PTKZU"} for i in between):
        return
    spans = _trim(doc, [(content.start, _content_end(doc, period, after, clause))])
    if not spans:
        return
    entry = cue_noun(doc[noun.head].text, "content")
    assert entry is not None
    cue = tuple(sorted({*clause.verbs, *range(noun.start, noun.core_end)}))
    yield Match(
        "indirect", "noun", spans, _noun_speaker(article, clause, noun, phrases), cue, entry.noun, entry.act,
        [(_frame_start(period, number), content.start)], negated=_negated(doc, clause),
    )  # fmt: skip


def _noun_speaker(article: Article, clause: Clause, noun: Phrase, phrases: list[Phrase]) -> Span | None:
    """Whose ansicht it is: *die Ansicht **der Polizei***, else the subject: ***die Polizei** ist der Ansicht*."""
    if noun.end > noun.core_end:
        begin = noun.core_end + (article.doc[noun.core_end].tag_ in german.PREPOSITION)
        return begin, noun.end
    phrase = subject(article.doc, clause, [p for p in phrases if p is not noun and not is_time(article.doc, p)])
    return (phrase.start, phrase.end) if phrase else None


def _summaries(article: Article, period: Period, here: list[Match]) -> Iterator[Match]:
    """`Selenskij forderte **eine entschiedenere Reaktion**`: a main clause sums up what was said."""
    for number, clause in enumerate(period.clauses):
        if clause.kind != "main" or any(m.covers(clause.start, clause.end) for m in here):
            continue
        cue = verb_cue(article.doc, clause)
        if cue is None or any(m.cue and set(m.cue) <= set(cue.tokens) for m in here):
            continue
        if match := _summary(article, period, number, cue):
            yield match


def _summary(article: Article, period: Period, number: int, cue: VerbCue) -> Match | None:
    doc, clause, takes = article.doc, period.clauses[number], cue.verb.takes
    if cue.passive or clause.finite < 0 or german.is_konjunktiv(doc[clause.finite]):
        return None
    role = roles(doc, clause, cue, article.phrases_in(clause))
    speaker = role.speaker or _inherited(article, period, number)
    if speaker is None:
        return None
    taken = {*cue.tokens, *range(*speaker)}
    field_after = [i for i in clause.tokens if i not in taken and i > clause.finite]
    phrases = [p for p in article.phrases_in(clause) if p.start in field_after and not is_time(doc, p)]
    objects = [p for p in phrases if _can_be_object(doc, p, takes)]
    if not objects or doc[objects[0].head].lemma_ in cue.verb.not_objects or doc[objects[0].head].text in cue.verb.not_objects:
        return None
    begin = objects[0].preposition if objects[0].preposition >= 0 else objects[0].start
    end = next((c.start for c in period.clauses[number + 1 :] if c.kind in {"main", "quotation", "so"}), period.end)
    content = _without(doc, begin, end, [i for i in cue.tokens if i >= begin])
    if not content:
        return None
    frame = [(_frame_start(period, number), begin)]
    return Match(
        "reported", "verb.object", content, speaker, cue.tokens, cue.verb.lemma, cue.verb.act, frame,
        role.addressee, _negated(doc, clause),
    )  # fmt: skip


def _can_be_object(doc: Doc, phrase: Phrase, takes: tuple[str, ...]) -> bool:
    if phrase.preposition < 0:
        return "object" in takes and "A" in phrase.cases and phrase.kind != "pronoun"
    return "preposition" in takes and doc[phrase.preposition].lower_ in {
        "von", "vom", "vor", "auf", "über", "mit", "für", "gegen", "um", "zu", "zum", "zur", "an", "nach",
    }  # fmt: skip


def _without(doc: Doc, start: int, end: int, cut: list[int]) -> list[Span]:
    spans, begin = [], start
    for i in cut:
        spans.append((begin, i))
        begin = i + 1
    spans.append((begin, end))
    return _trim(doc, spans)


# --- das teilte X mit: the content is the sentence before ---


def _anaphoric(article: Article, number: int, here: list[Match]) -> Iterator[Match]:
    """`Die Hauptkamera ist ausgefallen. **Das** teilte die NASA mit.`"""
    doc, period = article.doc, article.periods[number]
    first = period.clauses[0] if period.clauses else None
    if number == 0 or first is None or first.kind != "main" or doc[first.start].lower_ not in {"das", "dies"}:
        return
    cue = verb_cue(doc, first)
    if cue is None or first.finite != first.start + 1 or "clause" not in cue.verb.takes or here:
        return
    role = roles(doc, first, cue, [p for p in article.phrases_in(first) if p.start > first.start])
    if role.speaker is None and not cue.passive:
        return
    before = article.periods[number - 1]
    content = [*_trim(doc, [(before.start, before.end)]), (first.start, first.start + 1)]
    frame = [(first.start + 1, first.end)]
    yield Match(
        "indirect", "verb.anaphoric", content, role.speaker, cue.tokens, cue.verb.lemma, cue.verb.act, frame,
        role.addressee, _negated(doc, first),
    )  # fmt: skip


# --- quotations that no cue in their clause claims ---


def _quotations(article: Article, period: Period, here: list[Match], found: list[Match]) -> Iterator[Match]:
    """Fragments inside statements (`sprach von einem „Test“`) and quotations whose speaker stands around them."""
    doc = article.doc
    for start, end in article.quotations_in(period):
        if any(m.type == "direct" and m.content[0] == (start, end) for m in here):
            continue
        around = [m for m in here if m.covers(start, end)]
        clause = _clause_of(period, start)
        alone = clause is not None and clause.kind == "quotation"
        if around:
            host = min(around, key=lambda m: sum(b - a for a, b in m.content))
            if host.type != "direct" and _is_utterance(doc, start, end):
                yield replace(host, type="direct", rule="quotation.fragment", content=[(start, end)])
        elif alone and clause is not None and clause.start == start:
            yield _standalone(article, period, (start, end), here, found)
        elif clause is not None and not alone and _is_utterance(doc, start, end):
            if match := _fragment(article, period, clause, (start, end)):
                yield match


def _fragment(article: Article, period: Period, clause: Clause, span: Span) -> Match | None:
    """`Er bezeichnete die Pläne als „Wortbruch“`: the subject of the clause is who says it."""
    doc = article.doc
    cue = verb_cue(doc, clause)
    if cue is None:
        return _opinion(article, clause, span)
    if cue.verb.subject != "speaker" or (doc[span[0] - 1].lower_ == "von" and "preposition" not in cue.verb.takes):
        return None  # names: *das Schiff heißt „Abendstern“*, *die Chefin von „Neue Wege“ sagte*
    role = roles(doc, clause, cue, article.phrases_in(clause))
    frame = [(clause.start, span[0])] if span[0] > clause.start else []
    als = [i for i in range(span[0] - 2, span[0]) if "as" in cue.verb.takes and i > clause.start and doc[i].lower_ == "als"]
    return Match(
        "direct", "quotation.clause", [span], role.speaker, tuple(sorted({*cue.tokens, *als})), cue.verb.lemma, cue.verb.act, frame,
        role.addressee, _negated(doc, clause),
    )  # fmt: skip


def _opinion(article: Article, clause: Clause, span: Span) -> Match | None:
    """`Für den Theologen Küng war das „gut verständlich“`, `Der Minister attackierte den Plan als „Murks“`."""
    doc = article.doc
    if not doc[span[0] + 1].text[:1].islower() or span[1] - span[0] < 4:
        return None
    phrases = article.phrases_in(clause)
    judge = next((p for p in phrases if p.preposition >= 0 and doc[p.preposition].lower_ == "für"), None)
    if judge is None or not _can_speak(doc, judge):
        judge = subject(doc, clause, phrases)
    if judge is None or not _can_speak(doc, judge):
        return None
    return Match("direct", "quotation.opinion", [span], (judge.start, judge.end))


def _is_utterance(doc: Doc, start: int, end: int) -> bool:
    """Whether what stands in quotation marks was said, and is not a name or a title: *die „Titanic“*."""
    inner = doc[start + 1 : end - 1]
    if not inner:
        return False
    if any(token.tag_ in german.FINITE for token in inner) or inner[0].text[:1].islower():
        return True
    # What begins with a capital and has no verb is a name after a noun, an article or a preposition: *die „Titanic“*.
    before = doc[start - 1] if start else None
    if before is None:
        return False
    return before.lower_ in _WORDING or before.tag_ not in {"NN", "NE", "ART", "APPR", "APPRART", "KON", "$(", "PDAT", "FM"}


def _standalone(article: Article, period: Period, span: Span, here: list[Match], found: list[Match]) -> Match:
    """`Merkel zeigte sich erfreut. „Das ist gut.“`: the speaker is the last one, or the subject of the clause beside."""
    earlier = next((m for m in reversed([*found, *here]) if m.speaker), None)
    beside = [c for c in period.clauses if c.kind == "main" and c.finite >= 0]
    if beside:
        phrase = subject(article.doc, beside[-1], article.phrases_in(beside[-1]))
        if phrase is not None:
            frame = [(beside[-1].start, beside[-1].end)]
            return Match("direct", "quotation.beside", [span], (phrase.start, phrase.end), frame=frame)
    return Match("direct", "quotation.alone", [span], earlier.speaker if earlier else None)


# --- free indirect: a Konjunktiv that goes on without a cue ---


def _free_indirect(
    article: Article, number: int, here: list[Match], previous: list[Match], found: list[Match]
) -> Iterator[Match]:
    """`Der Minister sagte, er komme. **Er habe Zeit.**`, `Der Bericht liegt vor. **Techniker hätten versagt.**`"""
    doc, period = article.doc, article.periods[number]
    if any(m.type != "direct" for m in here):
        return
    cues = {i for m in here for i in m.cue}
    mains = [c for c in period.clauses if c.kind == "main" and c.finite >= 0]
    if not mains or mains[0].finite in cues:
        return
    finite = doc[mains[0].finite]
    content = [(period.start, _last_word(doc, period))]
    source = next((m for m in reversed(previous) if m.parent is None), None)
    if german.is_konjunktiv(finite):
        if source is not None:
            yield Match("free_indirect", "konjunktiv", content, source.speaker, act=source.act)
        elif (speaker := _speaker_before(article, number, found)) and german.is_konjunktiv_present(finite):
            yield Match("free_indirect", "konjunktiv.alone", content, speaker)
    elif finite.lemma_ == "sollen" and source is not None:
        yield Match("free_indirect", "sollen", content, source.speaker, act=source.act)


def _speaker_before(article: Article, number: int, found: list[Match]) -> Span | None:
    """Who a Konjunktiv without any cue is attributed to.

    The subject of the sentence before, where it is one that can speak; else the last speaker.
    """
    if number:
        for clause in reversed(article.periods[number - 1].clauses):
            if clause.kind == "main" and clause.finite >= 0:
                phrase = subject(article.doc, clause, article.phrases_in(clause))
                if phrase is not None and _can_speak(article.doc, phrase):
                    return phrase.start, phrase.end
                break
    return next((m.speaker for m in reversed(found) if m.speaker and m.lemma not in _ANAPHORIC), None)


def _can_speak(doc: Doc, phrase: Phrase) -> bool:
    head = doc[phrase.head]
    if phrase.kind == "pronoun":
        return head.lower_ in {"er", "sie"}
    return head.ent_type_ in {"PER", "ORG"} or noun_kind(head.text) != "unknown" or noun_kind(head.lemma_) != "unknown"


def _last_word(doc: Doc, period: Period) -> int:
    end = period.end
    while end > period.start and doc[end - 1].is_space:
        end -= 1
    return end


# --- ranges ---


def _clause_of(period: Period, i: int) -> Clause | None:
    return next((c for c in period.clauses if i in c.tokens), None)


def _next(period: Period, number: int) -> int | None:
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


def _frame_start(period: Period, number: int) -> int:
    clause = period.clauses[number]
    inner = [c.start for c in period.clauses[:number] if _depends(period, c, clause)]
    return min([clause.start, *inner])


def _range_before(doc: Doc, period: Period, number: int) -> Span:
    """What stands before a clause in its period, back to an earlier frame."""
    start = period.start
    for clause in period.clauses[:number]:
        if clause.kind == "so":
            start = clause.end
    return start, period.clauses[number].start


def _with_comma(doc: Doc, frame: Span, period: Period) -> Span:
    """A frame with the commas around it: `, so Putin,`."""
    start, end = frame
    if start > period.start and doc[start - 1].text in {",", "–"}:
        start -= 1
        if end < period.end and doc[end].text in {",", "–"}:
            end += 1
    elif end < period.end and doc[end].text == ",":
        end += 1
    return start, end


def _trim(doc: Doc, spans: list[Span]) -> list[Span]:
    """Spans without separators and whitespace at their edges, empty ones left out."""
    trimmed = []
    for start, end in spans:
        while start < end and (doc[start].text in _SENTENCE_END | {"–", "-"} or doc[start].is_space):
            start += 1
        while end > start and (doc[end - 1].text in _SENTENCE_END | {"–", "-"} or doc[end - 1].is_space):
            end -= 1
        if start < end:
            trimmed.append((start, end))
    return trimmed


def _nest(found: list[Match]) -> list[Match]:
    """Sort by content and point each quotation inside another statement to the smallest one around it."""
    ordered = sorted(found, key=lambda m: (m.content[0][0], -m.content[-1][1]))
    open_: list[int] = []
    for n, match in enumerate(ordered):
        start, end = match.content[0][0], match.content[-1][1]
        open_ = [k for k in open_ if ordered[k].content[-1][1] > start]
        around = [k for k in open_ if ordered[k].covers(start, end) and ordered[k].content != match.content]
        if match.type == "direct" and around:
            match.parent = min(around, key=lambda k: sum(b - a for a, b in ordered[k].content))
        open_.append(n)
    return ordered


# --- component ---


@Language.component("claimx_statements", assigns=["doc._.claimx_statements", "doc.spans"], requires=["token.tag"])
def claimx_statements(doc: Doc) -> Doc:
    """Leave the statements on `doc._.claimx_statements` and `doc.spans["claimx_statements"]` (their contents)."""
    quotations = []
    for start, end, *_ in doc._.claimx_quotes or []:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            quotations.append((span.start, span.end))
    article = Article(doc, doc._.claimx_periods or [], phrases_on(doc), quotations)
    matches = find_statements(article)
    doc._.claimx_statements = [_as_data(doc, match) for match in matches]
    contents = [doc[m.content[0][0] : m.content[-1][1]] for m in matches]
    doc.spans["claimx_statements"] = SpanGroup(doc, name="claimx_statements", spans=contents)
    return doc


def _as_data(doc: Doc, match: Match) -> dict[str, Any]:
    """A statement as plain data, its spans in characters, so that it survives `to_bytes` and another process."""
    return {
        "type": match.type,
        "rule": match.rule,
        "act": match.act,
        "negated": match.negated,
        "parent": match.parent,
        "lemma": match.lemma,
        "content": _offsets(doc, match.content),
        "speaker": _offsets(doc, [match.speaker] if match.speaker else []),
        "cue": _offsets(doc, _runs(match.cue)),
        "frame": _offsets(doc, match.frame),
        "addressee": _offsets(doc, [match.addressee] if match.addressee else []),
    }


def _runs(tokens: tuple[int, ...]) -> list[Span]:
    runs: list[Span] = []
    for i in sorted(tokens):
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _offsets(doc: Doc, spans: list[Span]) -> list[list[int]]:
    return [[doc[a].idx, doc[b - 1].idx + len(doc[b - 1])] for a, b in spans]


if not Doc.has_extension("claimx_statements"):
    Doc.set_extension("claimx_statements", default=None)
