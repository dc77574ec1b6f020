"""Cut a text into the words, numbers and signs that figures are read from, and ask the tagger about each.

spaCy's tokens differ from one pipeline to the next just where figures need them alike (`20.`, `66-jährige`, `3,50€`),
so figures are read from words of their own, and each word asks the token that it begins in for its tag.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from spacy.tokens import Doc

from claimx import lexicon
from claimx.analysis.figures.numbers import VULGAR_FRACTIONS, Numeral, numeral_at, read_cardinal
from claimx.analysis.figures.units import currency_called, unit_called
from claimx.analysis.syntax.tagged_words import places
from claimx.analysis.syntax.tokens import Token, Tokens
from claimx.analysis.text.sentences import sentence_starts
from claimx.knowledge.gender_forms import NOUN
from claimx.vocabulary import FigureKind, Qualifier

WordClass = Literal[
    "noun", "name", "adjective", "determiner", "preposition", "conjunction", "verb", "participle", "adverb", "pronoun",
    "number", "sign",
]  # fmt: skip
Shape = Literal[
    "address", "date", "clock", "slashed", "fused", "number", "dotted", "code", "word", "sign", "break", "ratio"
]

_L = rf"[^\W\d_{VULGAR_FRACTIONS}]"  # a letter
_BREAK = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"  # what ends a line
_S = rf"[^\S{_BREAK}]"  # a space within a line
_SPACES = r" \u00a0\u2007\u2009\u202f"  # those that part thousands
_NUMBER = (
    r"(?:\d{1,3}(?:['’]\d{3})+\.\d\d(?!\d)|\d{1,3}(?:,\d{3})+\.\d\d?(?![\d.])"  # 1'250.50  1,250.50
    r"|\d{1,3},\d{3}\.\d{3}(?![\d.,])"  # 8,507.786
    r"|\d{1,3}(?:(?:\.\d{3})+|(?:['’]\d{3})+|(?:[\u0020\u00a0\u2007\u2009\u202f]\d{3})+)(?![\d])(?!\.\d)|\d+)"
    rf"(?:,(?:\d+|[-–—]+(?!\w))|\.[-–—]{{1,2}}(?!{_S}?\d))?(?:{_S}?[{VULGAR_FRACTIONS}])?"  # 1,5  50,–  50.–  3½
    rf"|[{VULGAR_FRACTIONS}]|(?<![\w.,]),\d+"
)
_PREPOSITIONS = sorted(lexicon.word_group("figure_words.jsonl", "before_day_in_digits"))
_WEEKDAYS = sorted(lexicon.word_group("figure_words.jsonl", "end_of_weekday"))
_BEFORE_DAY = "|".join(
    [rf"(?<=\b{word} )" for word in _PREPOSITIONS]
    + [rf"(?<={end}{gap})" for end in _WEEKDAYS for gap in (", ", r" \(")]
)
"""What a day and a month in digits can stand behind with a space between them: *am 14. 2.*, *Dienstag (14. 2.)*."""
SHAPES: dict[Shape, str] = {
    "address": rf"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w+|\b{_L}[\w-]*\.(?:de|com|org|net|at|ch|eu|info)\b",
    "date": (
        rf"\d{{1,2}}\.{_S}?\d{{1,2}}\.{_S}?(?:\d{{4}}|\d{{2}})\b(?!\.\d)"  # 12.08.2005
        r"|(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?!\d)|\d{4}-\d{2}-\d{2}\b"  # 7.10.  2005-08-12
        rf"|(?=\d)(?:{_BEFORE_DAY})(?:[12]?\d|3[01])\.{_S}(?:[1-9]|1[0-2])\.(?!\d)"  # am Dienstag (14. 2.)
        r"|(?:0[1-9]|1[0-2])\.(?:19|20)\d{2}(?![\d,]|\.\d)"  # 05.2016
        r"|(?:19|20)(?:1[2-9]|[2-9]\d)-(?:0[1-9]|1[0-2])(?![\d-])"  # 2016-05, but 2010-12
    ),
    "ratio": rf"\d+(?:{_S}:{_S}|:)(?:\d{{1,3}}(?:[.{_SPACES}]\d{{3}})+|\d{{4,}})(?![\d:])",  # 1:25.000
    "clock": (  # 17h30  18:30  3 : 1
        rf"\d{{1,2}}h[0-5]\d\b|\d{{1,3}}(?:{_S}:{_S}|:)\d{{1,3}}(?:{_S}?:{_S}?\d{{2}})?\b(?:,\d+)?"
    ),
    "slashed": r"\d+(?:/\d+)+(?!\d)",  # 2007/2008  3/4
    "fused": (  # 66-jährige  3km  16-
        rf"(?:\d+(?:[.,]\d+){{0,5}}[{VULGAR_FRACTIONS}]?|[{VULGAR_FRACTIONS}])(?:-?(?:km/h(?:-{_L}+)*|[kcd]?m\^?[23]|{_L}+(?:\.?-{_L}+)*)(?!\w)|{_S}?%-?ig\w*|-%-{_L}+|-(?=[\s/,]))"
    ),
    "code": (
        rf"\d+(?:\.\d+){{2,}}(?<!\.\d{{3}})(?!\w)|\d+(?:-\d+){{2,}}\b|\d+(?:_|{_L})\w*"  # 2.0.1  3-518-1  4x100
        rf"|{_L}{{1,4}}\d+,\d+|[A-Z]{{2,3}}\.\d\b|[A-Z]{{2}}\d{{2}}(?: ?\d{{4}})+(?: ?\d{{1,3}})?\b"  # PM2,5  ID.3
    ),
    "dotted": r"\d+\.\d{1,2}(?!\d)(?!\.\d)",  # 18.30
    "number": _NUMBER,
    "word": (
        rf"{NOUN}|[kcm]?m(?:\^?[23])(?!\w)|{_L}+[²³]|[TkKM][€$£]|(?:US|HK|[ACR])-?\$"  # m^2  m²  T€  US$
        rf"|{_L}+(?:['’]{_L}+)?(?:-(?:{_L}|\d)+)*(?:-(?=[\s,/]))?(?!\w)"  # Vier-Personen-Haushalt  Geräte-
    ),
    "sign": rf"°{_S}?[CFK]\b|''|\w+(?:-\w+)*|\S",  # °C  H5N1
    "break": rf"[{_BREAK}]",
}
_PATTERN = re.compile(
    # Nearly every word has but German letters, and nearly every sign is a mark before a space: they need no other look.
    r"(?P<plain>[A-Za-zÄÖÜäöüß]+)(?: |(?=[\s“”\"«»);!?,]|\.(?:\s|\Z)))|(?P<mark>[.,;!?„“”\"»«()])(?: |(?=\s))|"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in SHAPES.items())
)
_SHAPES_OF_PLAIN: dict[int, Shape] = {1: "word", 2: "sign"}
"""Of the two groups that `_PATTERN` begins with."""
_COMPARATIVE = re.compile(r"(?!weiter|ander)[a-zäöüß]{2,}ere[mnrs]?")  # höheres
LONGEST_NUMBER = 100
"""In characters; whatever has more digits is a key or a broken page."""
FUSED = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)*[{VULGAR_FRACTIONS}]?|[{VULGAR_FRACTIONS}])[\s-]?(?P<tail>.*)", re.DOTALL
)

_STTS: dict[str, WordClass] = {
    "NN": "noun", "NE": "name", "ADJA": "adjective", "ADJD": "adverb", "CARD": "number",
    "ART": "determiner", "PDAT": "determiner", "PPOSAT": "determiner", "PIAT": "determiner", "PIDAT": "determiner",
    "PWAT": "determiner", "PRELAT": "determiner", "APPR": "preposition", "APPRART": "preposition",
    "APPO": "preposition", "KON": "conjunction", "KOUS": "conjunction", "KOKOM": "conjunction", "KOUI": "conjunction",
    "VVPP": "participle", "VAPP": "participle", "VMPP": "participle", "ADV": "adverb", "PROAV": "adverb",
    "PAV": "adverb", "PTKVZ": "adverb", "PTKNEG": "adverb", "PTKZU": "adverb", "PTKA": "adverb", "PWAV": "adverb",
    "PPER": "pronoun", "PRF": "pronoun", "PDS": "pronoun", "PIS": "pronoun", "PRELS": "pronoun", "PWS": "pronoun",
    "PPOSS": "pronoun", "FM": "name", "TRUNC": "noun", "$,": "sign", "$.": "sign", "$(": "sign",
}  # fmt: skip
_UPOS: dict[str, WordClass] = {
    "NOUN": "noun", "PROPN": "name", "ADJ": "adjective", "DET": "determiner", "ADP": "preposition",
    "CCONJ": "conjunction", "SCONJ": "conjunction", "VERB": "verb", "AUX": "verb", "ADV": "adverb", "PART": "adverb",
    "PRON": "pronoun", "NUM": "number", "PUNCT": "sign", "SYM": "sign", "X": "name",
}  # fmt: skip


@dataclass(frozen=True)
class FunctionWord:
    """One line of `function_words.jsonl`.

    Attributes:
        word: In lower case.
        word_class: What it is where no tagger has seen it.
    """

    word: str
    word_class: WordClass


@cache
def function_words() -> dict[str, WordClass]:
    """Closed-class words with their class."""
    return {entry.word: entry.word_class for entry in lexicon.load("function_words.jsonl", FunctionWord)}


class Per(NamedTuple):
    """What a rate is related to: *je 100.000 Einwohner*, *pro Quadratmeter*.

    Attributes:
        value: How many of them: 100,000.
        unit: What it measures, None for nothing.
        counted: What is counted, None for nothing.
    """

    value: Fraction
    unit: str | None
    counted: str | None


@dataclass(slots=True)
class FoundFigure:
    """A figure while it is being put together.

    Attributes:
        first, last: Its words, half-open.
        kind, value, low, high, qualifier, unit, counted, iso: As in the output, numbers as fractions.
        amount_end: The word after the number itself.
        bare: Whether nothing was said yet of what the number counts.
        scale: What the number was multiplied with: a million.
        share: How many of the unit make one of the currency: 100 cents, 1/1000 of T€.
        per: What a rate is related to.
        unit_from: The figure that says the unit.
        of: The two numbers of a fraction: *zwei von fünf*.
        rule: What read it.
    """

    first: int
    last: int
    kind: FigureKind
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    counted: str | None = None
    iso: str | None = None
    amount_end: int = 0
    bare: bool = False
    scale: Fraction = Fraction(1)
    share: Fraction = Fraction(1)
    per: Per | None = None
    unit_from: FoundFigure | None = None
    of: tuple[Fraction, Fraction] | None = None
    rule: str = ""

    @property
    def is_open(self) -> bool:
        """Nothing says what the number measures or counts."""
        return self.kind == "count" and self.bare

    @property
    def size(self) -> Fraction | None:
        """The number, of a range its upper bound."""
        return self.value if self.value is not None else self.high

    @property
    def as_said(self) -> Fraction | None:
        """Its size as the words have it: 3 of *3 Millionen Euro*, 50 of *50 Cent*."""
        return None if self.size is None else self.size * self.share / self.scale

    def multiply(self, factor: Fraction) -> None:
        """Multiply the number and its bounds."""
        self.value, self.low, self.high = (
            None if number is None else number * factor for number in (self.value, self.low, self.high)
        )


def _before_unit(match: re.Match[str]) -> int:
    """Where digits end and a unit begins that are written together (3km, 250ml); 0 where it is no unit."""
    parts = FUSED.fullmatch(match.group())
    if parts is None or parts["number"] + parts["tail"] != match.group():
        return 0
    is_thousands = parts["tail"] in ("k", "K") and len(parts["number"]) > 1  # 60k, but 4K
    is_unit = unit_called(parts["tail"]) or currency_called(parts["tail"]) or is_thousands
    return match.start() + len(parts["number"]) if is_unit else 0


_MEASURED = re.compile(rf"{_S}?({_L}+|[€$°])")
LARGEST_PART = 5


def _before_price(match: re.Match[str]) -> int:
    """The slash between two prices or temperatures, *12/8 Euro*, *8/15 Grad*; 0 where it is none or in a fraction."""
    numbers = match.group().split("/")
    follows = _MEASURED.match(match.string, match.end())
    is_part = int(numbers[0]) < int(numbers[1]) <= LARGEST_PART
    if len(numbers) != 2 or follows is None or is_part:
        return 0
    unit = unit_called(follows[1])
    is_measured = currency_called(follows[1]) or (unit and unit.category == "temperature") or follows[1] == "°"
    return match.start() + len(numbers[0]) if is_measured else 0


_SCORER = re.compile(r"[A-ZÄÖÜ][\w'’-]+ \(\Z")


def _before_penalties(match: re.Match[str]) -> int:
    """The slash between the goals of a player and the penalties among them, *Pünner (6/4)*; 0 where it is none."""
    goals, _, penalties = match.group().partition("/")
    if not penalties.isdecimal() or len(goals) > 2 or int(goals) <= int(penalties):
        return 0
    begin = max(0, match.start() - LONGEST_BEFORE)
    is_alone = match.string[match.end() : match.end() + 1] in (")", ",") and goals[0] != "0"
    return match.start() + len(goals) if is_alone and _SCORER.search(match.string, begin, match.start()) else 0


_DAY_AND_MONTH = re.compile(r"\d\.\d\.")


def _is_on_scale(match: re.Match[str]) -> bool:
    """*ein Beben der Stärke [5.3].*: a decimal point and the full stop of the sentence, no day of a month."""
    if not _DAY_AND_MONTH.fullmatch(match.group()):
        return False
    before = match.string[max(0, match.start() - LONGEST_BEFORE) : match.start()].split()
    return bool(lexicon.word_group("figure_words.jsonl", "scale_of_quakes").intersection(before[-2:]))


LONGEST_BEFORE = 30
_SIDES = re.compile(r"\d+(?:x\d+)+")


def _is_measured(match: re.Match[str]) -> bool:
    """A unit follows a number: *4x100 Meter*, *30x20 cm*."""
    follows = _MEASURED.match(match.string, match.end())
    return follows is not None and unit_called(follows[1]) is not None


def _parts(match: re.Match[str]) -> tuple[tuple[Shape, int, int], ...]:
    """The words that a match is cut into, by shape and offsets: of *3km* two, of *12/8 Euro* three, else one."""
    shape: Shape = match.lastgroup  # type: ignore[assignment]
    start, end = match.span()
    if end - start > LONGEST_NUMBER and shape not in ("word", "address"):
        shape = "code"  # Python refuses to read a number of thousands of digits, and so would any reader
    elif shape == "fused" and (middle := _before_unit(match)):
        return ("number", start, middle), ("word", middle, end)
    elif shape == "code" and _SIDES.fullmatch(match.group()) and _is_measured(match):
        return tuple(("sign" if part[0] == "x" else "number", start + part.start(), start + part.end())
                     for part in re.finditer(r"x|\d+", match.group()))  # fmt: skip
    elif shape == "date" and _is_on_scale(match):
        return ("dotted", start, end - 1), ("sign", end - 1, end)
    elif shape == "slashed" and (middle := _before_price(match) or _before_penalties(match)):
        return ("number", start, middle), ("sign", middle, middle + 1), ("number", middle + 1, end)
    return ((shape, start, end),)


class _Lowered(dict[int, str]):
    """Words in lower case by their number; empty beyond either end of the text."""

    def __missing__(self, number: int) -> str:
        return ""


class Words:
    """The words of one document, with what the tagger says about them; the end of a line is a word of its own.

    Attributes:
        texts, shapes, starts: Of each word how it is written, its shape, and its first character.
        special: The numbers of those that are neither letters alone nor a mark.
        lower: What a word is in lower case.
        joined: Whether a word goes on from the one before it: same sentence, same line.
    """

    def __init__(self, doc: Doc, tokens: Tokens | None = None) -> None:
        tokens = tokens or Tokens(doc)
        self.text = tokens.text
        self.trace = tokens.trace
        text = self.text
        shapes: list[Shape] = []
        starts: list[int] = []
        texts: list[str] = []
        self.special: list[int] = []
        for match in _PATTERN.finditer(text):
            group = match.lastindex or 0
            if group in _SHAPES_OF_PLAIN:
                shapes.append(_SHAPES_OF_PLAIN[group])
                starts.append(match.start())
                texts.append(match[group])
            else:
                for shape, start, end in _parts(match):
                    self.special.append(len(texts))
                    shapes.append(shape)
                    starts.append(start)
                    texts.append(text[start:end])
        self.shapes, self.starts, self.texts = shapes, starts, texts
        self.lower: Callable[[int], str] = _Lowered(enumerate(map(str.lower, texts))).__getitem__
        self.tagged = doc.has_annotation("TAG")
        self._posed = doc.has_annotation("POS")
        self._classes: dict[int, WordClass] = {}
        self._numerals: dict[int, Numeral | None] = {}
        self._surnames: set[str] | None = None
        self._tokens = tokens
        split = doc.has_annotation("SENT_START")
        begins = (tokens.starts[i] for i in tokens.sentence_starts)
        self._sentences = list(begins) if split else sentence_starts(text)
        apart = {0, *(bisect_left(starts, start) for start in self._sentences)}
        apart.update(k for i in places(shapes, "break") for k in (i, i + 1))
        self.joined: Callable[[int], bool] = set(range(len(texts))).difference(apart).__contains__

    def __len__(self) -> int:
        return len(self.texts)

    def end(self, i: int) -> int:
        """The character after a word."""
        return self.starts[i] + len(self.texts[i])

    def span(self, first: int, last: int) -> str:
        """The text of the words from `first` to before `last`."""
        return self.text[self.starts[first] : self.end(last - 1)]

    def text_at(self, i: int) -> str:
        """A word as it stands there, empty beyond either end of the text."""
        return self.texts[i] if 0 <= i < len(self.texts) else ""

    def adjacent(self, i: int) -> bool:
        """No space stands between a word and the one before it."""
        return (
            0 < i < len(self.texts) and self.starts[i] == self.end(i - 1) and "break" not in self.shapes[i - 1 : i + 1]
        )

    def has_stop(self, i: int) -> bool:
        """A full stop stands right behind a word: *am 3[.] Mai*."""
        return self.lower(i + 1) == "." and self.adjacent(i + 1)

    def is_ordinal(self, i: int) -> bool:
        """Digits with a full stop right behind: *3.*."""
        return self.text_at(i).isdecimal() and self.has_stop(i)

    def ends_before(self, i: int) -> bool:
        """A word is a mark that closes a part of a sentence, or of another sentence or line than the one before it."""
        return not self.joined(i) or self.texts[i] in '.,;:!?)–“”"«»'

    def sentence(self, i: int) -> int:
        """Number of the sentence that a word stands in."""
        return bisect_right(self._sentences, self.starts[i])

    def same_sentence(self, i: int, k: int) -> bool:
        """Whether two words stand in one sentence."""
        return self.sentence(i) == self.sentence(k)

    def begins_sentence(self, i: int) -> bool:
        """A word is the first of its sentence, quotation marks aside: there a capital says nothing."""
        while i > 0 and self.shapes[i - 1] == "sign" and self.texts[i - 1] in '„“"»«‚(–-':
            i -= 1
        return not self.joined(i) or self.texts[i - 1] == ":"

    def numeral(self, i: int) -> Numeral | None:
        """The longest number that begins at a word, which several readers ask for."""
        if i not in self._numerals:
            self._numerals[i] = numeral_at(self.texts, i)
        return self._numerals[i]

    def token(self, i: int) -> Token:
        """The token that a word begins in."""
        return self._tokens[bisect_right(self._tokens.starts, self.starts[i]) - 1]

    def is_plural(self, i: int) -> bool | None:
        """What the morphology says about a noun's number, None where it says nothing."""
        number = self.token(i).morph.get("Number")
        return number == "Plur" if number else None

    def is_comparative(self, i: int) -> bool:
        """*mehr*, *höheres*, or what the morphology takes for a comparative."""
        if i >= len(self):
            return False
        looks = _COMPARATIVE.fullmatch(self.texts[i]) is not None and self.word_class(i) == "adjective"
        return looks or self.lower(i) == "mehr" or self.token(i).morph.get("Degree") == "Cmp"

    def is_surname(self, i: int) -> bool:
        """A word stands after another name somewhere in the document: *Nina Hagen … Hagen*."""
        if self._surnames is None:
            classes = [self.word_class(k) for k in range(len(self))]
            self._surnames = {
                self.texts[k] for k in range(1, len(self)) if classes[k] == classes[k - 1] == "name" and self.joined(k)
            }
        return self.texts[i] in self._surnames

    def word_class(self, i: int) -> WordClass:
        """Word class by tag, else by part of speech, else by the looks of the word; `sign` beyond the text."""
        if not 0 <= i < len(self.texts):
            return "sign"
        if i not in self._classes:
            self._classes[i] = self._classify(i)
        return self._classes[i]

    def _classify(self, i: int) -> WordClass:
        """The class of a word by its shape, then by tag or part of speech."""
        text, shape = self.texts[i], self.shapes[i]
        if shape in ("number", "dotted", "clock", "date", "slashed"):
            return "number"
        if shape == "break" or (shape == "sign" and not text[0].isalnum()):
            return "sign"
        token = self.token(i)
        if token.tag_:
            tag = token.tag_
            word_class: WordClass = _STTS.get(tag) or ("verb" if tag.startswith("V") else "adverb")
        elif self._posed and token.pos_:
            word_class = _UPOS.get(token.pos_, "adverb")
        else:
            return self._guess(i)
        # A capital within a sentence is a noun whatever the tagger thinks, and a small letter never is one
        if text[0].isupper() and word_class in ("verb", "participle", "adverb") and not self.begins_sentence(i):
            return "noun"
        if text[0].islower() and word_class in ("noun", "name") and not text.endswith("-"):
            return self._guess(i)
        if text[0].islower() and text[1:2].isupper():  # das iPhone 15
            return "name"
        return word_class

    def _guess(self, i: int) -> WordClass:
        """The class of a word that nobody has tagged, by its letters."""
        text = self.texts[i]
        if known := function_words().get(text.lower()):
            return known
        if (number := read_cardinal(text)) is not None and number != 1:
            return "number"
        if text[0].isupper():
            return "noun"
        if text[0].isdecimal():
            return "adjective"
        if text.startswith("ge") and text.endswith(("t", "en")) and len(text) > 5:
            return "participle"
        return "adjective" if len(text) > 3 and text.endswith(("e", "en", "er", "es", "em")) else "adverb"
