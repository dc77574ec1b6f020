"""Counts what goes wrong with the speakers of annotated articles, by classes: a table in Markdown.

Of the statements that claimx finds, each whose speaker is not the annotators' is in the first class that fits. The
classes are those of the design of the cast, decided by the words of both names, and by who else speaks in the article.

    python benchmarks/speaker_errors.py CORPORA/articles/train
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import score_articles

import claimx

NOBODY_RIGHT = "nobody was right"
NOBODY = "nobody is given"
TOO_LONG = "the name is too long"
TOO_SHORT = "the name is too short"
ANOTHER = "it is another speaker of the article"
PRONOUN = "a pronoun stands for somebody else"
NEW = "a role, synonym or body is taken for somebody new"
CLASSES = (NEW, ANOTHER, PRONOUN, TOO_LONG, TOO_SHORT, NOBODY, NOBODY_RIGHT)

_PRONOUN = re.compile(r"er|sie|ihm|ihn|ihr|ihnen|es|dieser|diese|der|die|das|letzterer?|ersterer?", re.IGNORECASE)


def class_of(name: str | None, words: str, wanted: str | None, others: set[str]) -> str:
    """The class of a wrong name.

    Args:
        name: What claimx gives.
        words: The words of the text that claimx takes for the speaker.
        wanted: The annotators' name, or several with `|` between them.
        others: Whom the annotators name elsewhere in the article.
    """
    if wanted is None:
        return NOBODY_RIGHT
    if name is None:
        return NOBODY
    got = score_articles.key(name)
    rights = [score_articles.key(right) for right in wanted.split("|")]
    if any(_is_part(right, got) for right in rights):
        return TOO_LONG
    if any(_is_part(got, right) for right in rights):
        return TOO_SHORT
    if any(score_articles.same_name(name, other) for other in others):
        return ANOTHER
    return PRONOUN if _PRONOUN.fullmatch(words) else NEW


def _is_part(part: list[str], whole: list[str]) -> bool:
    """Whether words stand in others in one piece: *Urs Frei* in *Ständerat Urs Frei*."""
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def errors(folder: Path) -> Iterator[str | None]:
    """For each statement that is found the class of its error, None where the speaker is right."""
    for article in score_articles.read(folder):
        others = {statement.name for statement in article.statements if statement.name is not None}
        document = claimx.extract(article.text, pipeline="bundled")
        for statement, wanted in score_articles.compared(article, document):
            if wanted is None or wanted.optional:
                continue
            speaker = statement.speaker
            name = speaker.name if speaker else None
            if score_articles.same_name(name, wanted.name):
                yield None
            else:
                yield class_of(name, (speaker.text if speaker else None) or "", wanted.name, others)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path, help="folder with NAME.txt and NAME.json")
    folder = parser.parse_args().articles
    found = list(errors(folder))
    counts = Counter(found)
    wrong = len(found) - counts[None]
    print(
        f"{wrong} of {len(found)} statements that are found have a wrong speaker ({wrong / max(len(found), 1):.3f}).\n"
    )
    print("| what went wrong | statements | share |\n|---|---|---|")
    for name in CLASSES:
        print(f"| {name} | {counts[name]} | {counts[name] / max(wrong, 1):.0%} |")


if __name__ == "__main__":
    main()
