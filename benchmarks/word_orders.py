"""How often a plain statement is found whole, with its speaker, in each order of its words.

    python benchmarks/word_orders.py [--share 0.1] [--seed 1] [--shown 20]

Sentences are put together of a speaker, a verb and what is said, in all the orders that newspapers have for them, so
that what fails is an order, a kind of speaker or a kind of object and not a sentence. Of each table a share is drawn by
the seed. Shown is what goes wrong most often, by part, and sentences that do.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import claimx


class Speaker(NamedTuple):
    """Who speaks.

    Attributes:
        nominative, dative: As the sentence has them.
        name: What claimx calls them.
        plural: Whether the verb is in the plural.
    """

    nominative: str
    dative: str
    name: str
    plural: bool = False


class Verb(NamedTuple):
    """A verb of saying with an object.

    Attributes:
        present, past: In the singular and the plural.
        participle: In its full form.
        particle: What stands at the end of a main clause, empty for none.
    """

    present: tuple[str, str]
    past: tuple[str, str]
    participle: str
    particle: str = ""


class Sentence(NamedTuple):
    """One sentence of a table.

    Attributes:
        text: The sentence.
        parts: The order and the words that it was put together of.
        name: Who says it.
        content: What is said.
    """

    text: str
    parts: tuple[str, ...]
    name: str
    content: str


SPEAKERS = [
    Speaker("Rehm", "Rehm", "Rehm"),
    Speaker("Uta Weiß", "Uta Weiß", "Uta Weiß"),
    Speaker("die Stadt", "der Stadt", "Stadt"),
    Speaker("das Ministerium", "dem Ministerium", "Ministerium"),
    Speaker("die Grünen", "den Grünen", "Grüne", plural=True),
    Speaker("ein Sprecher", "einem Sprecher", "Sprecher"),
    Speaker("Ministerin Uta Weiß", "Ministerin Uta Weiß", "Uta Weiß"),
    Speaker("die SPD-Fraktion", "der SPD-Fraktion", "SPD-Fraktion"),
    Speaker("SPD-Chefin Weiß", "SPD-Chefin Weiß", "Weiß"),
    Speaker("der Kieler Bürgermeister Jan Rehm (CDU)", "dem Kieler Bürgermeister Jan Rehm (CDU)", "Jan Rehm"),
    Speaker("Polizei und Feuerwehr", "Polizei und Feuerwehr", "Polizei und Feuerwehr", plural=True),
    Speaker("Brüssel", "Brüssel", "Brüssel"),
]
VERBS = [
    Verb(("fordert", "fordern"), ("forderte", "forderten"), "gefordert"),
    Verb(("lehnt", "lehnen"), ("lehnte", "lehnten"), "abgelehnt", "ab"),
    Verb(("kritisiert", "kritisieren"), ("kritisierte", "kritisierten"), "kritisiert"),
    Verb(("weist", "weisen"), ("wies", "wiesen"), "zurückgewiesen", "zurück"),
    Verb(("begrüßt", "begrüßen"), ("begrüßte", "begrüßten"), "begrüßt"),
    Verb(("verteidigt", "verteidigen"), ("verteidigte", "verteidigten"), "verteidigt"),
    Verb(("kündigt", "kündigen"), ("kündigte", "kündigten"), "angekündigt", "an"),
]
OBJECTS = [
    "den Plan", "die Reform", "das Gesetz", "die Pläne", "den Umbau der Schule", "Neuwahlen", "eine Sondersitzung",
    "ein neues Gesetz", "die geplante Schließung", "Kürzungen im Haushalt", "ein Verbot von Böllern",
]  # fmt: skip
OBJECT_ORDERS = [
    "{speaker} {past} {said} {particle}.",
    "{said} {past} {speaker} {particle}.",
    "Am Montag {past} {speaker} {said} {particle}.",
    "{speaker} {present} seit Monaten {said} {particle}.",
    "{speaker} {has} {said} {participle}.",
    "{said} {had} zuvor auch {speaker} {participle}.",
    "Zuvor {had} {speaker} {said} {participle}.",
    "{speaker} {past} {said} {particle}: „Wir brauchen das.“",
    "{speaker} {past} {said} am Dienstag im Landtag erneut {particle}.",
    "Deshalb {past} {speaker} am Abend {said} {particle}.",
    "Auch {speaker} {past} {said} {particle}.",
]
"""`particle` is empty where the verb has none."""
CLAUSES = [
    ("Der Umbau werde teurer", "der Umbau teurer werde", "wird der Umbau teurer"),
    ("Es gebe keine Verletzten", "es keine Verletzten gebe", "gibt es keine Verletzten"),
    ("Man müsse mehr Personal einstellen", "man mehr Personal einstellen müsse", "muss man mehr Personal einstellen"),
    ("Im Mai fehlten 20 Millionen Euro", "im Mai 20 Millionen Euro fehlten", "fehlen im Mai 20 Millionen Euro"),
]
"""What is said, as a main clause, behind *dass*, and with the verb first."""
SAYING = [
    ("sagte", "sagten"),
    ("erklärte", "erklärten"),
    ("kritisierte", "kritisierten"),
    ("erläuterte", "erläuterten"),
]
CLAUSE_ORDERS = [
    ("{speaker} {verb}: {said}.", 0), ("{speaker} {verb}, dass {said}.", 1), ("{said}, {verb} {speaker}.", 0),
    ("Am Montag {verb} {speaker}, dass {said}.", 1), ("{said}, {verb} {speaker} auf Anfrage.", 0),
    ("{said}, {verb} am Montag {speaker}.", 0), ("{said}, {verb} gestern in Kiel {speaker}.", 0),
    ("{said}, so {speaker} weiter.", 0), ("„{said}“, {verb} {speaker}.", 0), ("Laut {dative} {said}.", 2),
    ("{dative} zufolge {said}.", 2), ("Wie {speaker} am Montag {verb}, {said}.", 2),
]  # fmt: skip
"""Each with the form of the clause that it has."""


def main() -> None:
    """Draw, extract, and show what goes wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--share", type=float, default=0.1, help="of the sentences of each table")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=20, help="sentences that go wrong")
    options = parser.parse_args()
    random = Random(options.seed)
    for title, table in (("objects", objects()), ("clauses", clauses())):
        drawn = [sentence for sentence in table if random.random() < options.share]
        wrong = [
            (sentence, found) for sentence in drawn if not is_right(sentence, found := claimx.extract(sentence.text))
        ]
        print(f"{title}: {len(wrong)} of {len(drawn)} wrong ({len(wrong) / max(len(drawn), 1):.3f})")
        times = Counter(part for sentence in drawn for part in sentence.parts)
        failed = Counter(part for sentence, _ in wrong for part in sentence.parts)
        for part in sorted(failed, key=lambda part: -failed[part] / times[part])[:8]:
            print(f"  {failed[part] / times[part]:.2f}  {failed[part]:4} of {times[part]:4}  {part}")
        for sentence, found in wrong[: options.shown]:
            print(f"  {sentence.text}  →", [(s.speaker and s.speaker.name, s.content.text) for s in found.statements])


