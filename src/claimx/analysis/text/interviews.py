"""Finds interviews and dialogues by how they are laid out: who speaks in which lines.

Either a line names who speaks, as a play does (*Weber: Im Mai.*, *Frage: …* and *Antwort: …*), or questions stand in
lines of their own, the first of which addresses the one who answers (*Herr Weber, wann beginnt der Bau?*).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from claimx.analysis.text.lines import Line
from claimx.knowledge.function_words import NAME_PARTICLES, words_of
from claimx.knowledge.given_names import is_given_name
from claimx.knowledge.nouns import is_person_word, is_speaker_noun

_MARKUP = r"(?:\*\*|__|''|\*|_)?"
_WORD = r"[^\s:?!,;„“\"*_']"
_IN_SMALL = "|".join(sorted(words_of("asking_medium")))
_NAME = rf"(?:[A-ZÄÖÜ]|(?:{_IN_SMALL})\b){_WORD}*(?: {_WORD}+){{0,5}}"
_LABEL = re.compile(rf"[>:–—-]*\s*{_MARKUP}(?P<label>{_NAME}){_MARKUP}\s?:{_MARKUP} +(?=\S)")
_ADDRESS = re.compile(r"(?:^|[\s,*_]) ?(?:Herr|Frau) (?P<name>(?:[A-ZÄÖÜ][\w.-]* ){0,2}[A-ZÄÖÜ][\w-]+)(?= ?[,?])")
_QUESTION = re.compile(r"[^?]*\S\?[*_' ]*")
_OPENS = re.compile(r"(?:Herr|Frau) [^.!?…]*[,?][^.!?…]*(?:[.!?…] .*\?|…)")
_BOLD = re.compile(r"(\*\*|__|''').+\1")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"“”«»’)*_']*$")
_FORMS_OF_ADDRESS = words_of("form_of_address")
_MAX_QUESTION = 400
"""In characters; a longer line that ends in a question mark is a paragraph."""
_MAX_REMARK = 200
"""In characters; a longer line between two questions belongs to an answer."""
_MAX_LABELS = 20
"""The most labels that are looked up in the text, the most frequent first; no talk has more people."""
_QUESTIONS = words_of("question")
_ANSWERS = words_of("answer")


class Turn(NamedTuple):
    """What one of those who talk says. Offsets are half-open, in characters.

    Attributes:
        start, end: What is said.
        speaker_start, speaker_end: The words that say who it is; both the same where the article names nobody.
        is_question: Whether it is a question that nobody signs, which is no statement.
    """

    start: int
    end: int
    speaker_start: int
    speaker_end: int
    is_question: bool


class _Start(NamedTuple):
    """A line that begins a turn.

    Attributes:
        line: Its number.
        key: What its label is known by; empty for a question without a label.
        label: The characters of the label.
        content: The offset at which what is said begins.
    """

    line: int
    key: str
    label: tuple[int, int]
    content: int


def find_turns(lines: list[Line], skipped: set[int]) -> list[Turn]:
    """The turns of an interview or a dialogue, none where the text is none.

    Args:
        lines: The lines of the text.
        skipped: The numbers of those that are title or furniture.
    """
    body = [i for i, line in enumerate(lines) if line.text and i not in skipped]
    labelled = _labelled(lines, body)
    starts = sorted([*labelled, *_questions(lines, body, labelled)])
    asked = next((who for start in starts if (who := _addressed(lines, start))), None)
    if asked is None and not any(start.key for start in starts):
        asked = _signed_once(lines, body, [start.line for start in starts])
        if asked is None:
            return []
    return _turns(lines, body, starts, asked or (0, ""))


def opens_talk(line: Line) -> bool:
    """Whether a line that is no title addresses somebody: *SZ: Herr Thoma, warum?*, *Herr Thoma, es reicht. Oder?*"""
    if _OPENS.fullmatch(line.text):
        return True
    return _LABEL.match(line.text) is not None and _ADDRESS.search(line.text) is not None


def _labelled(lines: list[Line], body: list[int]) -> list[_Start]:
    """The lines with a label, where these are a dialogue."""
    found = []
    for i in body:
        if ":" in lines[i].text and (match := _LABEL.match(lines[i].text)):
            start = lines[i].start
            span = (start + match.start("label"), start + match.end("label"))
            found.append(_Start(i, _key(match["label"]), span, start + match.end()))
    if not found:
        return []
    counts = Counter(start.key for start in found)
    turns = [start for start in found if counts[start.key] > 1 or start.key in _QUESTIONS | _ANSWERS]
    keys = {start.key for start in turns}
    if keys & _QUESTIONS and keys & _ANSWERS:
        return turns
    changes = sum(a.key != b.key for a, b in pairwise(turns))
    sentences = sum(bool(_ENDS_SENTENCE.search(lines[start.line].text)) for start in turns)
    asked = sum(_is_bold_question(lines[i]) for i in body) or len(_before_answers(lines, body, turns))
    talk = len(turns) > 2 and 2 * changes >= len(turns) - 1 and 4 * sentences >= 3 * len(turns)
    talk = talk or (len(turns) > 1 and asked > 1)
    if not talk or not any(_is_name(key, lines) for key, _ in counts.most_common(_MAX_LABELS)):
        return []
    once = (start for start in found if counts[start.key] == 1 and start not in turns)
    return sorted([*turns, *(start for start in once if _is_full_name(lines[start.line], start))])


def _is_full_name(line: Line, start: _Start) -> bool:
    """*Karla Weber: Im Mai.*: somebody with a full name, who speaks but once where others talk."""
    first, *others = line.text[start.label[0] - line.start : start.label[1] - line.start].split()
    name = all(word[0].isupper() or word in NAME_PARTICLES for word in others)
    return bool(others) and name and is_given_name(first, beside_name=True) and bool(_ENDS_SENTENCE.search(line.text))


def _key(label: str) -> str:
    """*Dr. Anna Weber*, *A. Weber* and *Weber (SPD)* are the same one."""
    return re.sub(r"\s*\(.*\)$", "", label).split()[-1].lower()


def _is_name(key: str, lines: list[Line]) -> bool:
    """*Weber*, where the article has *Anna Weber* or *Frau Weber*; not *Behauptung* and *Fakt*."""
    if is_speaker_noun(key):
        return True
    named = re.compile(rf"([A-ZÄÖÜ][\w-]+) {re.escape(key)}\b", re.IGNORECASE)
    words = {match[1] for line in lines for match in named.finditer(line.text)}
    return any(w in _FORMS_OF_ADDRESS or is_given_name(w, beside_name=True) or is_person_word(w) for w in words)


def _is_bold_question(line: Line) -> bool:
    return bool(_BOLD.fullmatch(line.text)) and bool(_QUESTION.fullmatch(line.text))


def _is_short_question(line: Line) -> bool:
    return len(line.text) < _MAX_QUESTION and bool(_QUESTION.fullmatch(line.text))


def _asks_at_last(line: Line) -> bool:
    """*Wie kamen Sie dazu? Wollten Sie nie Ärztin werden?*"""
    return len(line.text) < _MAX_QUESTION and line.text.rstrip("*_' ").endswith("?")


def _before_answers(lines: list[Line], body: list[int], labelled: list[_Start]) -> list[int]:
    """The questions that nobody signs before answers that somebody does: *Wann beginnt der Bau? | Weber: Im Mai.*"""
    signed = {start.line for start in labelled}
    return [
        a for a, b in pairwise(body)
        if b in signed and a not in signed and (_asks_at_last(lines[a]) or _OPENS.fullmatch(lines[a].text))
    ]  # fmt: skip


def _questions(lines: list[Line], body: list[int], labelled: list[_Start]) -> list[_Start]:
    """The lines that are a question: bold ones, or all short ones where one addresses somebody."""
    bold = [i for i in body if _is_bold_question(lines[i])]
    if not bold and labelled:
        bold = _before_answers(lines, body, labelled)
    elif not bold:
        short = [i for i in body if _is_short_question(lines[i])]
        addressed = any(_ADDRESS.search(lines[i].text) for i in short)
        bold = short if addressed or _signed_once(lines, body, short) else []
        bold = sorted({*bold, *_remarks(lines, body, bold)})
    return [_Start(i, "", (lines[i].start, lines[i].start), lines[i].start) for i in bold]


def _signed_once(lines: list[Line], body: list[int], questions: list[int]) -> tuple[int, str] | None:
    """Who answers, and at which offset, where only the first answer is signed: *Wann? | **Anna Weber**: Im Mai.*"""
    if len(questions) < 2:
        return None
    answer = bisect_left(body, questions[0] + 1)
    match = _LABEL.match(lines[body[answer]].text) if body[answer] != questions[1] else None
    words = match["label"].split() if match is not None else []
    if match is None or len(words) < 2 or not is_given_name(words[0].title(), beside_name=True):
        return None
    return lines[body[answer]].start + match.start("label"), match["label"]


def _remarks(lines: list[Line], body: list[int], questions: list[int]) -> list[int]:
    """The lines between questions that ask without a question mark: *Sie sind selbst Ärztin.*

    Each second one is, where that comes out even between all questions, and each is shorter than the answer to it. So
    is one behind the last question.
    """
    places = [bisect_left(body, i) for i in questions]
    between = [body[a + 1 : b] for a, b in pairwise(places)]
    if any(len(answers) % 2 == 0 for answers in between):
        return []
    last = body[places[-1] + 1 :] if places else []
    if between and len(last) % 2:  # an answer, and maybe a remark and the answer to it
        between.append(last)
    asked = [(answers[k], answers[k + 1]) for answers in between for k in range(1, len(answers), 2)]
    short = all(len(lines[i].text) < min(_MAX_REMARK, len(lines[answer].text)) for i, answer in asked)
    return [i for i, _ in asked] if short else []


def _addressed(lines: list[Line], start: _Start) -> tuple[int, str] | None:
    """Whom a question addresses, and at which offset: *Frau **Weber**, wann …?*"""
    line = lines[start.line]
    match = _ADDRESS.search(line.text) if not start.key or start.key in _QUESTIONS else None
    return (line.start + match.start("name"), match["name"]) if match else None


def _behind_label(line: Line, addressed: str) -> int:
    """Where an answer begins whose line says who answers: *Anna Weber: | Im Mai.*, *Weber: | Im Mai.*"""
    match = _LABEL.match(line.text)
    named = match is not None and (" " in match["label"] or match["label"] == addressed.split()[-1])
    return line.start + (match.end() if match is not None and named else 0)


def _turns(lines: list[Line], body: list[int], starts: list[_Start], asked: tuple[int, str]) -> list[Turn]:
    """Each turn with its paragraphs; what follows the last signed one after an empty line is the article's again.

    Args:
        lines, body: As for `_questions`.
        starts: The lines that begin a turn.
        asked: Who answers the questions that nobody signs, and at which offset the name stands.
    """
    turns: list[Turn] = []
    begin, name = asked
    addressed = (begin, begin + len(name))
    for number, start in enumerate(starts):
        last = number == len(starts) - 1
        end = len(body) if last else bisect_left(body, starts[number + 1].line)
        paragraphs = body[bisect_left(body, start.line + 1) : end]
        if last and start.key:
            empty = next((k for k in range(start.line, len(lines)) if not lines[k].text), len(lines))
            paragraphs = paragraphs[: bisect_left(paragraphs, empty)]
        if start.key and start.key not in _QUESTIONS:
            speaker = addressed if start.key in _ANSWERS else start.label
            turns.append(Turn(start.content, lines[[start.line, *paragraphs][-1]].end, *speaker, False))
        else:
            turns.append(Turn(start.content, lines[start.line].end, 0, 0, True))
            if paragraphs:
                content = _behind_label(lines[paragraphs[0]], name)
                turns.append(Turn(content, lines[paragraphs[-1]].end, *addressed, False))
    return turns
