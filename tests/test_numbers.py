"""A German number that is written out, in words or in any notation, reads back to itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.analysis.figures.numbers import read_cardinal, read_number, read_ordinal, read_part, read_plural

ONES = (
    "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
TENS = ("", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
SCALES = ((10**15, "Billiarde", "Billiarden"), (10**12, "Billion", "Billionen"), (10**9, "Milliarde", "Milliarden"),
          (10**6, "Million", "Millionen"))  # fmt: skip


def spell(number: int) -> str:
    """The number in German words, as a book would print it: *zwei Millionen dreihunderttausendeinundzwanzig*."""
    words = []
    for size, one, many in SCALES:
        times, number = divmod(number, size)
        if times:
            words.append(f"eine {one}" if times == 1 else f"{below_million(times)} {many}")
    if number or not words:
        words.append("eins" if number == 1 else below_million(number, final=True))
    return " ".join(words)


def below_million(number: int, final: bool = False) -> str:
    thousands, rest = divmod(number, 1000)
    head = f"{below_thousand(thousands)}tausend" if thousands else ""
    return head + (below_thousand(rest, final) if rest or not head else "")


def below_thousand(number: int, final: bool = False) -> str:
    hundreds, rest = divmod(number, 100)
    head = f"{ONES[hundreds]}hundert" if hundreds else ""
    return head + (below_hundred(rest, final) if rest or not head else "")


def below_hundred(number: int, final: bool = False) -> str:
    if number == 1 and final:
        return "eins"
    if number < 20:
        return ONES[number]
    tens, one = divmod(number, 10)
    return (f"{ONES[one]}und" if one else "") + TENS[tens]


def grouped(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


integers = st.integers(0, 10**15)
separators = st.sampled_from([".", "'", "’", " ", "\u00a0", "\u202f", "\u2009"])


@given(integers)
def test_words_read_back(number: int) -> None:
    assert read_number(spell(number)) == number
    assert read_number(spell(number).replace("ß", "ss").upper()) == number


@given(integers, separators)
def test_grouped_digits_read_back(number: int, separator: str) -> None:
    value = read_number(grouped(number, separator))
    assert value == number
    assert isinstance(value, int)


@given(integers)
def test_plain_digits_read_back(number: int) -> None:
    assert read_number(str(number)) == number
    assert read_number(f"minus {number}") == -number
    assert read_number(f"−{number}") == -number


@given(st.integers(0, 10**9), st.integers(0, 999), separators)
def test_decimals_read_back(whole: int, thousandths: int, separator: str) -> None:
    assert read_number(f"{grouped(whole, separator)},{thousandths:03d}") == pytest.approx(whole + thousandths / 1000)
    assert read_number(f"{whole},{thousandths:03d}") == pytest.approx(whole + thousandths / 1000)


@given(
    st.integers(1, 999), st.integers(0, 99), st.sampled_from([("Mio.", 10**6), ("Mrd.", 10**9), ("Millionen", 10**6)])
)
def test_scaled_decimals_are_exact(whole: int, hundredths: int, scale: tuple[str, int]) -> None:
    name, size = scale
    assert read_number(f"{whole},{hundredths:02d} {name}") == whole * size + hundredths * size // 100


@given(st.integers(2, 999_999))
def test_ordinals_read_back(number: int) -> None:
    stem = below_million(number)
    for ending, irregular in (("drei", "dritt"), ("sieben", "siebt"), ("acht", "acht"), ("ein", "erst")):
        if number % 100 == {"drei": 3, "sieben": 7, "acht": 8, "ein": 1}[ending]:
            stem = stem.removesuffix(ending) + irregular
            break
    else:
        stem += "t" if 0 < number % 100 < 20 else "st"
    assert read_ordinal(f"{stem}en") == number


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,'½- €%/:", max_size=40))
def test_any_string_is_read_or_refused(text: str) -> None:
    value = read_number(text)
    assert value is None or isinstance(value, (int, float))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3½", 3.5), ("½", 0.5), ("3 1/2", 3.5), ("3/4", 0.75), (",5", 0.5), ("50,–", 50), ("1.234.567,8", 1234567.8),
        ("anderthalb", 1.5), ("eineinhalb", 1.5), ("zweieinhalb", 2.5), ("dreieinhalb Millionen", 3_500_000),
        ("eine halbe Million", 500_000), ("eine Viertelmillion", 250_000), ("ein Dutzend", 12), ("zwei Dutzend", 24),
        ("fünf und eine halbe", 5.5), ("drei Komma fünf", 3.5), ("dreikommafünf", 3.5), ("100k", 100_000),
        ("achtzehnhundertzweiundfünfzig", 1852), ("hundertundeins", 101), ("tausendundeins", 1001), ("zwo", 2),
        ("zwei Milliarden eine Million", 2_001_000_000), ("zwei Millionen eine Milliarde", None),
        ("5 Tsd.", 5000), ("1,2 Mrd", 1_200_000_000), ("3 Bio.", 3_000_000_000_000), ("zweier", 2), ("fuenfzehn", 15),
        ("Zweifel", None), ("Dreieck", None), ("Hundertschaft", None), ("und", None), ("", None), ("10 Euro", None),
    ],
)  # fmt: skip
def test_number(text: str, value: float | None) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("zweitgrößte", 2), ("drittletzter", 3), ("achtbarste", None), ("zweifelnde", None), ("erste", 1)],
)
def test_ordinal_word(word: str, value: int | None) -> None:
    assert read_ordinal(word) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [("Drittel", 1 / 3), ("Vierteln", 1 / 4), ("Zwanzigstel", 1 / 20), ("Zweidrittel", 2 / 3), ("Mantel", None)],
)
def test_part(word: str, value: float | None) -> None:
    part = read_part(word)
    assert (None if part is None else float(part)) == (value and pytest.approx(value))


@pytest.mark.parametrize(
    ("word", "least"), [("Hunderte", 100), ("Zehntausenden", 10_000), ("Dutzende", 12), ("Tage", None)]
)
def test_open_plural(word: str, least: int | None) -> None:
    assert read_plural(word) == least


def test_article_is_one() -> None:
    assert {read_cardinal(word) for word in ("ein", "eine", "einem", "einen", "einer", "eines", "eins")} == {1}
