"""Shares of a vote and their changes, without the unit: *Grüne (11), Linke (10)*, *24,1 Prozent (+2,3)*."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.analysis.figures.alike import LONGEST_GAP, has_decimals
from claimx.analysis.figures.counted import after_change, phrase_at
from claimx.analysis.figures.lookups import affixes, wordlist
from claimx.analysis.figures.numbers import sign
from claimx.analysis.figures.words import FoundFigure, Words

NEAR_POLL = 2
"""In sentences."""
LARGEST_SHARE = 60
"""In percent; no party has more."""
MOST_POINTS = 25
LARGEST_ROUNDING = 6
"""In percentage points: *ein Drittel* may be 31 percent."""
LONGEST_CONTEXT = 20
"""In words."""


def is_poll(words: Words, found: FoundFigure) -> bool:
    """*Erste Hochrechnung: SPD 24,5, CDU 31,2*; *SPD 17 (-1)*: decimals or a change after a party are of its share."""
    k = found.first - 1
    k -= words.texts[k] == ":"  # SPD: 22,0
    if words.texts[k] not in wordlist("party") or found.first != found.amount_end - 1 or phrase_at(words, found.last):
        return False  # verlieren die Grünen zwei Punkte
    if has_decimals(words, found):
        return True
    is_share = after_change(words, found.last) > 0 or _says_near(words, found, "poll")
    return is_share and _can_be_share(words, found)


def is_party_share(words: Words, found: FoundFigure, shares: Sequence[FoundFigure]) -> bool:
    """*Grüne (11), Linke (10)*; *AfD 25, SPD 15*; *die SPD liegt bei 15*: near shares in percent, and of no seats."""
    k, near = found.first - 1, NEAR_POLL
    if words.texts[k] in wordlist("party") and words.joined(found.first):
        is_of_party, near = words.ends_before(found.last) or words.lower(found.last) in ("und", "("), 0
    elif words.lower(k) in wordlist("of_a_party") and (
        words.ends_before(found.last) or after_change(words, found.last)  # die SPD liegt bei 15 (+1)
    ):
        is_of_party = any(words.texts[n] in wordlist("party") for n in range(max(k - LONGEST_GAP, 0), k))
        if not words.ends_before(found.last):
            shares = [share for share in shares if not words.same_sentence(share.first, found.first)]
    else:
        is_changed = words.lower(found.last) == "/" and sign(words.text_at(found.last + 1)) != 0  # Grüne (6,7/+1,9)
        is_bracket = words.lower(k) == "(" and (words.lower(found.last) == ")" or is_changed)
        is_of_party = is_bracket and words.texts[k - 1] in wordlist("party")
    if not is_of_party or not _can_be_share(words, found):
        return False
    sentence = words.sentence(found.first)
    return any(abs(words.sentence(share.first) - sentence) <= near for share in shares)


def _can_be_share(words: Words, found: FoundFigure) -> bool:
    """Not *CDU 94, SPD 71* nor *Sitzverteilung: CDU [12]*: too large for a party's share, or of seats."""
    return found.value is not None and 0 < found.value <= LARGEST_SHARE and not _says_near(words, found, "seat")


def _says_near(words: Words, found: FoundFigure, role: str) -> bool:
    """*Sonntags**umfrage**: CDU 27*, *CDU 12 **Sitze***: a noun with one of these ends stands in the sentence."""
    around = range(max(found.first - LONGEST_CONTEXT, 0), min(found.last + LONGEST_CONTEXT, len(words)))
    sentence = words.sentence(found.first)
    return any(words.lower(n).endswith(affixes(role)) for n in around if words.sentence(n) == sentence)


def is_named_share(words: Words, found: FoundFigure, shares: Sequence[FoundFigure]) -> bool:
    """*73 Prozent stimmten zu. Die Beteiligung lag bei [41].*: the noun of the clause is a share, one stands near."""
    sentence = words.sentence(found.first)
    if found.value is None or found.value > 100 or words.word_class(found.first - 1) != "preposition":
        return False
    if not words.ends_before(found.last) or not any(0 <= sentence - words.sentence(s.first) <= 1 for s in shares):
        return False
    k = found.first - 2
    while words.joined(k + 1) and words.texts[k] not in ",;:" and found.first - k < LONGEST_GAP:
        if words.lower(k).endswith(affixes("share")):
            break
        k -= 1
    return words.lower(k).endswith(affixes("share"))


def is_in_points(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*67,3 Prozent, das sind 4,2 Punkte mehr als 2021*: points of a share, not of an index or a table."""
    if before.kind != "percent" or words.lower(found.amount_end) not in wordlist("points"):
        return False
    word_before, word_behind = words.lower(found.first - 1), words.lower(found.amount_end + 1)
    if before.first > found.first:  # um 0,25 Punkte auf 3 Prozent; verliert 3,4 Punkte und hat 24,1 Prozent
        compares = (word_before, word_behind) == ("um", "auf") or word_before.startswith(affixes("gains"))
        if words.texts[found.first - 1] in wordlist("party"):  # verlieren die Grünen zwei Punkte
            compares = any(words.lower(k).startswith(affixes("gains")) for k in range(found.first - 3, found.first))
    else:
        compares = word_behind in wordlist("compared")
        if _party_changes(words, found) and words.sentence(found.first) - words.sentence(before.first) <= NEAR_POLL:
            return words.joined(found.amount_end)
    return (
        compares
        and found.value is not None
        and found.value < MOST_POINTS
        and words.joined(found.amount_end)
        and words.same_sentence(before.first, found.first)
        and not any(
            words.lower(k).endswith(affixes("index"))
            for k in range(max(before.first - LONGEST_CONTEXT, 0), found.first)
            if words.same_sentence(k, found.first)
        )
    )


def _party_changes(words: Words, found: FoundFigure) -> bool:
    """*28 Prozent. Die **SPD gewann** 1,5 Punkte*: behind a share, the points of a party are of its share, too."""
    k = found.first - 1
    while words.word_class(k) == "adverb" and words.joined(k):
        k -= 1
    return words.lower(k).startswith(affixes("gains")) and words.texts[k - 1] in wordlist("party")


def is_share_again(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*ein Fünftel (21)*: the share once more, in percent."""
    is_bracket = (words.lower(before.last), words.lower(found.last)) == ("(", ")") and found.first == before.last + 1
    if not is_bracket or before.kind != "fraction" or before.value is None or found.value is None:
        return False
    return abs(before.value * 100 - found.value) < LARGEST_ROUNDING


def is_difference(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*24,1 Prozent (+2,3)*, *29,5 Prozent (minus 1,5)*: by how many points it has changed."""
    return before.kind == "percent" and found.first - before.last == 1 and is_change(words, found)


def is_change(words: Words, found: FoundFigure) -> bool:
    """*(+2,3)*, *(6,7/+1,9)*: a number with a sign, alone in the brackets or behind another one."""
    is_signed = words.texts[found.first] == "±" or sign(words.texts[found.first]) != 0
    return is_signed and words.texts[found.first - 1] in "(/" and words.lower(found.last) == ")"