def objects() -> Iterator[Sentence]:
    """*Den Plan lehnte die Stadt ab*: an act and its object."""
    for speaker, verb, said, order in itertools.product(SPEAKERS, VERBS, OBJECTS, OBJECT_ORDERS):
        text = order.format(
            speaker=speaker.nominative, said=said, particle=verb.particle, participle=verb.participle,
            present=verb.present[speaker.plural], past=verb.past[speaker.plural],
            has="haben" if speaker.plural else "hat", had="hatten" if speaker.plural else "hatte",
        )  # fmt: skip
        yield Sentence(_begun(text), (order, speaker.nominative, verb.participle, said), speaker.name, said)


def clauses() -> Iterator[Sentence]:
    """*Der Umbau werde teurer, sagte die Stadt*: a verb of saying and a clause."""
    for speaker, verb, forms, (order, form) in itertools.product(SPEAKERS, SAYING, CLAUSES, CLAUSE_ORDERS):
        said = forms[form]
        text = order.format(speaker=speaker.nominative, dative=speaker.dative, verb=verb[speaker.plural], said=said)
        yield Sentence(_begun(text), (order, speaker.nominative, verb[0], said), speaker.name, said)


def _begun(text: str) -> str:
    """A sentence with a capital, and without the space of a particle that there is none of."""
    text = text.replace(" .", ".").replace(" :", ":")
    return text[0].upper() + text[1:]


def is_right(sentence: Sentence, found: claimx.Document) -> bool:
    """Whether one statement has the content, but for the subjunction and marks, and its speaker."""
    said = {
        s.content.text.strip("„“").removeprefix("dass ").lower()
        for s in found.statements
        if s.speaker is not None and (s.speaker.name or "").lower() == sentence.name.lower()
    }
    return sentence.content.lower() in said


if __name__ == "__main__":
    main()
