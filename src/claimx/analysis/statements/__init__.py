"""Attribution: finds who says what, by rules over quotations, clauses, phrases and the cue lexicon.

Each family of rules is a module; every rule is named in the statements that it makes, so that its precision can be
measured. The order in `find_statements` is the order in which they claim a passage.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, SpanGroup

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.records import read_article, statement_records
from claimx.analysis.statements.anaphora import anaphoric_statements
from claimx.analysis.statements.claims import claimed_statements
from claimx.analysis.statements.conditions import condition_statements
from claimx.analysis.statements.context import ANAPHORIC, with_source_before
from claimx.analysis.statements.dependent import dependent_statements
from claimx.analysis.statements.extent import whole_quotations
from claimx.analysis.statements.free_indirect import free_indirect_statements
from claimx.analysis.statements.inside import inside_statements
from claimx.analysis.statements.nouns import noun_before_colon, noun_statements
from claimx.analysis.statements.participles import participle_statements
from claimx.analysis.statements.prepositions import preposition_statements
from claimx.analysis.statements.quotations import quotation_statements
from claimx.analysis.statements.so import so_statements
from claimx.analysis.statements.summaries import summaries
from claimx.analysis.statements.turns import turn_statements
from claimx.analysis.statements.verbs import any_verb_before, is_itself_reported, verb_readings, verb_statements
from claimx.analysis.syntax.clauses import Period
from claimx.analysis.syntax.tokens import Tokens
from claimx.analysis.text.interviews import Turn
from claimx.knowledge.function_words import words_of

_ALSO = words_of("alike")


def find_statements(article: ParsedArticle, turns: list[Turn]) -> list[Match]:
    """All statements of an article, by their first content token; a quotation inside another has it as `parent`."""
    found: list[Match] = []
    previous: list[Match] = []
    for number, period in enumerate(article.periods):
        here = with_source_before(article, period, list(_in_period(article, period)), found)
        quoted = _quoted_before(article, number, found)
        for match in anaphoric_statements(article, number, here, quoted, found):
            # *„Ich gehe.“ Das sagte sie gestern.*: this says who said it
            found = [m for m in found if m is not quoted and not _tells_who_says(article, match, m)]
            here.append(match)
        here += summaries(article, period, here)
        here += list(free_indirect_statements(article, number, here, previous, found))
        here += dependent_statements(article, number, here, found)
        here += quotation_statements(article, number, here, found)
        found += here
        previous = [m for m in here if m.lemma not in ANAPHORIC] or (previous if here else [])
    found += list(turn_statements(article, turns, found))
    return _nest([*found, *inside_statements(article, found), *participle_statements(article, found)])


def _tells_who_says(article: ParsedArticle, anaphoric: Match, match: Match) -> bool:
    """*Es fehle Geld. **Das teilte die Stadt mit**.*: nobody else says it, as in *Das erklärte **auch** die Stadt.*"""
    if match.type != "free_indirect" or match.content[0][0] != anaphoric.content[0][0]:
        return False
    return _ALSO.isdisjoint(article.tokens.lowered[slice(*anaphoric.frame[0])])


def readings(article: ParsedArticle, number: int) -> list[Match]:
    """What each rule would say of a period if no other had claimed anything there, for `claimx explain`.

    Args:
        article: With its statements.
        number: The period's place in the article.
    """
    period = article.periods[number]
    before = [m for m in article.statements if m.content[0][0] < period.start]
    previous = [m for m in before if number and m.content[0][0] >= article.periods[number - 1].start]
    found = [*preposition_statements(article, period), *condition_statements(article, period)]
    for n, clause in enumerate(period.clauses):
        if clause.kind == "so":
            found += so_statements(article, period, n)
            continue
        if cue := article.cue(clause):
            found += verb_readings(article, period, n, cue)
        found += noun_statements(article, period, n)
    found += anaphoric_statements(article, number, [], _quoted_before(article, number, before), before)
    found += summaries(article, period, [])
    found += free_indirect_statements(article, number, [], previous, before)
    found += dependent_statements(article, number, [], before)
    return [*found, *quotation_statements(article, number, [], before)]


def _quoted_before(article: ParsedArticle, number: int, found: list[Match]) -> Match | None:
    """The quotation without a cue that is all of the period before, where that is one."""
    if not number:
        return None
    before = article.periods[number - 1]
    bare = (m for m in found[-2:] if m.type == "direct" and (not m.cue or m.origin))
    return next((m for m in bare if m.content == [(before.start, before.end)]), None)


def _in_period(article: ParsedArticle, period: Period) -> Iterator[Match]:
    yield from preposition_statements(article, period)
    yield from condition_statements(article, period)
    for number, clause in enumerate(period.clauses):
        if clause.kind == "so":
            yield from so_statements(article, period, number)
            continue
        cues = article.cues(clause)
        matches: list[Match] = []
        reported = is_itself_reported(article, clause)
        if cues and not reported:
            told = (list(verb_statements(article, period, number, cue)) for cue in cues if not cue.verb.objects)
            matches = next(filter(None, told), [])
        said = {span for match in matches for span in match.content}
        # *Auf **die Frage, ob …**, antwortete er, das sei geplant*: two statements in one clause.
        named = () if reported else noun_statements(article, period, number)
        matches += [m for m in named if said.isdisjoint(m.content)]
        if any(c.kind == "so" for c in period.clauses[number + 1 :]):
            # *Es blieb beim Appell: Man müsse …, so Weiß*: she says it, and not *es*
            lowered = article.tokens.lowered
            matches = [m for m in matches if m.rule != "noun" or (m.speaker and lowered[m.speaker[0]] != "es")]
        matches = matches or list(noun_before_colon(article, period, number))
        yield from matches or any_verb_before(article, period, number)
        yield from claimed_statements(article, period, number)


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


def _in_order(statements: list[Match]) -> list[Match]:
    """Statements by where their contents begin, which is later where half a quotation was left out of one."""
    order = sorted(range(len(statements)), key=lambda number: statements[number].content[0][0])
    places = {number: place for place, number in enumerate(order)}
    for match in statements:
        match.parent = None if match.parent is None else places[match.parent]
    return [statements[number] for number in order]


def claimx_statements(doc: Doc, article: ParsedArticle | None = None) -> Doc:
    """Leave the statements on `doc._.claimx_statements`, and where it stands alone their contents among the spans.

    Those of `claimx` are called by their speakers once these are known.
    """
    alone = article is None
    article = article or read_article(doc, Tokens(doc))
    turns = [Turn(*turn) for turn in (doc._.claimx_layout or {}).get("turns", [])]
    article.statements = find_statements(article, turns)
    for match in article.statements:
        match.content = whole_quotations(article, match.content) or match.content
        match.frame = whole_quotations(article, match.frame)
        match.speaker = next(iter(whole_quotations(article, [match.speaker])), None) if match.speaker else None
    article.statements = _in_order(article.statements)
    doc._.claimx_statements = statement_records(article.tokens, article.statements)
    if alone:
        offsets = (article.tokens.offsets(m.content[0][0], m.content[-1][1]) for m in article.statements)
        contents = [span for start, end in offsets if (span := doc.char_span(start, end, alignment_mode="expand"))]
        doc.spans["claimx_statements"] = SpanGroup(doc, name="claimx_statements", spans=contents)
    return doc
