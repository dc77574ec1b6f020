"""Read German numbers: digits in every notation, and number words of any size and inflection.

Values are exact fractions while they are being put together (48,3 Milliarden is 48,300,000,000 and no float near it);
`as_number` turns them into what the output has. Everything here works on strings alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from claimx import lexicon
from claimx.knowledge.remembering import remembered

Role = Literal[
    "one", "unit", "teen", "ten", "inflected", "half", "halved", "hundred", "thousand", "scale", "half_scale",
    "abbreviation", "letter", "plural", "fused_part", "fused_half", "added_part", "ordinal_stem", "sign",
    "ordinal_scale", "money_prefix", "part_of_hour", "many",
]  # fmt: skip

GROUP_SEPARATORS = ".'’  \u00a0\u2007\u2009\u202f"
VULGAR_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
ORDINAL_ENDINGS = ("e", "en", "er", "es", "em")


@dataclass(frozen=True)
class NumberWord:
    """One line of `numerals.jsonl`.

    Attributes:
        word: In lower case.
        role: What it can stand beside in a number word.
        value: What it is worth.
    """

    word: str
    role: Role
    value: float


class Numeral(NamedTuple):
    """A number in a row of words: what it is worth and the index after its last word.

    Attributes:
        value: What it is worth.
        end: Index after its last word.
    """

    value: Fraction
    end: int


def is_power_of_ten(digits: str) -> bool:
    """*100* Kilometer, *1.000* Einwohner: what rates are per; not *2220* kJ."""
    return digits.replace(".", "").strip("0") == "1"


def as_number(value: Fraction) -> int | float:
    """An integer where the value is one."""
    return value.numerator if is_integer(value) else float(value)


# Digits


_DIGITS = re.compile(
    rf"""
    (?P<whole> \d{{1,3}} (?: (?P<sep>[{GROUP_SEPARATORS}]) \d{{3}} (?: (?P=sep) \d{{3}} )* )   # 10.000, 10 000, 1'000
             | \d* )
    (?: , (?P<decimals> \d+ | [-–—]+ ) | \. (?P<cents> \d\d? | [-–—]+ ) )?             # 1.234,56  1'234.56  50,–  50.–
    \s? (?P<vulgar> [{VULGAR_FRACTIONS}] )?                                           # 3½
    """,
    re.VERBOSE,
)


@remembered
def read_digits(text: str) -> Fraction | None:
    """Value of a number in digits, in German or Swiss notation: `1.234,56`, `10 000`, `1'000.50`, `,77`, `3½`."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+\.\d{1,2}", text):  # 1,234.56: English, as its point tells
        return Fraction(text.replace(",", ""))
    if re.fullmatch(r"\d{1,3},\d{3}\.\d{3}", text):  # 8,507.786: Austrian, the comma parts the millions
        return Fraction(re.sub("[,.]", "", text))
    match = _DIGITS.fullmatch(text)
    if not match or not any(map(match.group, ("whole", "decimals", "vulgar"))):
        return None
    if (cents := match["cents"] or "")[:1].isdecimal() and (match["sep"] or " ") not in "'’":
        return None  # 18.30 is a time of day more often than a number
    whole = re.sub(rf"[{GROUP_SEPARATORS}]", "", match["whole"])
    decimals = (match["decimals"] or cents).strip("-–—")
    value = Fraction(f"{int(whole or 0)}.{decimals}") if decimals else Fraction(int(whole or 0))
    vulgar = Fraction(unicodedata.numeric(match["vulgar"])).limit_denominator(10) if match["vulgar"] else 0
    return value + vulgar


# Words


