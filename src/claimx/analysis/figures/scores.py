"""Results and ratios, two numbers beside each other: *3:1*, *13 zu 8 Stimmen*, *im Maßstab 1:25.000*."""

from __future__ import annotations

import re
from fractions import Fraction

from claimx.analysis.figures.counted import phrase_at
from claimx.analysis.figures.lookups import affixes, are_persons, noun_role, wordlist
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.numbers import is_integer, read_digits
from claimx.analysis.figures.words import FoundFigure, Words
from claimx.knowledge.given_names import given_name_gender

LONGEST_CLAUSE = 12


def ratio_at(words: Words, i: int) -> FoundFigure | None:
    """A scale or a ratio: *im Maßstab 1:25.000*, *im Verhältnis (von) 1:4*, *eins zu vier*, *1:1 umgesetzt*."""
    if words.shapes[i] in ("ratio", "clock"):
        parts = [read_digits(part.strip()) for part in words.texts[i].split(":")]
        pair, last = (parts[0], parts[1]) if len(parts) == 2 else (None, None), i + 1
    elif pair_at := _pair_at(words, i):
        pair, last = pair_at[:2], pair_at[2]
    else:
        return None
    if pair[0] is None or not pair[1]:
        return None
    k = i - 1
    while words.lower(k) in wordlist("before_ratio"):
        k -= 1
    is_exchange = pair[0] == pair[1] == 1 and any(
        words.lower(n).startswith(affixes("exchange")) for n in range(last, last + 3)
    )
    is_mixed = any(
        words.lower(n).startswith(affixes("mixes")) and not given_name_gender(words.text_at(n))  # Mischa siegte 6:3
        for n in range(i - 6, last + 2)
    )
    is_named = noun_role(words, k) == "ratio" or words.lower(k).endswith(affixes("ratio_of")) or _is_ratio_of(words, i)
    if words.shapes[i] == "ratio" or is_named or is_exchange or is_mixed:
        return FoundFigure(i, last, "fraction", pair[0] / pair[1], of=(pair[0], pair[1]))
    return None


def _is_ratio_of(words: Words, i: int) -> bool:
    """*Das Verhältnis von Lehrern zu Schülern liegt bei [1:18]*: the clause begins with what it is."""
    if words.lower(i - 1) not in wordlist("before_ratio"):
        return False
    for k in range(i - 1, max(i - LONGEST_CLAUSE, -1), -1):
        if not words.joined(k + 1) or words.texts[k] in ",;:":
            return False
        if words.lower(k).endswith(affixes("ratio_of")):
            return True
    return False


def _pair_at(words: Words, i: int) -> tuple[Fraction, Fraction, int] | None:
    """Two whole numbers with *zu* or *gegen* between them, and the index after them: *13 zu 8*."""
    if words.shapes[i] not in ("number", "word"):
        return None
    first = words.numeral(i)
    if first is None or words.lower(first.end) not in wordlist("against") or not words.joined(first.end):
        return None
    second = words.numeral(first.end + 1) if words.joined(first.end + 1) else None
    if second is None or not is_integer(first.value) or not is_integer(second.value):
        return None
    is_whole = all(words.joined(k) for k in range(i + 1, second.end))
    return (first.value, second.value, second.end) if is_whole else None


def score_at(words: Words, i: int) -> FoundFigure | None:
    """The result of a match or a vote: *3:1*, *13 zu 8 Stimmen*; with a hyphen where it cannot be a range, *3-2*."""
    if words.shapes[i] == "clock" and re.fullmatch(r"\d{1,3}\s?:\s?\d{1,3}", words.texts[i]):
        return FoundFigure(i, i + 1, "score")
    if spoken := _spoken_score(words, i):
        return spoken
    row = words.texts[i : i + 3]
    if len(row) == 3 and row[1] in ("-", "–") and row[0].isdecimal() and row[2].isdecimal():
        is_tight = words.adjacent(i + 1) and words.adjacent(i + 2) and max(map(len, row)) < 3
        return FoundFigure(i, i + 3, "score") if is_tight and int(row[0]) >= int(row[2]) else None
    return None


def _spoken_score(words: Words, i: int) -> FoundFigure | None:
    """*mit 13 zu 8 Stimmen*, *gewann 3 zu 1*: what is counted, or a verb of the sentence, tells that it is a result."""
    if not (pair := _pair_at(words, i)):
        return None
    last = pair[2]
    is_of_persons = words.lower(i + 1) == "zu" and are_persons(words.text_at(last))
    if words.lower(last) in wordlist("votes") or is_of_persons:  # mit 112 zu 71 Abgeordneten
        return FoundFigure(i, last, "score")
    sentence = range(max(i - 12, 0), min(last + 12, len(words)))
    tells = any(words.lower(k).startswith(affixes("decides")) for k in sentence if words.same_sentence(k, i))
    is_bare = not phrase_at(words, last) and not measure_at(words, last)
    return FoundFigure(i, last, "score") if tells and is_bare and words.lower(i + 1) == "zu" else None
