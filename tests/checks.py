"""What holds for every document, whatever the text was; run as a script, whether it holds for real texts.

    python tests/checks.py TEXTS [...] [--mutated N] [--seed N] [--read-back N] [--jobs N]

TEXTS is a folder of text files or a file with one object a line that has a `text`. With --mutated, parts of them are
broken at random N times in all: words dropped, doubled and swapped, marks and line breaks put in and out; with another
--seed they are others. What is found in one of 20 of these, or of --read-back of them, is written in every format and
read back; of whole texts all are.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from reading_back import check_read_back
from tagged_once import foresee, made_once, tag
from typer.testing import CliRunner

import claimx
from claimx import cli
from claimx.analysis.text.quotes import find_quotations
from claimx.knowledge.function_words import NAME_PARTICLES, words_of
from claimx.models import Document
from claimx.reading import Readable

NO_EDGES = words_of("edge_of_no_name")
NOBODY = words_of("naming_nobody")
OFFICES = words_of("office_in_letters")
"""*OB* is no *ob*."""
LONGEST_FIGURE = 120
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\ufeff]")
LINE_END = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def heed_interrupts() -> None:
    """Let a process end at Ctrl-C, which one does not whose parents run in the background of a shell."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run_command(*arguments: str, stdin: bytes = b"", check: bool = True) -> subprocess.CompletedProcess[bytes]:
    """Run the command in this process, where claimx is loaded already, and say what a process of its own would."""
    result = CliRunner().invoke(cli.app, arguments, stdin, prog_name="claimx", catch_exceptions=False)
    done = subprocess.CompletedProcess(arguments, result.exit_code, result.stdout_bytes, result.stderr_bytes)
    if check:
        done.check_returncode()
    return done


class Printed:
    """What `claimx extract` prints for the texts of a table, each in a file of its own, so many in a call; by texts.

    The command does with them what the library does (`test_cli.py`): a table that is looked at through the command need
    not be looked at through the library too.
    """

    AT_A_TIME = 32

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(dict.fromkeys(texts))
        self._places = {text: place for place, text in enumerate(self.texts)}
        self._printed: dict[str, Document] = {}
        foresee(self.texts)

    def __getitem__(self, text: str) -> Document:
        if text not in self._printed:
            first = self._places[text] // self.AT_A_TIME * self.AT_A_TIME
            texts = self.texts[first : first + self.AT_A_TIME]
            self._printed |= made_once(("printed", texts), lambda: extracted_by_command(texts))
        return self._printed[text]


def extracted_by_command(texts: list[str]) -> dict[str, Document]:
    """What `claimx extract` prints for texts in one call, and what holds for every document holds for these."""
    tag(texts)
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number:03}.txt") for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8", newline="")
        found = json.loads(run_command("extract", *map(str, paths), "--json", "--pipeline", "bundled").stdout)
    documents = {}
    for path, text, data in zip(paths, texts, found if len(texts) > 1 else [found], strict=True):
        documents[text] = document = Document.model_validate(data)
        assert document.document.source == str(path)
        check_document(document, text)
    return documents


