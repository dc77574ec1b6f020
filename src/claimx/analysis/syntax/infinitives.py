"""Where an infinitive begins that no comma parts from its cue: *Sie versprach | **die Löhne anzuheben***."""

from __future__ import annotations

from claimx.analysis.syntax.tokens import Token, Tokens, feature
from claimx.knowledge import stts
from claimx.knowledge.cues import verbs_by_form
from claimx.knowledge.function_words import words_of

_BEFORE_NOUN = stts.DETERMINER | {"ADJA"}
_BEGINS_GROUP = _BEFORE_NOUN | stts.NOUN | stts.PERSONAL
OTHER_INFINITIVE = words_of("opens_other_infinitive")
_HALF_MODALS = words_of("half_modal")
_HALF_MODALS_OF_STATES = words_of("half_modal_of_states")
_STATES = words_of("state_infinitive")
"""What nobody threatens or promises with a half-modal: *Es verspricht schön zu **werden***."""
_CASES = {"dative": "Dat", "accusative": "Acc", None: ""}


def ends_with_zu(tokens: Tokens, words: list[int]) -> bool:
    """*den Plan **abzulehnen***, *die Halle **zu bauen***."""
    return tokens[words[-1]].tag_ == "VVIZU" or any(tokens[i].tag_ == "PTKZU" for i in words[-2:-1])


def infinitive_begin(tokens: Tokens, words: list[int], finite: int) -> int:
    """Where in a main clause the infinitive of its cue begins; -1 where there is none.

    Args:
        tokens: The tokens.
        words: Those of the clause, without commas, dashes and quotation marks.
        finite: Its finite verb.
    """
    if len(words) < 4 or not ends_with_zu(tokens, words) or finite == words[-1]:
        return -1  # *den Fehler zu bebe*: the text is cut off, or spelt wrongly
    if any(tokens[i].lower_ in OTHER_INFINITIVE for i in words):
        return -1  # *Sie sagte **ohne** zu zögern …*: that says how
    place = words.index(finite)
    return _behind_cue(tokens, words[:place], finite, words[place + 1 :])


def _behind_cue(tokens: Tokens, vorfeld: list[int], finite: int, rest: list[int]) -> int:
    """The word behind the verb, who speaks and to whom; -1 where the verb takes no infinitive.

    *Am Montag versprach **die Ministerin den Pflegern** | die Löhne anzuheben*, *gab **an** | ihn zu kennen*.
    """
    full = finite
    if tokens[finite].lemma_ == "haben":
        full = next((i for i in rest if tokens[i].tag_ == "VVPP"), -1)
    if full < 0 or tokens[full].tag_ not in {"VVFIN", "VVPP"}:
        return -1
    lowered, last = {tokens[i].lower_ for i in rest}, tokens[rest[-1]].lower_
    for verb, detached in verbs_by_form().get(tokens[full].lower_, []):
        particle = verb.verb.partition("|")[0] if detached else ""
        parted = not detached or any(_is_particle(tokens[i], particle) for i in rest)
        half_modal = verb.lemma in _HALF_MODALS or (verb.lemma in _HALF_MODALS_OF_STATES and last in _STATES)
        if "infinitive" not in verb.takes or half_modal or not parted or not lowered.issuperset(verb.with_):
            continue
        if full != finite:
            return full + 1 if full + 1 in rest[:-1] else -1
        begin = 0
        if not vorfeld or tokens[vorfeld[0]].tag_ not in _BEGINS_GROUP:
            begin = _group_end(tokens, rest, begin)
        begin = _past_addressee(tokens, rest, begin, particle, _CASES[verb.addressee])
        return rest[begin] if begin < len(rest) - 1 else -1
    return -1


def _past_addressee(tokens: Tokens, words: list[int], begin: int, particle: str, case: str) -> int:
    """The place behind pronouns and the particle, and a noun group in the case of whom the verb speaks to."""
    begin = _past_particle(tokens, words, begin, particle)
    if case and begin < len(words) and _is_in_case(tokens, words, begin, case):
        longer = _past_particle(tokens, words, _group_end(tokens, words, begin), particle)
        return longer if case == "Dat" or longer < len(words) - 2 else begin
    return begin


def _is_in_case(tokens: Tokens, words: list[int], begin: int, case: str) -> bool:
    """*riet **den** Wirten zudem Geld zu sparen*: a dative by its noun, whatever the tagger makes of its article."""
    article = tokens[words[begin]]
    if feature(article, "Case") == case:
        return True
    if case != "Dat" or article.lower_ != "den":
        return False
    noun = tokens[words[_group_end(tokens, words, begin) - 1]]
    return feature(noun, "Number") == "Plur" and noun.text.endswith("n") and noun.text != noun.lemma_


def _past_particle(tokens: Tokens, words: list[int], begin: int, particle: str) -> int:
    """The place behind pronouns and the particle of the verb: *gab **ihm dazu an***."""
    while begin < len(words) and (
        tokens[words[begin]].tag_ in {"PRF", "PPER", "PROAV"} or _is_particle(tokens[words[begin]], particle)
    ):
        begin += 1
    return begin


def _is_particle(token: Token, particle: str) -> bool:
    """*gab **an** den Wagen zu kennen*: what a tagger takes for a preposition; *zu* may be any other *zu*."""
    return token.lower_ == particle and (token.tag_ == "PTKVZ" or particle != "zu")


def _group_end(tokens: Tokens, words: list[int], begin: int) -> int:
    """Where a noun group ends that begins at a place among words; the place itself where none does."""
    if any(tokens[i].tag_ in stts.PERSONAL for i in words[begin : begin + 1]):
        return begin + 1
    noun = _behind_tags(tokens, words, begin, _BEFORE_NOUN)
    end = _behind_tags(tokens, words, noun, stts.NOUN)
    return end if end > noun else begin


def _behind_tags(tokens: Tokens, words: list[int], begin: int, tags: frozenset[str]) -> int:
    """The place behind the words from a place on that have one of some tags."""
    return next((n for n in range(begin, len(words)) if tokens[words[n]].tag_ not in tags), len(words))
