"""Finds noun phrases with head, preposition, possible cases and attributes: the candidates for who speaks to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from claimx.analysis.syntax.abbreviations import long_forms
from claimx.analysis.syntax.attributes import attribute_end, named_owner_end, with_brackets
from claimx.analysis.syntax.lists import MAX_BETWEEN, list_behind, shared_case, with_list
from claimx.analysis.syntax.noun_groups import Phrase, is_border, noun_groups
from claimx.analysis.syntax.parted_groups import part_groups
from claimx.analysis.syntax.tokens import Tokens, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import verbs_by_form


def find_phrases(tokens: Tokens) -> list[Phrase]:
    """All noun phrases of a tagged document, by their start; none overlaps another."""
    cores = noun_groups(tokens, 0, len(tokens))
    part_groups(tokens, cores)
    abbreviated = long_forms(tokens)
    addressed = _addressed(tokens, cores)
    phrases: list[Phrase] = []
    position = 0
    while position < len(cores):
        core = cores[position]
        position += 1
        behind = position
        end, longer = core.end, core.end
        last, chain = core, [core]  # of the members of a list the last one, and what can be joined to
        lists: list[tuple[int, ...]] = []
        if abbreviated and core.kind != "pronoun":
            longer = max(longer, _behind_long_form(abbreviated, core))
        while longer:
            end = with_brackets(tokens, longer)
            while position < len(cores) and cores[position].start < end:
                position += 1  # what stands in the brackets, or has become part of the phrase
            following = cores[position : position + 2]
            between = following[0].start - end if following else MAX_BETWEEN + 1
            if between > MAX_BETWEEN or following[0].start in addressed:
                break
            joined = list_behind(tokens, chain, lists, cores, position, end) if between else None
            if joined is not None:
                first, members = joined
                lists = with_list(lists, first, members)
                if first is core:
                    core = core._replace(cases=shared_case(core, members))
                chain = [*chain[: chain.index(first)], members[-1]]
                last = members[-1] if len(chain) == 1 else last
                longer = members[-1].end
                continue
            if between > 1:
                break
            longer = attribute_end(tokens, last, end, *following) or named_owner_end(tokens, chain, end, following[0])
            if longer:
                chain.append(following[0])
            elif abbreviated:  # *Angaben **des Bundes für Umwelt in der Stadt (BUS)***
                behind_long_form = max(_behind_long_form(abbreviated, group) for group in chain)
                longer = behind_long_form if behind_long_form > end else 0
        end = _end_in_sentence(tokens, core.core_end, end) if end > core.core_end else end
        if end > core.end:
            inside = tuple(c for c in cores[behind:position] if c.start < end)
            core = core._replace(end=end, inside=inside, lists=tuple(lists))
        phrases.append(core)
    return phrases


def _behind_long_form(abbreviated: Mapping[int, int], group: Phrase) -> int:
    """The token behind the brackets of an abbreviation whose long form begins in a noun group, 0 for none."""
    return max(abbreviated.get(i, 0) for i in range(group.start, group.end))


def _addressed(tokens: Tokens, cores: list[Phrase]) -> set[int]:
    """Where those begin whom a verb needs, where no other dative is there: *warf die Opposition | **der Koalition** …*.

    To a tagger they are a genitive behind the subject.
    """
    found: set[int] = set()
    for verb in tokens.standing(_forms_with_addressee()):
        if tokens[verb].tag_[:2] != "VV" or not _needs_addressee(tokens, verb):
            continue
        start = next((i + 1 for i in range(verb - 1, -1, -1) if is_border(tokens, i)), 0)
        start = next((i for i in range(verb, start, -1) if tokens[i].is_sent_start), start)
        end = next((i for i in range(verb + 1, len(tokens)) if is_border(tokens, i)), len(tokens))
        here = cores[bisect_left(cores, start, key=_start) : bisect_left(cores, end, key=_start)]
        behind = [
            (before, core)
            for before, core in pairwise(here)
            if core.start == before.end and tokens[core.start].lower_ == "der" and not before.has_preposition
        ]
        if not behind or "N" not in behind[0][0].cases or any(tokens[i].tag_ == "PRELS" for i in range(start, end)):
            continue
        chain = [pair for n, pair in enumerate(behind) if all(a[1] is b[0] for a, b in pairwise(behind[: n + 1]))]
        subject = {core.start for pair in chain for core in pair}  # *der Chef **der Partei | der Ministerin***
        others = (core for core in here if core.start not in subject and not core.has_preposition)
        if not any(_may_be_addressed(tokens, core) for core in others):
            found.add(chain[-1][1].start)
    return found


@cache
def _forms_with_addressee() -> frozenset[str]:
    """The forms of verbs that need an addressee."""
    return frozenset(form for form, verbs in verbs_by_form().items() if any(verb.needs_addressee for verb, _ in verbs))


def _start(phrase: Phrase) -> int:
    return phrase.start


def _needs_addressee(tokens: Tokens, i: int) -> bool:
    """*hat ihm Betrug **vorgeworfen***, ***warf** ihm Betrug vor*."""
    needed = [(verb, apart) for verb, apart in verbs_by_form().get(tokens[i].lower_, ()) if verb.needs_addressee]
    if not any(apart for _, apart in needed):
        return bool(needed)
    particles = {verb.verb.partition("|")[0] for verb, apart in needed if apart}
    end = next((k for k in range(i + 1, len(tokens)) if is_border(tokens, k)), len(tokens))
    return any(tokens[k].tag_ == "PTKVZ" and tokens[k].lower_ in particles for k in range(i + 1, end))


def _may_be_addressed(tokens: Tokens, core: Phrase) -> bool:
    """*ihm*, *dem Minister*, *Müller*; a bare noun for a thing is no dative: *Betrug*."""
    if core.kind != "noun":
        return "D" in core.cases
    return core.cases[0] == "D" or (
        "D" in core.cases and (tokens[core.start].tag_ in stts.DETERMINER or is_person_noun(tokens[core.head]))
    )


def _end_in_sentence(tokens: Tokens, start: int, end: int) -> int:
    """The end of a phrase, or the sentence start that comes before it."""
    return next((i for i in range(start, end) if tokens[i].is_sent_start), end)


def claimx_phrases(doc: Doc, tokens: Tokens | None = None) -> Doc:
    """Leave the noun phrases of the article on `doc._.claimx_phrases`, as tuples of `Phrase`.

    Who is named in a byline or below a picture is not in the article: *Von Uta Lenz*, *Foto: Jan Thoma*.
    """
    tokens = tokens or Tokens(doc)
    phrases = find_phrases(tokens)
    for first, last in (tokens.span(*span) for span in (doc._.claimx_layout or {}).get("furniture", ())):
        phrases[bisect_left(phrases, first, key=_start) : bisect_left(phrases, last, key=_start)] = []
    doc._.claimx_phrases = phrases
    return doc


def phrases_on(doc: Doc) -> list[Phrase]:
    """The phrases that `claimx_phrases` left, also where the `Doc` came back from bytes as plain lists."""
    stored: list[Any] = doc._.claimx_phrases or []
    return stored if isinstance(next(iter(stored), None), Phrase) else [_phrase(item) for item in stored]


def _phrase(fields: Sequence[Any]) -> Phrase:
    *own, inside, lists = fields
    return Phrase._make((*own, tuple(map(_phrase, inside)), tuple(map(tuple, lists))))