def check_document(document: Document, text: str) -> None:
    """That every offset fits the text, every quote is what stands there, and every reference leads somewhere."""
    assert document.document.characters == len(text)
    assert Document.model_validate_json(document.to_json()) == document
    for records in (document.speakers, document.statements, document.figures):
        ids = [record.id for record in records]
        assert len(set(ids)) == len(ids)
    speakers = {speaker.id for speaker in document.speakers} | {None}
    statements = {statement.id: statement for statement in document.statements}
    figures = {figure.id: figure for figure in document.figures}
    for statement in document.statements:
        for role in (statement.content, statement.speaker, statement.cue, statement.frame, statement.addressee):
            if role:
                check_spans(role.spans, text)
                assert role.text == " … ".join(text[start:end] for start, end in role.spans)
                assert all(text[start:end].strip() for start, end in role.spans), role
        if statement.cue:
            check_words(statement.cue.lemma)
        if statement.speaker and not statement.speaker.name:
            assert statement.speaker.text.lower() not in NOBODY, statement.speaker.text
        assert statement.parent in statements.keys() - {statement.id} | {None}
        assert statement.speaker is None or statement.speaker.id in speakers
        for figure in (figures[number] for number in statement.figures):
            assert any(a <= figure.start and figure.end <= b for a, b in statement.content.spans), figure.text
        assert 0 <= statement.sentence.start <= statement.sentence.end <= len(text)
    for figure in document.figures:
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert figure.speaker in speakers
        assert figure.statement is None or figure.id in statements[figure.statement].figures
        assert figure.unit_from in figures.keys() | {None}
        for words in (figure.counted, figure.unit, figure.per and figure.per.counted):
            check_words(words)
    assert all(a.end <= b.start for a, b in pairwise(document.figures))
    begins = [statement.content.spans[0][0] for statement in document.statements]
    assert begins == sorted(begins)
    check_extents(document, text)
    for speaker in document.speakers:
        for name in (speaker.name, *speaker.names):
            check_words(name)
        check_name(speaker.name)
        for words in (speaker.role, speaker.party, document.document.title):
            check_words(words)
        assert set(speaker.members) <= speakers
        check_spans(speaker.mentions, text)
        assert all(text[start:end].strip() for start, end in speaker.mentions), speaker.name


def check_spans(spans: list[tuple[int, int]], text: str) -> None:
    """That spans lie inside the text, in its order, and none overlaps another."""
    assert all(0 <= start < end <= len(text) for start, end in spans), spans
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), spans


def check_words(words: str | None) -> None:
    """That words which no text quotes are one line of characters that can be seen."""
    assert words is None or (words.strip() and not UNSEEN.search(words)), repr(words)


def check_marks(document: Document, text: str) -> None:
    """That each role takes a pair of quotation marks whole, lies within it, or leaves it out; in text that is whole."""
    readable = Readable(text)
    pairs = [readable.given(q.start, q.end) for q in find_quotations(readable.text) if q.closed]
    for statement in document.statements:
        for role in (statement.content, statement.speaker, statement.frame):
            for start, end in role.spans if role else ():
                whole = ((start <= a < end) == (start < b <= end) or a < start < end < b for a, b in pairs)
                assert all(whole), text[start:end]


def check_extents(document: Document, text: str) -> None:
    """That a figure stands in one line of one sentence, is short, and parts no quotation mark from its partner.

    A line that was wrapped is one.
    """
    readable = Readable(text)
    lines = [readable.given(*line.span()) for line in re.finditer(r"[^\n]+", readable.text)]
    marks = [readable.given(q.start, q.end) for q in find_quotations(readable.text)]
    for figure in document.figures:
        assert len(Readable(figure.text).text) <= LONGEST_FIGURE, figure.text
        start, end = lines[bisect_right(lines, (figure.start, len(text))) - 1]
        assert start <= figure.start < figure.end <= end, figure.text
        if figure.sentence.start <= figure.start < figure.sentence.end:  # what stands in a headline is in no sentence
            assert figure.end <= figure.sentence.end, figure.text
        for start, end in marks if re.search('[„“”"»«]', figure.text) else ():
            assert (figure.start <= start < figure.end) == (figure.start < end <= figure.end), figure.text


def check_name(name: str) -> None:
    """That a speaker's name is one line with a letter, whole, and neither begins nor ends with what no name does."""
    assert name == " ".join(name.split()), repr(name)
    assert re.search(r"[^\W\d_]", name), repr(name)
    assert sum(name.count(mark) for mark in '„“”"»«') % 2 == 0, repr(name)
    assert name.count("(") == name.count(")"), repr(name)
    assert name[0] not in "-–—,.:;)" and name[-1] not in "-–—,:;(", repr(name)
    first, last = re.sub(r"^einer? \w+er ", "", name).split()[0], name.split()[-1]  # *einer der Gründer* names somebody
    assert first in OFFICES or first.lower() not in NO_EDGES - NAME_PARTICLES, repr(name)
    assert last not in NO_EDGES, repr(name)
    assert not re.search(r"https?:|www\.|@", name), repr(name)


