"""Writes what the tables of `test_syntax.py` say of a text, as a reader of grammar would note it.

A clause is `kind: words | verbs`, the finite verb behind `*`; before the colon `+` where a conjunction joins it, `of 0`
for the number of the clause that it depends on, `by dass` for the word that opens it. A phrase is its words, the noun
group in brackets, with the preposition before it; then its head, the cases that its form allows, and what its head is:
`vom [Rat] der Stadt | Rat D noun`.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from claimx.analysis.syntax.clauses import Clause, periods_on
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.phrases import phrases_on
from claimx.analysis.syntax.subjects import subject, subject_candidates
from claimx.analysis.syntax.tokens import Tokens


def clauses_in(doc: Doc) -> list[str]:
    """The clauses of all periods."""
    tokens = Tokens(doc)
    return [_clause(tokens, clause) for period in periods_on(doc) for clause in period.clauses]


def phrases_in(doc: Doc) -> list[str]:
    """The phrases."""
    tokens = Tokens(doc)
    return [_phrase(tokens, phrase) for phrase in phrases_on(doc)]


def words(tokens: Tokens, numbers: Sequence[int]) -> str:
    """Words with what stands between them, a space where others do."""
    gaps = (tokens.text[tokens[i].end : tokens[i + 1].idx] if i + 1 in numbers else " " for i in numbers)
    return " ".join("".join(tokens[i].text + gap for i, gap in zip(numbers, gaps, strict=True)).split())


def _clause(tokens: Tokens, clause: Clause) -> str:
    parts = [clause.kind, "+" * clause.coordinated]
    parts += [f"of {clause.parent}"] if clause.parent >= 0 else []
    parts += [f"by {tokens[clause.opener].text}"] if clause.opener >= 0 else []
    verbs = " ".join("*" * (i == clause.finite) + tokens[i].text for i in clause.verbs)
    return f"{' '.join(filter(None, parts))}: {words(tokens, clause.tokens)}" + (f" | {verbs}" if verbs else "")


def _phrase(tokens: Tokens, phrase: Phrase) -> str:
    preposition = f"{tokens[phrase.preposition].text} " if phrase.preposition >= 0 else ""
    group = words(tokens, range(phrase.start, phrase.core_end))
    whole = words(tokens, range(phrase.start, phrase.end))
    number = " plural" if phrase.plural else ""
    head = f"{tokens[phrase.head].text} {phrase.cases} {phrase.kind}{number}"
    return f"{preposition}[{group}]{whole[len(group) :]} | {head}"


def subjects_in(doc: Doc) -> list[str]:
    """What can be the subject of each clause that has a finite verb, with what speaks for it; the one that is, first.

    `Der Rat (lobt): nominative only, agrees with the verb`
    """
    tokens, phrases, found = Tokens(doc), phrases_on(doc), []
    for clause in (clause for period in periods_on(doc) for clause in period.clauses if clause.finite >= 0):
        inside = [phrase for phrase in phrases if phrase.start in clause.tokens]
        chosen = subject(tokens, clause, inside)
        for candidate in sorted(subject_candidates(tokens, clause, inside), key=lambda c: c.phrase != chosen):
            said = words(tokens, range(candidate.phrase.start, candidate.phrase.end))
            found.append(f"{said} ({tokens[clause.finite].text}): {', '.join(candidate.features)}")
    return found