def fold(word: str) -> str:
    """The word in lower case and in ASCII spelling, so that *dreißig*, *dreissig* and *DREISSIG* are one."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return lower.replace("ß", "ss").replace("ü", "ue").replace("ö", "oe").replace("ä", "ae")


@cache
def number_words(*roles: Role) -> dict[str, Fraction]:
    """The number words of these roles with their values, the words folded (see `fold`)."""
    entries = lexicon.load("numerals.jsonl", NumberWord)
    return {fold(entry.word): Fraction(str(entry.value)) for entry in entries if entry.role in roles}


def is_one(word: str) -> bool:
    """*ein* in any inflection, most often an article."""
    return word.lower() in number_words("one")


@remembered
def scale(word: str) -> Fraction | None:
    """What a scale word or its abbreviation multiplies by: *Millionen*, *Mrd*, *Dutzend*; also *hundert*, *tausend*."""
    return scales().get(fold(word))


def is_integer(number: Fraction) -> bool:
    """Whether nothing stands behind the decimal comma: *12*, not *12,5*."""
    return number.denominator == 1


@cache
def scales() -> dict[str, Fraction]:
    """The scale words and their abbreviations, folded, with what they multiply by."""
    return number_words("abbreviation") | number_words("scale", "half_scale", "hundred", "thousand")


def is_abbreviated_scale(word: str) -> bool:
    """*Mio*, *Mrd*, *Tsd*, whose full stop is theirs."""
    return fold(word) in number_words("abbreviation")


def scale_letter(letter: str) -> Fraction | None:
    """What a letter right after digits multiplies by: 100K, 3M."""
    return next((Fraction(e.value) for e in lexicon.load("numerals.jsonl", NumberWord)
                 if e.role == "letter" and e.word == letter), None)  # fmt: skip


@remembered
def read_plural(word: str) -> Fraction | None:
    """The least that an open plural asserts: *Hunderte* 100, *Zehntausende* 10,000, *Millionen* 1,000,000."""
    folded = fold(word)
    if (value := _many_scales().get(folded)) is not None or not folded.endswith(plurals()):
        return value
    for plural, value in number_words("plural").items():
        if folded.endswith(plural):
            fused = folded[: -len(plural)]
            if not fused:
                return value
            if (times := read_cardinal(fused)) is not None:
                is_peak = plural.endswith("er") and times < HIGHEST_PEAK  # ein Viertausender, but Zehntausender
                return None if is_peak else times * value
            if fused in number_words("many"):  # Zigtausende, Abertausende
                return value
    return None


@cache
def _many_scales() -> dict[str, Fraction]:
    """*zigtausend*, *abertausend*, with the least that they assert."""
    return {
        many + size: value
        for many in number_words("many")
        for size, value in number_words("hundred", "thousand").items()
    }


HIGHEST_PEAK = 10
"""In thousands of metres; no mountain is as high."""


@cache
def plurals() -> tuple[str, ...]:
    """All open plurals at once, folded: nearly every word ends in none."""
    return (*number_words("plural"), *_many_scales())


@remembered
def read_cardinal(word: str) -> Fraction | None:
    """Value of a cardinal written as one word: *zweiundzwanzigtausend*, *achtzehnhundert*, *dreieinhalb*.

    *ein* in all its inflections is 1; whether it is an article is for the caller to know.
    """
    folded = fold(word)
    if folded in number_words("inflected", "half", "one"):
        return number_words("inflected", "half", "one")[folded]
    if (mixed := _mixed(folded)) is not None:
        return mixed
    whole_part, comma, decimals = folded.partition("komma")
    if comma:
        whole, fraction = _below_million(whole_part), _below_million(decimals)
        return whole + Fraction(f"0.{fraction}") if whole is not None and fraction is not None else None
    return _below_million(folded)


def _mixed(word: str) -> Fraction | None:
    """A whole number with a part: *zweieinhalb*, *eineinviertel*, *dreidreiviertel*, *einundhalb*."""
    for part, value in number_words("added_part").items():
        if word.endswith(part):
            whole = word[: -len(part)].removesuffix("und")
            number = Fraction(1) if whole == "ein" else _below_million(whole) if whole else None
            return number + value if number else None
    return None


def _below_hundred(word: str) -> Fraction | None:
    """*sieben*, *dreizehn*, *siebenunddreißig*."""
    simple = number_words("unit", "teen", "ten")
    if word in simple:
        return simple[word]
    unit, und, ten = word.partition("und")
    units = number_words("unit")
    if und and ten in number_words("ten") and (unit == "ein" or units.get(unit)):
        return number_words("ten")[ten] + (1 if unit == "ein" else units[unit])
    return None


def _below_thousand(word: str) -> Fraction | None:
    return _multiplied(word, "hundert", 100, _below_hundred)


def _below_million(word: str) -> Fraction | None:
    return _multiplied(word, "tausend", 1000, _below_thousand)


def _multiplied(word: str, name: str, size: int, read: Callable[[str], Fraction | None]) -> Fraction | None:
    """*[drei]hundert[und][fünf]*: how many times, the name of the size, and the rest."""
    before, found, after = word.partition(name)
    if not found:
        return read(word)
    times = Fraction(1) if before in ("", "ein") else read(before) or number_words("half").get(before) or _mixed(before)
    if after:
        after = after.removeprefix("und")
        rest = Fraction(1) if after in ("ein", "eins") else read(after)
    else:
        rest = Fraction(0)
    return None if not times or rest is None else times * size + rest


@remembered
def read_ordinal(word: str) -> int | None:
    """Value of an ordinal in any inflection, superlatives included: *zweite*, *einundsechzigsten*, *drittgrößte*."""
    folded = fold(word)
    for ending in ORDINAL_ENDINGS:
        if folded.endswith(ending):
            stem = folded[: -len(ending)]
            value = ordinal_stem(stem)
            return value if value is not None else _superlative(stem)
    return None


def ordinal_stem(stem: str) -> int | None:
    """Value of an ordinal without its ending: *zweit*, *zwanzigst*; also what *Zwanzigstel* is made with."""
    for large, value in number_words("ordinal_scale").items():
        if stem.endswith(large):  # milliardst, zweimillionst
            times = read_cardinal(stem.removesuffix(large)) if stem != large else Fraction(1)
            return int(times * value) if times is not None else None
    for irregular, value in number_words("ordinal_stem").items():
        if stem.endswith(irregular):
            base = stem.removesuffix(irregular).removesuffix("und")
            larger = read_cardinal(base) if base else Fraction(0)
            if larger is not None and larger % 100 == 0:
                return int(larger + value)
    for ending in ("st", "t"):
        cardinal = read_cardinal(stem.removesuffix(ending)) if stem.endswith(ending) else None
        if cardinal is not None and is_integer(cardinal) and cardinal >= 2:
            takes_t = 0 < cardinal % 100 < 20  # zehnte, but zwanzigste and hundertste
            if takes_t == (ending == "t"):
                return int(cardinal)
    return None


def _superlative(stem: str) -> int | None:
    """*zweitgrößt*, *drittletzt*: an ordinal before the stem of a superlative."""
    match = re.fullmatch(r"(zweit|dritt|viert|fuenft|sechst|siebt|acht|neunt|zehnt)(.{2,}st|letzt)", stem)
    return ordinal_stem(match[1]) if match and match[2] != "barst" else None


@remembered
def read_part(word: str) -> Fraction | None:
    """One part of a whole: *Drittel* 1/3, *Fünfteln* 1/5; with a fused numerator so many: *Zweidrittel* 2/3."""
    match = re.fullmatch(r"(.+)el[ns]?", fold(word))
    if not match:
        return None
    parts = ordinal_stem(match[1])
    if parts is not None and parts > 2:
        return Fraction(1, parts)
    for numerator, value in number_words("unit").items():
        parts = ordinal_stem(match[1].removeprefix(numerator)) if match[1].startswith(numerator) else None
        if parts is not None and parts > 2 and value > 1:
            return Fraction(value, parts)
    return None


# Rows of words


@remembered
def atom(word: str) -> Fraction | None:
    """Value of one word that is a number by itself, in digits or letters."""
    return read_digits(word) if not word[0].isalpha() else read_cardinal(word)


def numeral_at(words: Sequence[str], start: int) -> Numeral | None:
    """The longest number that begins at a word: `48,3 Milliarden`, `zwei Millionen fünfhunderttausend`, `3 1/2`.

    Args:
        words: Words and signs in the order of the text, a number in digits or a full stop being one each.
        start: Index of the number's first word.
    """
    total, limit, i = Fraction(0), None, start
    while i < len(words):
        term = _term_at(words, i)
        # fünf Millionen dreihunderttausend: each further term is smaller than the scale before it
        if term is None or (limit is not None and term.value >= limit):
            break
        total, i = total + term.value if total else term.value, term.end
        limit = _last_scale(words, i)
        if limit is None or limit < 1000:
            break
        if i < len(words) and words[i] == "und" and i + 1 < len(words) and words[i + 1][0].isalpha():
            following = _term_at(words, i + 1)
            if following is None or is_one(words[i + 1]) or following.value >= limit:
                break
            i += 1
        elif i < len(words) and (_is_article(words, i) or _in_digits(words, start, i)):
            break  # *34 Millionen | zwölf Monate zuvor*: who writes digits does not go on in letters
    return Numeral(total, i) if i > start else None


def _is_article(words: Sequence[str], i: int) -> bool:
    """*zwei Milliarden | **eine** Frau*, but *zwei Milliarden **eine** Million*."""
    return is_one(words[i]) and (i + 1 == len(words) or scale(words[i + 1]) is None)


def _in_digits(words: Sequence[str], *places: int) -> bool:
    return any(words[i][0].isdecimal() for i in places)


def _last_scale(words: Sequence[str], end: int) -> Fraction | None:
    last = words[end - 1] if words[end - 1] != "." else words[end - 2]
    return scale(last) if last[0].isalpha() else None


def _term_at(words: Sequence[str], start: int) -> Numeral | None:
    """A number and the scales after it: `48,3 Milliarden`, `eine halbe Million`, `100 tausend`, `2 Mio.`"""
    base = _base_at(words, start)
    if base is None:
        return None
    value, i = base
    while i < len(words) and (factor := scale(words[i])) is not None:
        value, i = value * factor, i + 1
        if i < len(words) and words[i] == "." and is_abbreviated_scale(words[i - 1]):
            i += 1
    return Numeral(value, i)


def _base_at(words: Sequence[str], start: int) -> Numeral | None:
    """A number without scale, with what is added to it in words: `1 Komma 5`, `3 1/2`, `5 und eine halbe`."""
    following = [word.lower() for word in words[start : start + 4]]
    if is_one(following[0]) and len(following) > 1 and is_halved(following[1]):
        return Numeral(Fraction(1, 2), start + 2)
    value = slashed(following[0]) if "/" in following[0] else atom(words[start])
    if value is None:
        return None
    if following[1:2] == ["komma"] and (decimals := _decimals_at(words, start + 2)):
        return Numeral(value + Fraction(f"0.{decimals[0]}"), decimals[1])
    if not is_integer(value):
        return Numeral(value, start + 1)
    return _with_part(words, start, value) or Numeral(value, start + 1)


def _with_part(words: Sequence[str], start: int, whole: Fraction) -> Numeral | None:
    """A whole number with a part of one added to it or multiplied by it."""
    following = [word.lower() for word in words[start + 1 : start + 4]]
    if not following:
        return None
    if (part := slashed(following[0])) and words[start][0].isdecimal():  # 2 1/2
        return Numeral(whole + part, start + 2)
    if following[0] == "einhalb":  # zwei einhalb
        return Numeral(whole + Fraction(1, 2), start + 2)
    if is_halved(following[0]) and following[0] != "halb" and whole > 1:  # drei halbe Liter
        return Numeral(whole / 2, start + 2)
    if (part := read_part(following[0])) and scale("".join(following[1:2]) or "-"):  # eine Viertel Million
        return Numeral(whole * part, start + 2)
    if following[0] == "und" and len(following) == 3:
        part = Fraction(1, 2) if is_halved(following[2]) and is_one(following[1]) else read_part(following[2])
        times = atom(words[start + 2])
        if part and times and part * times < 1:  # sechs und zwei Drittel, fünf und eine halbe
            return Numeral(whole + times * part, start + 4)
    return None


def _decimals_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """The decimals after *Komma* as digits, and the index after them: *eins vier* `14`, *fünfzehn* `15`, `05`."""
    digits, i = "", start
    while i < len(words):
        if words[i].isdecimal():
            said = words[i]
        else:
            number = atom(words[i])
            said = str(number) if number is not None and is_integer(number) and words[i].lower() != "ein" else ""
        if not said or (digits and (len(said) > 1 or words[i].isdecimal())):
            break
        digits, i = digits + said, i + 1
        if len(said) > 1:
            break
    return (digits, i) if digits else None


def is_halved(word: str) -> bool:
    """*halbe* in any inflection."""
    return word.lower() in number_words("halved")


@remembered
def slashed(text: str) -> Fraction | None:
    """A proper fraction in digits: `1/2`, `3/4`."""
    match = re.fullmatch(r"([1-9]\d?)/([1-9]\d{0,2})", text)
    return Fraction(int(match[1]), int(match[2])) if match and int(match[1]) < int(match[2]) else None


_LETTER = rf"[^\W\d_{VULGAR_FRACTIONS}]"
_TOKENS = re.compile(
    rf"\d+/\d+|[\d{GROUP_SEPARATORS.strip()}]*\d(?:,\d+)?\s?[{VULGAR_FRACTIONS}]?|,\d+|[{VULGAR_FRACTIONS}]|{_LETTER}+|\S"
)


def sign(word: str) -> int:
    """1 or -1 for a sign or the word for one, 0 for anything else."""
    return int(number_words("sign").get(word.lower(), 0))


def read_number(text: str) -> int | float | None:
    """Read a whole string as one German number.

    Args:
        text: The number as it stands in a text, in digits or words or both, with a sign or without:
            `zweiundzwanzigtausend`, `1.234,56`, `3½`, `48,3 Mrd.`, `minus 5`, `eine halbe Million`.

    Returns:
        The value, an integer where it is one; None where the string is not one number from end to end.
    """
    stripped = text.strip()
    value = read_digits(stripped) if stripped else None
    if value is not None:
        return as_number(value)
    words = [word.strip() for word in _TOKENS.findall(stripped)]
    signed = sign(words[0]) if words else 0
    words = words[1:] if signed else words
    if len(words) == 2 and words[0][-1].isdecimal() and (factor := scale_letter(words[1])):
        base = read_digits(words[0])
        return as_number((signed or 1) * base * factor) if base is not None else None
    numeral = numeral_at(words, 0) if words else None
    return as_number((signed or 1) * numeral.value) if numeral and numeral.end == len(words) else None
