"""What a chunk is that only its neighbours show: inserted in another clause, or a Vorfeld with a clause in it."""

from __future__ import annotations

from claimx.analysis.syntax.chunks import Chunk
from claimx.analysis.syntax.tokens import Tokens, is_person_noun
from claimx.analysis.syntax.verbs import is_konjunktiv
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun, verbs_by_form
from claimx.knowledge.function_words import determiner_cases, words_of

_AMOUNTING = words_of("amounts_to")
_COMPARING = words_of("compares_without_verb")


def is_inserted(tokens: Tokens, chunks: list[Chunk], n: int) -> bool:
    """*Die Gespräche, | sagte die Ministerin, | seien gut*: a clause with its verb first between Vorfeld and verb.

    The Vorfeld may have a relative clause: *Für Leute, | die dort wohnen, | sagte sie, | sei das gut*; not *Ein Mann, |
    der rief, | kam näher, | sagte sie*.
    """
    if not 0 < n < len(chunks) - 1:
        return False
    with_relative = n > 1 and chunks[n - 1].kind == "relative"
    front = chunks[n - 2] if with_relative else chunks[n - 1]
    if front.finite or front.kind != "fragment":
        return False
    here, after = chunks[n], chunks[n + 1]
    if len(here.tokens) == 1:
        return False  # *Wie die Ministerin, Anna Weiß, | erklärte, habe sie Zeit*
    if not all(c.begins_with_finite and not c.coordinated for c in (here, after)):
        return False
    moods = [is_konjunktiv(tokens[c.finite[0]]) for c in (here, after)]
    if moods == [True, False]:
        return False  # *Die Gebühren – hohe wie geringe –, | **seien nötig**, | sagte die Ministerin*
    return not with_relative or moods == [False, True]


def is_compared(tokens: Tokens, chunks: list[Chunk], n: int) -> bool:
    """*Die CDU fordert, | **ebenso wie die Grünen**, | mehr Geld*: a comparison between commas, without a verb.

    Or with a participle: *Der Rat lehnt, | **wie berichtet**, | den Plan ab*. Not *Die Halle wird, | **wie die
    Chefin**, | Rita Holm, | (am Montag) betont, | teurer*, whose verb comes.
    """
    words = chunks[n].tokens
    if not 0 < n < len(chunks) - 1 or chunks[n].finite or chunks[n].with_zu or len(words) < 2:
        return False
    place = next((k for k, i in enumerate(words[:3]) if tokens[i].lower_ in _COMPARING), -1)
    if place < 0 or not tokens.is_comma(words[0] - 1) or not tokens.is_comma(words[-1] + 1):
        return False
    if place == 0 and tokens[words[0]].lower_ == "als":
        return False  # *mit allen, | **als auch der SPD**, | verhandeln zu wollen*
    if not all(tokens[i].tag_ in {"ADV", "ADJD"} for i in words[:place]):
        return False
    return not (chunks[n - 1].finite and any(_has_verb_at_edge(chunk) for chunk in chunks[n + 1 :]))


def _has_verb_at_edge(chunk: Chunk) -> bool:
    """***betont***, *am Abend **betont***: what may be the end of a clause that was opened before."""
    if not chunk.is_main or not chunk.finite or chunk.coordinated:
        return False
    return chunk.begins_with_finite or chunk.finite[-1] == chunk.tokens[-1]


def ends_open_clause(tokens: Tokens, chunks: list[Chunk], n: int) -> bool:
    """*Wie der Sprecher, | Jan Rehm, | **gegenüber der dpa sagte**, | war niemand da*: no relative clause.

    The verb at its end is that of the clause which a conjunction has opened, for a main clause follows, or nothing.
    """
    chunk = chunks[n]
    if n == 0 or chunk.kind != "relative" or len(chunk.finite) != 1 or chunk.finite[0] != chunk.tokens[-1]:
        return False
    closed = (chunks[k].kind == "fragment" or (chunks[k].kind == "relative" and chunks[k].finite) for k in range(n))
    opener = next((k for k, inside in reversed([*enumerate(closed)]) if not inside), n)
    waits = chunks[opener].kind in {"subordinate", "interrogative"} and not chunks[opener].finite
    if not waits or tokens[chunk.tokens[0]].tag_ == "PRELS":
        return False
    if n + 1 == len(chunks):
        return True
    behind = chunks[n + 1]
    return behind.is_main and behind.begins_with_finite and not behind.coordinated and len(behind.tokens) > 1


