"""Who gives a number that stands in no statement: *Die Gewerkschaft zählte 8.200 Streikende, die Bahn nur 5.000.*"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimx.across.passages import Passage
from claimx.knowledge.comparisons import comparison_words
from claimx.knowledge.nouns import noun_kind
from claimx.knowledge.things import of_noun, stem
from claimx.models import Figure, Offsets, Speaker

_VERBS = {
    preposition: comparison_words(f"gives a number{' with ' + preposition if preposition else ''}")
    for preposition in ("", "auf", "von", "mit", "für")
}
_HAVING = comparison_words("counts, or has without counting")
_MEMBERS = comparison_words("has them without counting")
"""What a town or a club *zählt* without counting it."""
_REACHING = comparison_words("reaches a share with auf")
"""*Die Partei **kommt auf** 12 Prozent*: has them, and says nothing."""
_NO_GIVERS = comparison_words("no more than an amount")
_ANY_VERB = frozenset().union(*_VERBS.values())
_SURE = tuple(sorted(comparison_words("has a giver as its subject")))
"""Verbs whose subject gives the number, whatever its noun is."""
_BEFORE_NUMBER = "|".join(sorted(comparison_words("before a number")))
_DETERMINER = r"(?:[Dd]ie|[Dd]er|[Dd]as|[Ee]in|[Ee]ine|[Ii]hr|[Ii]hre|[Ss]ein|[Ss]eine) "
_NO_SUBJECT = "|".join(sorted(comparison_words("opens a sentence and is no subject")))
_NOUN = rf"(?!(?:{_NO_SUBJECT})\b)[A-ZÄÖÜ][\w-]*"
_PHRASE = rf"(?:{_DETERMINER})?(?:[a-zäöü]\w+ )?(?P<noun>{_NOUN})(?P<rest>(?: (?:{_NOUN}|[„\"«][^“”\"»]+[“”\"»]))*)"
_CLAUSE_START = re.compile(r"[.;:!?–—)]\s|\(|,\s(?!\d)|^|\s(?:und|aber|doch|während)\s")
_SUBJECT_FIRST = re.compile(rf"\W*(?:{_PHRASE})(?: (?:in|im|des|der|von|für|aus) (?:{_NOUN}|[a-z]\w+ )+)*\s*$")
_SUBJECT_AFTER = re.compile(rf"\s(?:{_PHRASE})")
_ELLIPSIS = re.compile(
    rf"^\W*(?:und )?(?P<phrase>(?:{_DETERMINER})?(?:[a-zäöü]\w+ )?(?P<noun>{_NOUN})(?P<rest>(?: {_NOUN})*))"
    rf" (?:(?:dagegen|hingegen|jedoch|wiederum) )?(?P<preposition>auf|von|mit) [„\"«»]?(?:(?:{_BEFORE_NUMBER}) )*$"
)


_PERFECT = re.compile(rf"^\W*{_PHRASE} (?:hat|hatte|haben|hatten|habe|hätten|will|wollen) (?:(?:{_BEFORE_NUMBER}) )*$")
_PARTICIPLES = "|".join(sorted(comparison_words("given, as a participle")))
_PARTICIPLE = re.compile(rf"^ (?:[\w-]+ ){{0,3}}(?:{_PARTICIPLES})\b")


@dataclass(frozen=True)
class Giver:
    """Who gives a number.

    Attributes:
        name: Of the speaker, else the words that name one.
        id: Of the speaker in the article, or None.
        words: From where to where the words stand that say so, in the sentence of the passage.
    """

    name: str
    id: str | None
    words: Offsets


def giver(figure: Figure, passage: Passage, speakers: Sequence[Speaker], attributed: bool) -> Giver | None:
    """Who gives a number by the words of its clause.

    Args:
        figure: The number.
        passage: The words around it.
        speakers: Of the article.
        attributed: Whether a statement with a speaker holds it: then only a clause of its own says better that has no
            verb (*die Provinzpolizei von 47 Toten*) or stands within (*die Zeitung hatte 47 angegeben*).
    """
    before = passage.whole[: passage.start]
    starts = [match.end() for match in _CLAUSE_START.finditer(before)]
    for start in reversed(starts):
        if (match := _ELLIPSIS.match(before[start:])) and _ANY_VERB.intersection(before[:start].split()):
            return _named(match, (start, start + match.end("rest")), speakers, certain=False)
        if (match := _PERFECT.match(before[start:])) and _PARTICIPLE.match(passage.whole[passage.end :]):
            return _named(match, (start, start + match.end("rest")), speakers, certain=True)
    if attributed:
        return None
    start = starts[-1] if starts else 0
    clause = before[start:]
    for verb in re.finditer(r"\w+", clause):
        if _governs(verb.group(), clause[verb.end() :], figure):
            certain = verb.group().startswith(_SURE)
            first = _SUBJECT_FIRST.fullmatch(clause[: verb.start()])
            if first and (found := _named(first, (start, start + verb.end()), speakers, certain)):
                return found
            after = _SUBJECT_AFTER.match(clause, verb.end())
            if after and (found := _named(after, (start + verb.start(), start + after.end()), speakers, certain)):
                return found
    return None


def _governs(verb: str, rest: str, figure: Figure) -> bool:
    """Whether the figure is what a verb gives: *zählte 30*, *kam auf 30*, *geht von 30 aus*."""
    if verb in _VERBS[""]:
        return not (verb in _HAVING and any(t.thing in _MEMBERS for t in of_noun(figure.counted or "")))
    for preposition in ("auf", "von", "mit"):
        if verb in _VERBS[preposition] and re.search(rf"\b{preposition}\b", rest):
            return not (preposition == "auf" and verb in _REACHING and figure.kind == "percent")
    return verb in _VERBS["für"]


def _named(phrase: re.Match[str], place: Offsets, speakers: Sequence[Speaker], certain: bool) -> Giver | None:
    """The speaker of the article who is called so, else the words where noun or verb say that it is one."""
    noun, rest = phrase["noun"], phrase["rest"]
    if noun in _NO_GIVERS or any(thing.role in ("quantity", "change") for thing in of_noun(noun)):
        return None  # *Die **Kosten** bezifferte die Stadt auf …*
    words = [noun, *re.findall(r"[\w-]+", rest)]
    for speaker in speakers:
        for name in speaker.names or [speaker.name]:
            if name in (" ".join(words), words[-1]) or name.split()[-1] == words[-1]:
                return Giver(speaker.name, speaker.id, place)
    if len(words) == 1:
        for speaker in speakers:
            own = map(stem, re.findall(r"[\w-]+", speaker.name))
            if any(word == stem(noun) or (len(noun) > 5 and word.endswith(stem(noun))) for word in own):
                return Giver(speaker.name, speaker.id, place)
    if noun_kind(noun) == "unknown" and not certain:
        return None
    return Giver(" ".join([noun, *rest.split()]), None, place)
