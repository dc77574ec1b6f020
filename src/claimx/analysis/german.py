"""What the components know of German word classes and verb forms: STTS tag sets, Konjunktiv, inflection of cue verbs.

STTS: Schiller, Teufel, Stöckert & Thielen (1999), *Guidelines für das Tagging deutscher Textcorpora mit STTS*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx import lexicon
from claimx.analysis.tokens import Token


def words_of(role: str) -> frozenset[str]:
    """The words of a role in `statement_words.jsonl`, for a module to keep under a name of its own."""
    return lexicon.words_of("statement_words.jsonl", role)


FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
INFINITIVE = frozenset({"VVINF", "VAINF", "VMINF"})
PARTICIPLE = frozenset({"VVPP", "VAPP", "VMPP"})
NOUN = frozenset({"NN", "NE"})
DETERMINER = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PWAT", "CARD"})
PERSONAL = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS"})
PREPOSITION = frozenset({"APPR", "APPRART"})
RELATIVE = frozenset({"PRELS", "PRELAT"})
DASHES = frozenset({"–", "—", "-"})
INTERROGATIVE = frozenset({"PWS", "PWAT", "PWAV"})
NAME_PARTICLES = words_of("name_particle")  # inside a name: *Ursula von der Leyen*
VERBAL = FINITE | INFINITIVE | PARTICIPLE | {"VVIZU", "VVIMP", "VAIMP", "PTKVZ", "PTKZU"}

# A verb may begin with these and still take no ge- in its participle: *bestätigt*, *erklärt*, *versprochen*.
_INSEPARABLE = tuple(words_of("inseparable"))
_KONJUNKTIV_PAST = tuple(words_of("konjunktiv_past"))


# *berichtete*, *redete*, *bezeichnete*, but *warnte*, *mahnte*.
_NEEDS_LINK = re.compile(r"[td]$|chn$|[^aeiouäöüylrhmn][mn]$")


class KonjunktivForm(BaseModel):
    """A finite form that is Konjunktiv whatever its subject: *sei*, *käme*."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    form: str
    lemma: str


@cache
def _konjunktiv_forms() -> dict[str, str]:
    return {record.form: record.lemma for record in lexicon.load("konjunktiv.jsonl", KonjunktivForm)}


def feature(token: Token, name: str) -> str:
    """A morphological feature in the UD spelling (`Case`: `Nom`), empty where the tagger gives none."""
    return token.morph.get(name, "")


def is_konjunktiv(token: Token) -> bool:
    """Whether a finite verb is in the Konjunktiv: *er komme*, *sie habe*, *es läge*, *sie würden*.

    The form decides before the tagger's morphology, since a small pipeline has seen few Konjunktive.
    """
    form = token.lower_
    if form in _konjunktiv_forms():
        return True
    if token.tag_ not in FINITE or form == "wurde":
        return False
    # Konjunktiv I, third person: stem + e (*er bestehe*, *er arbeite*). The Präteritum of weak verbs ends in -te too
    # (*er sagte*), so that there the lemma must have the t itself.
    stem = token.lemma_.removesuffix("en")
    return form == stem + "e" or (form.endswith("e") and not form.endswith("te"))


def is_konjunktiv_present(token: Token) -> bool:
    """Whether a verb is in the Konjunktiv I, the mood of reported speech alone: *er sei*, not *er wäre*."""
    return is_konjunktiv(token) and not token.lower_.startswith(_KONJUNKTIV_PAST)


def is_hearsay(doc: Sequence[Token], finite: int, verbs: Iterable[int]) -> bool:
    """Whether a verb is *sollen* with a perfect infinitive, which says what others say: *soll geschossen haben*.

    *soll gebaut werden* is a plan or an order instead.

    Args:
        doc: The tokens of the document.
        finite: Number of the finite verb.
        verbs: Numbers of the verb group's tokens.
    """
    if doc[finite].lemma_ != "sollen" or not doc[finite].lower_.startswith("soll"):
        return False
    group = [doc[i] for i in verbs]
    perfect = any(token.tag_ == "VAINF" and token.lower_ in {"haben", "sein"} for token in group)
    return perfect and any(token.tag_ in PARTICIPLE for token in group)


def verb_forms(verb: str, irregular: tuple[str, ...] = ()) -> set[str]:
    """All forms of a verb as they stand in a clause, in lower case.

    Args:
        verb: Infinitive, a separable particle marked off by a bar: `mit|teilen`.
        irregular: Stems or forms that the weak conjugation does not give, without the particle: `("gab", "gäb",
            "gibt", "gegeben")`.

    Returns:
        Forms with the particle attached (*mitteilte*, *mitgeteilt*, *mitzuteilen*) and the finite forms without it
        (*teilte*), which need their particle elsewhere in the clause.
    """
    particle, _, base = verb.rpartition("|")
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    link = "e" if _NEEDS_LINK.search(stem) else ""
    finite = {base, stem + "e", stem + "st", stem + link + "t"}
    finite |= {stem + link + ending for ending in ("te", "test", "ten", "tet")}
    participles = {stem + link + "t" if _without_ge(base) else "ge" + stem + link + "t"}
    for form in irregular:
        if _is_participle(form, base):
            participles.add(form)
        else:
            finite |= {form, form + "e", form + "en", form + "st", form + "t"}
    attached = finite | participles | {"zu" + base}
    return {particle + form for form in attached} | finite | (participles if not particle else set())


def may_be_participle(form: str) -> bool:
    """Whether a finite form can be a participle too: *erklärt*, *behauptet*, *entschieden*, not *sagt*."""
    return form.endswith(("t", "en")) and (form.startswith(_INSEPARABLE) or form.endswith("iert"))


def _without_ge(base: str) -> bool:
    return base.startswith(_INSEPARABLE) or base.endswith("ieren")


def _is_participle(form: str, base: str) -> bool:
    """*gegeben*, *bewiesen*: strong participles end in -en, and the finite stems that a record lists never do."""
    return form.endswith("en") or (form.startswith("ge") and not base.startswith("ge"))
