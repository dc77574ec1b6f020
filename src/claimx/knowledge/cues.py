"""The verbs, nouns, prepositions and adverbs that attribute, by their forms."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from claimx.knowledge.conjugation import verb_forms
from claimx.knowledge.endings import Endings
from claimx.knowledge.remembering import remembered
from claimx.lexicon import load

Act = Literal[
    "report", "claim", "announce", "confirm", "deny", "admit", "demand", "reject", "warn", "criticise", "praise",
    "promise", "ask", "advise", "estimate", "hope", "fear", "regret",
]  # fmt: skip
PLANNING: frozenset[Act] = frozenset({"announce", "demand", "promise"})
"""What is said of what is to come."""
VIEWING: frozenset[Act] = frozenset({"estimate", "fear", "hope"})
"""What somebody thinks of what nobody knows yet: the verb says whose view it is."""
OBJECTING: frozenset[Act] = frozenset({"deny", "reject"})
"""What is said against what another has said."""
JUDGING: frozenset[Act] = OBJECTING | {"confirm", "criticise", "praise", "regret"}
"""What is said of what another has said or done: *„Wir bauen.“ Das kritisierte sie.*"""
Takes = Literal[
    "quote", "clause", "v2", "infinitive", "object", "pronoun", "dative", "preposition", "as", "predicative",
]  # fmt: skip


Use = Literal["source", "content", "announcement"]
_USES = frozenset(get_args(Use))


class Record(BaseModel):
    """A line of a cue lexicon."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CueVerb(Record):
    """A verb that attributes.

    Attributes:
        verb: Infinitive, a separable particle marked off by a bar: `mit|teilen`.
        act: The speech act.
        takes: What its content can be: a quotation, a *dass*/*ob*/*w-* clause, a verb-second clause, an infinitive, an
            object that sums it up (*forderte eine Reaktion*), only a pronoun as one (*sagte das*), a dative object
            (*widersprach dem Plan*), a prepositional object (*sprach von …*), an *als* phrase, an adjective or second
            object that is said of the object (*nannte den Plan unsinnig*).
        irregular: Stems and forms that the weak conjugation does not give: `gab`, `gegeben`.
        addressee: The case of who is spoken to: *riet der Ukraine*, *bat die Polizei*.
        needs_addressee: Whether it never stands without one: *warf **der Regierung** Betrug vor*.
        with_: Words that must stand beside it: *geht **davon** aus*.
        without: Words that make another verb of it: *nennt **sich***, *verurteilte ihn **zu** einer Haftstrafe*.
        subject: `es` where no speaker can be the subject (*es heißt*), `thing` where it is what was said (*das Urteil
            lautete*), `aus` where the source stands in a phrase with *aus* (*aus dem Bericht geht hervor*), `object`
            where the one who is quoted is the object (*die Zeitung zitiert den Minister*), `judged` where it is what is
            spoken of, and who speaks stands behind a preposition (*der Plan stieß bei den Bauern auf Kritik*), `felt`
            where it is what was said, and who says it is the object (*den Wirt ärgert, dass …*).
        passive: Who the subject of the passive is: *der Minister wird aufgefordert* or *der Minister wird zitiert*.
        complete: Whether it sums up only with all that it takes: *erklärte den Ausfall **mit** …*, not *den Krieg*.
        only_negated: Whether it sums up only where it is negated: *wollte sich zu dem Fall **nicht** äußern*.
        evidence: Whether a thing can be its subject, too, and then nobody says it: *der Unfall zeigt, dass …*.
        in_document: Whether only a document or a medium says it: ***im Vertrag** steht, dass …*.
        objects: Nouns, one of which its object must be, `*` for all nouns of saying: *äußerte **Besorgnis***, *machte
            **Angaben***, not *machte Kuchen*.
        not_objects: Nouns that make another verb of it: *der Anschlag forderte 65 Menschenleben*.
        no_person: Whether a person or body as its object makes another verb of it: *begrüßte die Gäste*.
        prepositions: Those that its prepositional object begins with: *sprach von*, not *sprach mit*.
    """

    verb: str
    act: Act
    takes: tuple[Takes, ...]
    irregular: tuple[str, ...] = ()
    addressee: Literal["dative", "accusative"] | None = None
    needs_addressee: bool = False
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    subject: Literal["speaker", "es", "thing", "aus", "object", "judged", "felt"] = "speaker"
    passive: Literal["addressee", "speaker"] = "addressee"
    complete: bool = False
    only_negated: bool = False
    evidence: bool = False
    in_document: bool = False
    objects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()
    no_person: bool = False
    prepositions: tuple[str, ...] = ()

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_"))

    @property
    def lemma(self) -> str:
        """Its dictionary form: `mitteilen`."""
        return self.verb.replace("|", "")


