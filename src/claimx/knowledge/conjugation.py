"""How German verbs inflect: all forms of a cue verb, and the forms that are Konjunktiv whatever their subject."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from claimx import lexicon
from claimx.knowledge.function_words import words_of

# A verb may begin with these and still take no ge- in its participle: *bestätigt*, *erklärt*, *versprochen*.
_INSEPARABLE = tuple(words_of("inseparable"))


# *berichtete*, *redete*, *bezeichnete*, but *warnte*, *mahnte*.
_NEEDS_LINK = re.compile(r"[td]$|chn$|[^aeiouäöüylrhmn][mn]$")


class KonjunktivForm(BaseModel):
    """A finite form that is Konjunktiv whatever its subject: *sei*, *käme*.

    Attributes:
        form: In lower case.
        lemma: The infinitive.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    form: str
    lemma: str


@cache
def konjunktiv_forms() -> dict[str, str]:
    """The lemmas of the forms that are always Konjunktiv."""
    return {record.form: record.lemma for record in lexicon.load("konjunktiv.jsonl", KonjunktivForm)}


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
            finite |= {form, *(form.removesuffix("e") + ending for ending in ("e", "en", "st", "t"))}  # *brachten*
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