def is_vorfeld_of_content(tokens: Tokens, chunks: list[Chunk], n: int) -> bool:
    """*Sie erklärte, | **in Orten**, | in denen es brenne, | fehle Wasser*: the Vorfeld has a clause in it.

    Behind a colon it is one in the indicative, too: *Sie betont: **Kinder**, die warten, lernen*.
    """
    if n == 0 or chunks[n].kind != "fragment" or chunks[n].bracket or not chunks[n - 1].finite:
        return False
    verb = next((c for c in chunks[n + 1 :] if c.is_main), None)
    if verb is None or verb is chunks[n + 1] or not verb.begins_with_finite or verb.coordinated:
        return False
    if tokens[chunks[n].tokens[0] - 1].text == ":":
        return True
    cue = tokens[chunks[n - 1].finite[0]]
    said = any("v2" in entry.takes for entry, _ in verbs_by_form().get(cue.lower_, []))
    return said and is_konjunktiv(tokens[verb.finite[0]]) and not is_konjunktiv(cue)


def is_vorfeld_with_name(tokens: Tokens, chunks: list[Chunk], n: int) -> bool:
    """*Er wies das zurück, | **die Sprecherin der Partei**, | Anna Weiß, | erklärte: „…“*: no comma parts two people.

    What comes behind the name has no subject of its own, so that the noun before the name is the subject.
    """
    if not 0 < n < len(chunks) - 2 or not chunks[n - 1].finite:
        return False
    here, name, verb = chunks[n : n + 3]
    if any(c.kind != "fragment" or c.bracket or c.coordinated for c in (here, name)):
        return False
    before = tokens[chunks[n - 1].tokens[-1]]
    if before.names_person or is_person_noun(before):
        return False  # *Es kam die Ministerin, | **eine Freundin des Hauses**, | Anna Weiß, | und sagte …*
    first, office = tokens[here.tokens[0]], (tokens[i] for i in here.tokens)
    person = "N" in determiner_cases().get(first.lower_, "") and any(is_person_noun(token) for token in office)
    named = tokens[name.tokens[0]].tag_ == "NE" and tokens[name.tokens[0]].names_person
    apart = tokens.is_comma(here.tokens[0] - 1) and verb.begins_with_finite and not verb.coordinated
    if not (person and named and apart):
        return False
    rest = [tokens[i] for i in verb.tokens[1:]]
    others = any(t.tag_ in stts.NOUN | stts.PERSONAL for t in rest)
    return not others and tokens[verb.tokens[0]].lower_ in verbs_by_form()


def is_inside_bracket(tokens: Tokens, chunks: list[Chunk], n: int) -> bool:
    """*Der Minister wies den Vorwurf, | **er habe gelogen**, | zurück*: the particle is of the verb around.

    So is what the verb calls it: *Sie nannte den Vorwurf, | **er habe gelogen**, | absurd*.
    """
    if not 0 < n < len(chunks) - 1:
        return False
    around, here, behind = chunks[n - 1 : n + 2]
    if not around.finite or around.bracket or not here.is_main or here.begins_with_finite or here.coordinated:
        return False
    objects = (tokens[i].text for i in around.tokens if i > around.finite[0])
    announced = any(cue_noun(word, "content") for word in objects)  # *den **Vorwurf** der Partei, | …*
    if not announced or behind.finite or not is_konjunktiv(tokens[here.finite[0]]):
        return False
    return tokens[behind.tokens[-1]].tag_ == "PTKVZ" or _is_what_is_called(tokens, around, behind)


def is_aside(tokens: Tokens, chunks: list[Chunk], n: int) -> bool:
    """*Es wurden 300 Bürger, | **das ist jeder zehnte**, | befragt*: what an amount is, before the verb around ends."""
    if not 0 < n < len(chunks) - 1:
        return False
    around, here, behind = chunks[n - 1 : n + 2]
    start, end = here.tokens[0], here.tokens[-1] + 1
    if tokens.lowered[start] != "das" or here.finite[:1] != [start + 1] or tokens[start + 1].lemma_ not in _AMOUNTING:
        return False
    if not (tokens.is_comma(start - 1) and tokens.is_comma(end)):
        return False
    waits = around.kind in {"subordinate", "relative"} if behind.finite else bool(around.finite) and not around.bracket
    ends = behind.bracket and not behind.begins_with_finite and not behind.coordinated
    return waits and ends


def _is_what_is_called(tokens: Tokens, around: Chunk, behind: Chunk) -> bool:
    """*nannte …, | **absurd***, *hält …, | **für absurd***, *bezeichnete …, | **als Unsinn***."""
    first = tokens[behind.tokens[0]]
    verbs = [verb for verb, _ in verbs_by_form().get(tokens[around.finite[0]].lower_, [])]
    if first.tag_ == "ADJD":
        return len(behind.tokens) == 1 and any("predicative" in verb.takes for verb in verbs)
    return any((first.lower_ == "als" and "as" in v.takes) or first.lower_ in v.with_ for v in verbs)
