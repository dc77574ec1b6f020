"""Quotations of a cue verb, behind it, before it and around it: *„Wir bauen“, sagte sie, „und zwar bald.“*"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import rule
from claimx.analysis.statements.context import can_assert
from claimx.analysis.statements.extent import following, frame_start, joined_teller, reports_before, subtree_end
from claimx.analysis.syntax.clauses import Clause, Period
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.knowledge import stts
from claimx.knowledge.cues import verbs_by_form
from claimx.knowledge.marks import SENTENCE_ENDS

_OPENING_NO_MAIN_CLAUSE = stts.RELATIVE | stts.INTERROGATIVE | {"KON", "KOUS", "KOUI", "KOKOM"}


@rule("verb.direct.after", "Die Ministerin erklärte: „Wir bauen weiter.“")
@rule("verb.direct.inside", "Mit den Worten „Wir fangen endlich an“ kommentierte die Ministerin den Bau.")
def quotation_after(article: ParsedArticle, period: Period, number: int, base: Match) -> Match | None:
    """`Er erklärte: „…“`, `Er sagte, „…“`."""
    clause = period.clauses[number]
    inside = next((c for c in period.clauses if c.is_quotation and clause.start < c.start < clause.end), None)
    if inside is not None:  # *Mit den Worten „…“ eröffnete er die Sitzung.*
        frames = [(clause.start, inside.start), (inside.end, clause.end)]
        content = [(inside.start, inside.end)]
        return replace(base, type="direct", rule="verb.direct.inside", content=content, frame=frames, negated=False)
    after = behind_idle_relatives(article, period, number)
    if after is None or not period.clauses[after].is_quotation:
        return None
    quoted = period.clauses[after]
    if after != following(period, number) and article.tokens[quoted.start - 1].text != ":":
        return None  # *Er komme, **sagte ein Mann**, der wartete, „aber nicht heute“*
    if _another_announces(article, period, number, quoted):
        return None
    if not clause.is_main and any(
        clause.end <= i < quoted.start for c in period.clauses if c.is_main for i in c.tokens
    ):
        return None  # *Der Oberst, der das bestreitet, **sagte**: „…“*
    around = article.cue(period.clauses[clause.parent]) if clause.kind == "relative" and clause.has_parent else None
    if around is not None and "quote" in around.verb.takes and _is_idle(article, clause):
        return None  # *sagte den Satz, der oft **zitiert wurde**: „…“*
    if any(_behind_frame(article, period, n) == after for n in range(number) if period.clauses[n].end <= clause.start):
        return None  # *„Ich bin“, sagt er **und lacht**, „kein Redner“*
    behind = period.clauses[after + 1] if after + 1 < len(period.clauses) else None
    if behind is not None and behind.start <= quoted.end + 1 and reports_before(article, behind):
        return None  # *Kritik kam von der SPD: „Das ist zu teuer“, **sagte Uta Lenz***
    another = joined_teller(article, period, quoted.start)
    if another is not None and base.speaker is not None and base.speaker[1] < another.start:
        return None  # *Das reiche nicht, **sagte Weiß**, und Jan Rehm: „…“*
    frame = (frame_start(period, number), quoted.start)
    content = [(quoted.start, quoted.end)]
    # *Er denkt **nicht** ans Aufgeben: „…“*: what is quoted was said
    return replace(base, type="direct", rule="verb.direct.after", content=content, frame=[frame], negated=False)


@rule("verb.direct.before", "„Wir bauen weiter“, sagte die Ministerin.")
def quotation_before(article: ParsedArticle, period: Period, number: int, base: Match) -> Match | None:
    """`„…“, sagte er.`"""
    tokens, clause = article.tokens, period.clauses[number]
    if number == 0 or not period.clauses[number - 1].is_quotation or clause.finite - clause.start > 1:
        return None
    quoted = period.clauses[number - 1]
    if number > 1 and tokens[quoted.start - 1].text in {":", "("} and article.cue(period.clauses[number - 2]):
        return None  # *Er schrieb: „…“, weiter hieß es, dass …*, *Er zitierte („…“) und redete*
    frame = (quoted.end, subtree_end(period, clause))
    content = [(quoted.start, quoted.end)]
    negated = base.negated and clause.is_verb_first  # *„Kein Kommentar“ – **mehr** wollte sie **nicht** sagen*
    return replace(base, type="direct", rule="verb.direct.before", content=content, frame=[frame], negated=negated)


@rule("verb.direct.around", "„Das Problem“, sagte die Ministerin, „ist das Geld.“")
def quotation_around(tokens: Tokens, before: Match, after: Match) -> Iterator[Match]:
    """*„Das Problem“, sagte er, „ist das Geld.“* is one statement, *„Ich gehe“, sagte er, „es ist spät.“* are two."""
    first, second = before.content[0], after.content[0]
    whole = tokens[first[1] - 2].text in SENTENCE_ENDS or not tokens[second[0] + 1].text[:1].islower()
    if whole or (_is_main_clause(tokens, first) and _is_main_clause(tokens, second)):
        yield from (before, after)
    else:
        frame = [(first[1], second[0])]
        yield replace(before, rule="verb.direct.around", content=[first, second], frame=frame)


def quotation_resumed(article: ParsedArticle, period: Period, number: int, before: Match) -> Match | None:
    """*„Ich bin“, sagt er, **der selten redet**, „kein Redner“*: the rest of the quotation before a cue's clause."""
    after = _behind_frame(article, period, number)
    if after is None:
        return None
    quoted = period.clauses[after]
    frame = [(before.content[0][1], quoted.start)]
    return replace(before, rule="verb.direct.after", content=[(quoted.start, quoted.end)], frame=frame)