def texts(source: Path) -> Iterator[tuple[str, str]]:
    """Names of texts, and the texts."""
    if source.is_dir():
        yield from ((path.name, path.read_text(encoding="utf-8")) for path in sorted(source.glob("*.txt")))
        return
    with source.open(encoding="utf-8") as lines:
        yield from ((f"{source.name}:{number}", json.loads(line)["text"]) for number, line in enumerate(lines, 1))


MARKS = ["„", "“", "”", '"', "»", "«", "‚", "‘", "’", ",", ".", ":", ";", "!", "?", "–", "(", ")", "…", "\n", "\n\n"]
ODD = [
    "\t",
    "\r\n",
    "\u2028",
    "\xa0",
    "\xad",
    "  ",
    ",,",
    "''",
    "``",
    "&nbsp;",
    "-\n",
    "\x0c",
    "\u0308",
    "3",
    "1.000",
    "🙂",
]


def mutated(text: str, random: Random) -> str:
    """A part of a text with words dropped, doubled and swapped, marks and line breaks put in and out."""
    length = random.choice((200, 400, 800))
    begin = random.randrange(max(len(text) - length, 1))
    words = re.findall(r"\S+|\s+", text[begin : begin + length]) or [""]
    for _ in range(random.randint(1, 30)):
        at = random.randrange(len(words))
        words[at] = random.choice(
            ["", words[at] * 2, random.choice(words), random.choice(MARKS), random.choice(ODD), words[at][::-1]]
        )
    return "".join(words)


class Trial(NamedTuple):
    """A text that is tried."""

    name: str
    text: str
    whole: bool
    """Whether it is as somebody wrote it."""
    read_back: bool
    """Whether every format is read back."""


def broken(trial: Trial) -> str | None:
    """What breaks in a text, in a line."""
    try:
        document = claimx.extract(trial.text, pipeline="bundled", with_text=True)
        check_document(document, trial.text)
        if trial.whole:
            check_marks(document, trial.text)
        if trial.read_back:
            check_read_back(document)
    except Exception as error:
        return f"{trial.name}: {type(error).__name__}: {error}".splitlines()[0]
    return None


def trials(sources: list[str], mutations: int | None, seed: int, each: int) -> Iterator[Trial]:
    """What is tried: all texts, or so many mutations, one of `each` of which is read back."""
    named = [text for source in sources for text in texts(Path(source))]
    if mutations is None:
        yield from (Trial(name, text, whole=True, read_back=True) for name, text in named)
        return
    random = Random(seed)
    for number in range(mutations):
        name, text = random.choice(named)
        name = f"{name}, mutation {number} of seed {seed}"
        yield Trial(name, mutated(text, random), whole=False, read_back=number % each == 0)


def main() -> None:
    """Check every text of every source, print what breaks, and exit with 1 where something does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", metavar="TEXTS")
    parser.add_argument("--mutated", type=int, metavar="N", help="as many mutations of them; without it the texts")
    parser.add_argument("--seed", type=int, metavar="N", default=0, help="which mutations; 0")
    parser.add_argument("--read-back", type=int, metavar="N", default=20, help="one in N of these is read back; 20")
    parser.add_argument(
        "--jobs", type=int, metavar="N", default=os.cpu_count(), help="processes at a time; one a processor"
    )
    arguments = parser.parse_args()
    tried = found = read_back = 0
    all_trials = list(trials(arguments.sources, arguments.mutated, arguments.seed, arguments.read_back))
    with Pool(arguments.jobs, maxtasksperchild=100) as pool:
        for trial, problem in zip(all_trials, pool.imap(broken, all_trials, chunksize=20), strict=True):
            tried, read_back, found = tried + 1, read_back + trial.read_back, found + (problem is not None)
            if problem:
                print(problem, flush=True)
            if tried % 1000 == 0:
                print(f"{found} of {tried:,} texts broken", file=sys.stderr, flush=True)
    print(f"{found} of {tried:,} texts broken; of {read_back:,} every format was read back")
    sys.exit(found > 0)


if __name__ == "__main__":
    main()