class CueNoun(Record):
    """A noun of saying.

    Attributes:
        noun: In the nominative singular.
        act: The speech act.
        uses: As source (*nach **Angaben** von …*), as what is said (*die **Befürchtung**, dass …*), only before a colon
            (*die **Bilanz** des Wirts: Es sei …*).
        forms: Other forms that it has in a text.
        alone: Whether its compounds are other words: *Einsatz*, *Verschluss*.
        unlike: Words that end like it and are none of its compounds: *Herausforderung*.
    """

    noun: str
    act: Act
    uses: tuple[Use, ...]
    forms: tuple[str, ...] = ()
    alone: bool = False
    unlike: tuple[str, ...] = ()


class AttributionWord(Record):
    """A preposition or adverb that attributes.

    Attributes:
        word: In lower case.
        position: Where it stands to the source; `inside` is the noun itself: *in den **Augen** der Chefin*.
        needs_noun: Whether only a noun of saying makes it one: *nach Angaben*.
        stands_for: The word that it is an abbreviation of, or is like.
        after_document: Whether it is one only at the head of a sentence, where the one before has a document.
        alone: Whether it is the cue without the noun of saying: ***nach** Angaben*, but *den **Angaben zufolge***.
        nouns: The only nouns of saying that it stands before, all where there are none: *aus Sicht*.
    """

    word: str
    position: Literal["before", "after", "both", "inside", "adverb", "relative"]
    needs_noun: bool
    stands_for: str = ""
    after_document: bool = False
    alone: bool = False
    nouns: frozenset[str] = frozenset()


def _in_both_spellings(forms: frozenset[str] | set[str]) -> frozenset[str]:
    """With the Swiss spelling: *hieß* and *hiess*."""
    return frozenset(forms | {form.replace("ß", "ss") for form in forms})


@cache
def verbs_by_form() -> dict[str, list[tuple[CueVerb, bool]]]:
    """Cue verbs by each of their forms, and whether the form needs its particle elsewhere in the clause."""
    table: dict[str, list[tuple[CueVerb, bool]]] = {}
    for verb in load("cue_verbs.jsonl", CueVerb):
        particle = verb.verb.partition("|")[0] if "|" in verb.verb else ""
        forms = verb_forms(verb.verb, verb.irregular)
        for form in sorted(_in_both_spellings(forms)):
            detached = bool(particle) and not form.startswith(particle)
            table.setdefault(form, []).append((verb, detached))
    # What stands with more words is the nearer one: *stellte in Frage* before *stellte*.
    for verbs in table.values():
        if len(verbs) > 1:
            verbs.sort(key=lambda v: -len(v[0].with_))
    return table


@cache
def _nouns() -> dict[str, CueNoun]:
    nouns = load("cue_nouns.jsonl", CueNoun)
    return {form.lower(): noun for noun in nouns for form in _in_both_spellings({noun.noun, *noun.forms})}


@cache
def _ends_of_nouns() -> Endings:
    """What a noun of saying, or a compound with one, ends in."""
    return Endings(_nouns())


@cache
def attribution_words() -> dict[str, AttributionWord]:
    """The prepositions and adverbs that attribute, by their form."""
    return {word.word: word for word in load("attribution.jsonl", AttributionWord)}


def anaphoric_words() -> frozenset[str]:
    """The words that attribute what they stand beside to a source named before: *demnach*, *wonach*, *danach*."""
    words = attribution_words().values()
    return frozenset(word.word for word in words if word.position in {"adverb", "relative"})


@remembered
def cue_noun(word: str, *uses: Use) -> CueNoun | None:
    """The noun of saying with one of these uses that a word is or ends in: *Polizeiangaben*, *Medienberichten*.

    Without a use that is named, whatever its use.
    """
    nouns, wanted = _nouns(), set(uses) or _USES
    last = nouns.get(word.lower().rpartition("-")[2])
    if last and not wanted.isdisjoint(last.uses):
        return last  # *US-Angaben*
    lower = word.lower().replace("-", "")
    if _ends_of_nouns().of(lower) is None:
        return None
    for begin in range(0, max(len(lower) - 3, 1)):
        noun = nouns.get(lower[begin:])
        compound = noun is not None and begin > 2 and not noun.alone and not any(w in lower for w in noun.unlike)
        if noun and not wanted.isdisjoint(noun.uses) and (begin == 0 or compound):
            return noun
    return None
