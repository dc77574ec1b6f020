"""The mood of finite verbs: Konjunktiv, and *sollen* that says what others say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimx.analysis.syntax.tokens import Token
from claimx.knowledge import stts
from claimx.knowledge.conjugation import konjunktiv_forms
from claimx.knowledge.function_words import VERB_PREFIXES, words_of
from claimx.knowledge.remembering import remembered

_IN_TEN = tuple(sorted(words_of("verb_in_ten")))


def is_konjunktiv(token: Token) -> bool:
    """Whether a finite verb is in the Konjunktiv: *er komme*, *sie habe*, *es läge*, *sie würden*.

    The form decides before the tagger's morphology, since a small pipeline has seen few Konjunktive.
    """
    form = token.lower_
    if form in konjunktiv_forms():
        return True
    if token.tag_ not in stts.FINITE or form == "wurde":
        return False
    if token.tag_ == "VVFIN" and _has_form_behind_prefix(form):
        return True  # *weil sie das **mitbrächten***
    # Konjunktiv I, third person: stem + e (*er bestehe*, *er arbeite*). The Präteritum of weak verbs ends in -te too
    # (*er sagte*), so that there the lemma must have the t itself.
    if form.endswith("te"):
        return form + "n" == token.lemma_ and _ends_in_ten(token.lemma_)
    return form.endswith("e") and (not form.endswith("ie") or form.endswith("eie"))  # *sie **schrie***


@remembered
def _has_form_behind_prefix(form: str) -> bool:
    """***mit**brächten*, ***ver**läge*: such a form behind a particle or prefix."""
    forms = konjunktiv_forms()
    return any(form[end:] in forms and form[:end] in VERB_PREFIXES for end in range(2, len(form) - 3))


@remembered
def _ends_in_ten(lemma: str) -> bool:
    """Whether there is such a verb: *ver|walten*; a lemmatizer makes *malten* of *malte*, which is from *malen*."""
    return any(lemma.endswith(verb) and lemma[: -len(verb)] in VERB_PREFIXES for verb in _IN_TEN)


def is_konjunktiv_present(token: Token) -> bool:
    """Whether a verb is in the Konjunktiv I, the mood of reported speech alone: *er sei*, not *er wäre*."""
    form = token.lower_
    lemma = konjunktiv_forms().get(form)
    if lemma is None:
        if form == token.lemma_.removesuffix("en") + "e":
            return is_konjunktiv(token)  # *schließe*, which has no *ließe* in it
        if not is_konjunktiv(token):
            return False
        parted = any(form[begin:] in konjunktiv_forms() for begin in range(2, len(form) - 3))  # *freigäbe*, *zuließe*
        return not parted
    stem = lemma.removesuffix("en")
    return form.startswith("sei") or form in {stem + "e", stem + "est", stem + "et"}


def is_hearsay(tokens: Sequence[Token], finite: int, verbs: Iterable[int]) -> bool:
    """Whether a verb is *sollen* with a perfect infinitive, which says what others say: *soll geschossen haben*.

    *soll gebaut werden* is a plan or an order instead.

    Args:
        tokens: The tokens of the document.
        finite: Number of the finite verb.
        verbs: Numbers of the verb group's tokens.
    """
    if tokens[finite].lemma_ != "sollen":
        return False
    return is_perfect_infinitive([tokens[i] for i in verbs])


def is_perfect_infinitive(group: Sequence[Token]) -> bool:
    """Whether verbs have an infinitive of the perfect among them: *geschossen haben*, *gewesen sein*."""
    perfect = any(token.tag_ == "VAINF" and token.lower_ in {"haben", "sein"} for token in group)
    return perfect and any(token.tag_ in stts.PARTICIPLE for token in group)