def _behind_frame(article: ParsedArticle, period: Period, number: int) -> int | None:
    """The quotation that goes on with the one before a clause, behind others that belong to the frame.

    *„Das“, sagt sie, **die lange schwieg**, „ist falsch“*, *„Das“, sagt sie **und lacht**, „ist falsch“*.
    """
    tokens, clause = article.tokens, period.clauses[number]
    if not number or not clause.is_main or not clause.is_verb_first or not period.clauses[number - 1].is_quotation:
        return None
    begun = period.clauses[number - 1]
    after = next((n for n in range(number + 1, len(period.clauses)) if period.clauses[n].is_quotation), None)
    if after is None or after == number + 1 or tokens[begun.end - 2].text in SENTENCE_ENDS:
        return None
    quoted, between = period.clauses[after], period.clauses[number + 1 : after]
    if not tokens.is_comma(quoted.start - 1) or not tokens[quoted.start + 1].text[:1].islower():
        return None
    joined = [c for c in between if c.is_main]
    whole = tokens[quoted.start + 1].tag_ == "KOUS" or _is_main_clause(tokens, (begun.start, begun.end))
    told = whole and any(article.cue(c) for c in joined)  # *„Ich gehe“, sagt sie **und ergänzt**, „dass es spät ist“*
    another = any(not _shares_subject(tokens, c) for c in joined)
    return None if told or another else after


def _shares_subject(tokens: Tokens, clause: Clause) -> bool:
    """*sagt sie **und lacht***, *sagt sie, **lacht***: whoever stands before it does that, too."""
    return clause.is_joined_verb or (clause.is_verb_first and tokens.is_comma(clause.start - 1))


def _is_main_clause(tokens: Tokens, quotation: Span) -> bool:
    """Whether a quotation begins with a main clause that lacks nothing: *„es ist spät“*.

    Not *„wenn es regnet“*, *„ist das Geld“*, *„aber es reicht nicht“*, nor *„Ich **glaube**“*, which wants to go on.
    """
    words = [t for t in tokens[quotation[0] + 1 : quotation[1] - 1] if t.tag_[0] != "$"]
    if words and words[0].tag_ == "KON" and words[0].text[0].isupper():
        words = words[1:]  # *„**Aber** es stimmt“*: a sentence can begin so
    finite = next((n for n, t in enumerate(words) if t.tag_ in stts.FINITE), 0)
    opened = any(t.tag_ in _OPENING_NO_MAIN_CLAUSE for t in words[:finite])
    if not finite or opened or (finite == len(words) - 1 and finite > 1):
        return False
    last = words[-1]
    if any(t.tag_ == "KOUS" for t in words[finite:]):
        return True  # *„Ich bin froh, **dass es gereicht hat**“*
    wants = last.tag_ in stts.FINITE and (
        last.tag_ != "VVFIN"
        or any({"v2", "object"} & set(verb.takes) for verb, _ in verbs_by_form().get(last.lower_, []))
    )
    return not wants


def _another_announces(article: ParsedArticle, period: Period, number: int, quoted: Clause) -> bool:
    """*Dass es kriselte, **merkte sie** früh, wie sie RTL sagte: „…“*: the nearer verb has the quotation.

    So it has in *Beiläufig, als Trost **gedacht**, sagte die Freundin: „…“*.
    """
    if article.tokens[quoted.start - 1].text != ":" or period.clauses[number].end == quoted.start - 1:
        return False
    near = next((c for c in period.clauses if c.end == quoted.start - 1 and c.has_finite), None)
    if near is None:
        return False
    wie = near.has_opener and article.tokens.lowered[near.opener] == "wie"
    return (near.is_main or wie) and any("quote" in cue.verb.takes for cue in article.cues(near))


def behind_idle_relatives(article: ParsedArticle, period: Period, number: int) -> int | None:
    """The clause that follows a clause, behind relative clauses that say of nobody that they spoke.

    *schrieb in dem Brief, **der gestern ankam**: „Ich gehe.“*; but *sagte dem Mann, **der fragte**: „Wer bist du?“*
    """
    after = following(period, number)
    while after is not None and period.clauses[after].kind == "relative" and _is_idle(article, period.clauses[after]):
        after = following(period, after)
    return after


def _is_idle(article: ParsedArticle, clause: Clause) -> bool:
    """Whether nobody speaks in a relative clause: *das Wort, **das gut ankam***, *der Satz, **der zitiert wurde***."""
    cues = article.cues(clause)
    phrase = article.subject(clause)
    told = phrase is not None and can_assert(article, (phrase.start, phrase.end))
    return not cues or (cues[0].passive and not told)
