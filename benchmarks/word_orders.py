"""How often a plain statement is found whole, with its speaker, in each order of its words, frame and way to name them.

    python benchmarks/word_orders.py [--share 0.1] [--seed 1] [--shown 20]

Sentences are put together of a speaker, a verb or a frame (*laut …*, *nach Angaben …*) and what is said, in all the
orders that newspapers have for them, so that what fails is an order, a kind of speaker or a kind of object and not a
sentence. Towns stand before who speaks (*die Kieler Polizei*), and whom one sentence names another one takes up; others
may have spoken in between. Two to four speak together, and two in turn. Of each table a share is drawn by the seed.
Shown is what goes wrong most often, by part, and sentences that do.
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
        nominative, dative: As the sentence has them, an apposition with the comma that closes it.
        genitive: As it stands behind *nach Angaben*.
        name: What claimx calls them.
        plural: Whether the verb is in the plural.
    """

    nominative: str
    dative: str
    genitive: str
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
        also: What they may be called besides.
    """

    text: str
    parts: tuple[str, ...]
    name: str
    content: str
    also: str = ""


SPEAKERS = [
    Speaker("Rehm", "Rehm", "von Rehm", "Rehm"),
    Speaker("Uta Weiß", "Uta Weiß", "von Uta Weiß", "Uta Weiß"),
    Speaker("die Stadt", "der Stadt", "der Stadt", "Stadt"),
    Speaker("das Ministerium", "dem Ministerium", "des Ministeriums", "Ministerium"),
    Speaker("die Grünen", "den Grünen", "der Grünen", "Grüne", plural=True),
    Speaker("ein Sprecher", "einem Sprecher", "eines Sprechers", "Sprecher"),
    Speaker("Ministerin Uta Weiß", "Ministerin Uta Weiß", "von Ministerin Uta Weiß", "Uta Weiß"),
    Speaker("die SPD-Fraktion", "der SPD-Fraktion", "der SPD-Fraktion", "SPD-Fraktion"),
    Speaker("SPD-Chefin Weiß", "SPD-Chefin Weiß", "von SPD-Chefin Weiß", "Weiß"),
    Speaker(
        "der Kieler Bürgermeister Jan Rehm (CDU)", "dem Kieler Bürgermeister Jan Rehm (CDU)",
        "des Kieler Bürgermeisters Jan Rehm (CDU)", "Jan Rehm",
    ),
    Speaker(
        "Polizei und Feuerwehr", "Polizei und Feuerwehr", "von Polizei und Feuerwehr", "Polizei und Feuerwehr",
        plural=True,
    ),
    Speaker("Brüssel", "Brüssel", "von Brüssel", "Brüssel"),
    Speaker("Rehms Anwalt", "Rehms Anwalt", "von Rehms Anwalt", "Rehms Anwalt"),
    Speaker("Experten", "Experten", "von Experten", "Experten", plural=True),
    Speaker("der Virologe", "dem Virologen", "des Virologen", "Virologe"),
    Speaker(
        "Anna Brandt, Sprecherin der Werke,", "Anna Brandt, Sprecherin der Werke,",
        "von Anna Brandt, Sprecherin der Werke,", "Anna Brandt",
    ),
    Speaker("Jürgen von der Heide", "Jürgen von der Heide", "von Jürgen von der Heide", "Jürgen von der Heide"),
]  # fmt: skip
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
    "Merkels Kurs", "Israels Vorgehen", "den Kurs der Opposition", "den Vorschlag von Can", "mehr Geld für Schulen",
    "alle Vorwürfe", "diesen Schritt", "die Aufnahme von Gesprächen mit den Wirten", "schärfere Regeln für Händler",
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


FRAMES = [
    "laut {dative}", "nach Angaben {genitive}", "{dative} zufolge", "nach Ansicht {genitive}", "aus Sicht {genitive}",
    "nach den Worten {genitive}", "nach Darstellung {genitive}", "laut einem Bericht {genitive}",
]  # fmt: skip
FACTS = [
    ("der Umbau", "wird", "teurer"), ("die Kosten", "steigen", "auf 20 Millionen Euro"),
    ("zwei Menschen", "wurden", "bei dem Unfall verletzt"), ("der Fahrer", "hatte", "das Auto nicht gesehen"),
    ("die Lage", "ist", "ernst"), ("mehr als 300 Betriebe", "sind", "betroffen"),
]  # fmt: skip
"""Each as subject, finite verb and the rest."""
FRAME_ORDERS = [
    ("{frame} {verb} {subject} {rest}.", "{verb} {subject} {rest}"),
    ("{subject} {verb} {frame} {rest}.", "{subject} {verb} {rest}"),
    ("Am Montag {verb} {frame} {subject} {rest}.", "Am Montag {verb} {subject} {rest}"),
    ("Wegen des Regens {verb} {subject} {frame} {rest}.", "Wegen des Regens {verb} {subject} {rest}"),
    ("In Kiel {verb} {frame} {subject} {rest}, was freut.", "In Kiel {verb} {subject} {rest}, was freut"),
    ("{subject} {verb} {frame} am Montag {rest}.", "{subject} {verb} am Montag {rest}"),
]
"""Each with what is said in it besides who says so."""
CLAUSE_FRAME_ORDERS = [
    ("Wie {speaker} am Montag {tells}, {verb} {subject} {rest}.", "{verb} {subject} {rest}"),
    ("{subject} {verb}, wie {speaker} {tells}, {rest}.", "{subject} {verb} {rest}"),
    ("{subject} {verb} {rest}, wie {speaker} der Zeitung {tells}.", "{subject} {verb} {rest}"),
    ("{subject} {verb}, so {speaker}, {rest}.", "{subject} {verb} {rest}"),
    ("Geht es nach {dative}, {verb} {subject} {rest}.", "{verb} {subject} {rest}"),
]
QUOTED = ["Das ist ein Fehler", "Wir brauchen mehr Geld", "Niemand wusste davon"]
QUOTING = [
    Verb(("sagt", "sagen"), ("sagte", "sagten"), "gesagt"),
    Verb(("klagt", "klagen"), ("klagte", "klagten"), "geklagt"),
    Verb(("räumt", "räumen"), ("räumte", "räumten"), "eingeräumt", "ein"),
    Verb(("fügt", "fügen"), ("fügte", "fügten"), "hinzugefügt", "hinzu"),
    Verb(("warnt", "warnen"), ("warnte", "warnten"), "gewarnt"),
]
WHEN = [
    "am Montag",
    "nach der Sitzung",
    "in der Halle",
    "gegenüber dem NDR",
    "im Gespräch mit dieser Redaktion",
    "knapp",
]
QUOTATION_ORDERS = [
    "„{said}“, {past} {speaker} {when} {particle}.", "„{said}“, {past} {when} {speaker} {particle}.",
    "{speaker} {past} {when} {particle}: „{said}.“", "{when} {past} {speaker} {particle}: „{said}.“",
    "„{said}“, {past} {speaker} {when} {particle}. „Das wird teuer.“",
    "„Das wird teuer. {said}“, {past} {speaker} {when} {particle}.",
]  # fmt: skip


TOWNS = [
    "Kieler", "Leipziger", "Passauer", "Ingolstädter", "Cottbuser", "Trierer", "Luzerner", "Geraer", "Basler", "Bremer",
    "Münchner", "Kasseler", "Warschauer", "Ulmer", "Linzer", "Bielefelder", "Hannoveraner", "Straßburger",
]  # fmt: skip
OF_TOWNS = [
    Speaker("die {town} Polizei", "der {town} Polizei", "", "{town} Polizei"),
    Speaker("das {town} Landgericht", "dem {town} Landgericht", "", "{town} Landgericht"),
    Speaker("der {town} Verein", "dem {town} Verein", "", "{town} Verein"),
    Speaker("die {town} Staatsanwaltschaft", "der {town} Staatsanwaltschaft", "", "{town} Staatsanwaltschaft"),
    Speaker("die {town} SPD-Fraktionschefin", "der {town} SPD-Fraktionschefin", "", "{town} SPD-Fraktionschefin"),
    Speaker("der {town} Forscher Jan Rehm", "dem {town} Forscher Jan Rehm", "", "Jan Rehm"),
    Speaker("die {town} Rektorin Uta Weiß", "der {town} Rektorin Uta Weiß", "", "Uta Weiß"),
]
TOWN_ORDERS = [
    "{speaker} sagte am Montag, der Plan sei falsch.",
    "Der Plan sei falsch, sagte {speaker} am Montag.",
    "Am Montag hieß es von {dative}, der Plan sei falsch.",
    "Vor der Sitzung betonte {speaker}, der Plan sei falsch.",
]


MEMBERS = {
    "names": {name: name for name in ("Uta Lenz", "Jan Rehm", "Ali Kaya", "Mia Brandt")},
    "surnames": {name: name for name in ("Lenz", "Rehm", "Sommer", "Brandt")},
    "roles": {
        "Ministerin Uta Lenz": "Uta Lenz", "SPD-Chef Jan Rehm": "Jan Rehm", "Landrat Ali Kaya": "Ali Kaya",
        "Bürgermeister Karl König": "Karl König",
    },
    "parties": {
        "Uta Lenz (SPD)": "Uta Lenz", "Jan Rehm (CDU)": "Jan Rehm", "Landrat Ali Kaya (Grüne)": "Ali Kaya",
        "Mia Brandt (FDP)": "Mia Brandt",
    },
    "bodies": {name: name for name in ("SPD", "Linke", "Verdi", "DGB")},
    "groups": {name: name for name in ("Opposition", "Gewerkschaften", "Eltern", "Verbände")},
    "of bodies": {
        "Uta Lenz vom Mieterbund": "Uta Lenz", "Jan Rehm von der CDU": "Jan Rehm", "Verdi": "Verdi",
        "Mia Brandt vom Landkreistag": "Mia Brandt",
    },
}  # fmt: skip
"""Those who may speak together, by kind, and what claimx calls them. None has an article, nor another dative."""
BEFORE_SEVERAL = ["die Abgeordneten ", "die Bürgermeister ", "die Fraktionschefs ", "die Parteivorsitzenden "]
"""Before names alone: what they all are."""
JOINTS = ["und", "sowie", "wie auch"]
SEVERAL_ORDERS = [
    ("{several} forderten mehr Geld.", "mehr Geld"), ("Am Montag lehnten {several} den Plan ab.", "den Plan"),
    ("Den Plan lehnten {several} ab.", "den Plan"), ("Im Landtag sagten {several}, es reiche.", "es reiche"),
    ("„Es reicht“, sagten {several} am Montag.", "Es reicht"), ("Es reiche, so {several}.", "Es reiche"),
    ("Für den Plan sprachen sich {several} aus.", "Für den Plan"), ("Laut {dative} fehlt Geld.", "fehlt Geld"),
    ("Nach Angaben von {dative} fehlt Geld.", "fehlt Geld"), ("{dative} zufolge fehlt Geld.", "fehlt Geld"),
    ("Das sagten {several}. „Es reicht.“", "Es reicht"), ("{several} kamen. Sie forderten mehr Geld.", "mehr Geld"),
    ("{several} lobten den Plan. Es reiche.", "Es reiche"),
]  # fmt: skip


class Person(NamedTuple):
    """Somebody whom one sentence names and the next one takes up.

    Attributes:
        introduced: As the first sentence has them, an apposition with the comma that closes it.
        name: What claimx calls them.
        taken_up: What they are called then.
        pronoun: *Er* or *Sie*.
    """

    introduced: str
    name: str
    taken_up: str
    pronoun: str


PEOPLE = [
    Person("der CDU-Abgeordnete Jan Rehm", "Jan Rehm", "der Abgeordnete", "Er"),
    Person("die Grünen-Politikerin Uta Weiß", "Uta Weiß", "die Grünen-Politikerin", "Sie"),
    Person("Oberbürgermeisterin Petra Kolb (SPD)", "Petra Kolb", "die Oberbürgermeisterin", "Sie"),
    Person("Bundesverkehrsminister Timo Falk", "Timo Falk", "der Minister", "Er"),
    Person("Polizeisprecher Nils Bergner", "Nils Bergner", "der Polizeisprecher", "Er"),
    Person("die Geschäftsführerin des Verbandes, Maren Ott,", "Maren Ott", "die Geschäftsführerin", "Sie"),
    Person("Professor Erik Sander von der Universität Kiel", "Erik Sander", "der Professor", "Er"),
    Person("der Präsident des Bundes, Pfarrer Ole Henning,", "Ole Henning", "der Pfarrer", "Er"),
    Person("der ukrainische Präsident Wolodymyr Selenskyj", "Wolodymyr Selenskyj", "der Präsident", "Er"),
    Person("Mehmet Yıldız, Chef der Gewerkschaft,", "Mehmet Yıldız", "der Gewerkschaftschef", "Er"),
    Person("die Basler Regierungsrätin Ida Klamt", "Ida Klamt", "die Baslerin", "Sie"),
    Person("Sportdirektor Emil Bach (51)", "Emil Bach", "der 51-Jährige", "Er"),
]
OTHERS = [
    "Die Stadt widersprach dem.", "Das Ministerium widersprach dem.", "Die Gewerkschaft Verdi widersprach dem.",
    "Der Plan war im Mai vorgestellt worden.",
]  # fmt: skip
TAKING_UP = [
    "{surname} forderte mehr Geld.",
    "{taken_up} forderte mehr Geld.",
    "Mehr Geld forderte {taken_up} am Dienstag.",
    "Am Dienstag forderte {surname} mehr Geld.",
]
BY_PRONOUN = ["{pronoun} forderte mehr Geld.", "Am Dienstag forderte {small} mehr Geld."]


class Body(NamedTuple):
    """A body behind the noun for its kind: *das Start-up Celonis*.

    Attributes:
        articles: In the nominative, dative and genitive.
        kind: The noun.
        genitive: The noun in the genitive.
        name: Its name.
        taken_up: What it is called then.
    """

    articles: tuple[str, str, str]
    kind: str
    genitive: str
    name: str
    taken_up: str


MASCULINE, FEMININE, NEUTER = ("der", "dem", "des"), ("die", "der", "der"), ("das", "dem", "des")
BODIES = [
    Body(MASCULINE, "Chiphersteller", "Chipherstellers", "Nvidia", "der Konzern"),
    Body(MASCULINE, "Netzbetreiber", "Netzbetreibers", "50Hertz", "der Betreiber"),
    Body(MASCULINE, "Fahrgastverband", "Fahrgastverbands", "Pro Bahn", "der Verband"),
    Body(MASCULINE, "Elektronikkonzern", "Elektronikkonzerns", "Samsung Electronics", "der Konzern"),
    Body(MASCULINE, "Versicherer", "Versicherers", "Allianz", "der Versicherer"),
    Body(FEMININE, "Denkfabrik", "Denkfabrik", "Agora Energiewende", "die Denkfabrik"),
    Body(FEMININE, "Verbraucherorganisation", "Verbraucherorganisation", "foodwatch", "die Organisation"),
    Body(FEMININE, "Bürgerinitiative", "Bürgerinitiative", "Pro Wald", "die Initiative"),
    Body(FEMININE, "Solarfirma", "Solarfirma", "Meyer Burger", "die Firma"),
    Body(FEMININE, "Fluggesellschaft", "Fluggesellschaft", "Air France", "die Airline"),
    Body(NEUTER, "Start-up", "Start-ups", "Celonis", "das Unternehmen"),
    Body(NEUTER, "Vergleichsportal", "Vergleichsportals", "Check24", "das Portal"),
]
BODY_ORDERS = [
    "{nominative} kritisierte die Pläne scharf.",
    "Am Dienstag kritisierte {nominative} die Pläne scharf.",
    "Die Pläne kritisierte {nominative} scharf.",
    "Am Dienstag kritisierte {name} die Pläne scharf.",
    "{name}, {one} {kind} aus Kiel, kritisierte die Pläne.",
    "{nominative} baut um. {taken_up} kritisierte die Pläne.",
]
BODY_CLAUSES = [
    "{nominative} teilte mit, der Plan sei falsch.",
    "Am Dienstag teilte {nominative} mit, der Plan sei falsch.",
    "Der Plan sei falsch, teilte {nominative} mit.",
    "Der Plan sei falsch, so {nominative}.",
    "{nominative} baut um. Der Plan sei falsch, teilte {taken} mit.",
]
BODY_FRAMES = [
    "Laut {dative} fehlt Geld.",
    "Laut {kind} {name} fehlt Geld.",
    "Laut {name} fehlt Geld.",
    "{dative} zufolge fehlt Geld.",
    "Nach Angaben {genitive} fehlt Geld.",
    "Nach Angaben von {name} fehlt Geld.",
    "Wie {nominative} mitteilte, fehlt Geld.",
]

ASKING = [("Uta Weiß", "Uta Weiß"), ("die Richterin", "Richterin"), ("Bäckermeister Karl Brandt", "Karl Brandt")]
ANSWERING = [
    ("Anna Lenz", "Anna Lenz", "Anna Lenz"), ("der Zeuge", "den Zeugen", "Zeuge"),
    ("Anwalt Timo Falk", "Anwalt Timo Falk", "Timo Falk"), ("der Nachbar", "den Nachbarn", "Nachbar"),
]  # fmt: skip
"""Each in the nominative, those who answer in the accusative too, and as claimx calls them."""
TURN_ORDERS = [
    "„Kommen Sie?“, fragt {asks}. „Nein“, antwortet {answers}.",
    "„Kommen Sie?“, will {asks} wissen. „Nein“, sagt {answers}.",
    "{asks} fragt: „Kommen Sie?“ {answers} antwortet: „Nein.“",
    "{asks} fragt {asked}: „Kommen Sie?“ – „Nein.“",
    "{asks} fragt: „Kommen Sie?“ – „Nein“, sagt {answers}.",
    "{asks} fragt nach. „Kommen Sie?“ „Nein“, sagt {answers}.",
    "{asks} fragt {asked}: „Kommen Sie?“ {answers} schüttelt den Kopf. „Nein.“",
    "„Kommen Sie?“, fragt {asks}. {answers} nickt. „Ja.“",
    "„Kommen Sie?“, fragt {asks}, und {answers} bestätigt: „Ja.“",
]


def main() -> None:
    """Draw, extract, and show what goes wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--share", type=float, default=0.1, help="of the sentences of each table")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=20, help="sentences that go wrong")
    options = parser.parse_args()
    random = Random(options.seed)
    tables = {"objects": objects(), "clauses": clauses(), "frames": frames(), "quotations": quotations()}
    tables |= {"towns": towns(), "references": references(), "bodies": bodies(), "several": several()}
    tables |= {"turns": turns()}
    for title, table in tables.items():
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


def frames() -> Iterator[Sentence]:
    """*Nach Angaben der Stadt wird der Umbau teurer*: a frame, and the sentence that it stands in."""
    orders = [*itertools.product(FRAMES, FRAME_ORDERS), *itertools.product([""], CLAUSE_FRAME_ORDERS)]
    for speaker, (subject, verb, rest), (frame, (order, said)) in itertools.product(SPEAKERS, FACTS, orders):
        words = {"subject": subject, "verb": verb, "rest": rest}
        text = order.format(
            **words, frame=frame.format(dative=speaker.dative, genitive=speaker.genitive), dative=speaker.dative,
            speaker=speaker.nominative, tells="mitteilten" if speaker.plural else "mitteilte",
        )  # fmt: skip
        yield Sentence(_begun(text), (order, speaker.nominative, subject, frame), speaker.name, said.format(**words))


def quotations() -> Iterator[Sentence]:
    """*„Das ist ein Fehler“, sagte nach der Sitzung die Stadt*: a quotation, and when or to whom it was said."""
    for speaker, verb, said, when, order in itertools.product(SPEAKERS, QUOTING, QUOTED, WHEN, QUOTATION_ORDERS):
        past, particle = verb.past[speaker.plural], verb.particle
        text = order.format(said=said, past=past, speaker=speaker.nominative, when=when, particle=particle)
        content = f"Das wird teuer. {said}" if "teuer. {said}" in order else said
        yield Sentence(_begun(text), (order, speaker.nominative, verb.participle, when), speaker.name, content)


def towns() -> Iterator[Sentence]:
    """*Die Kieler Polizei sagte, der Plan sei falsch*: who speaks for a town, or in one."""
    for speaker, town, order in itertools.product(OF_TOWNS, TOWNS, TOWN_ORDERS):
        text = order.format(speaker=speaker.nominative, dative=speaker.dative).format(town=town)
        yield Sentence(_begun(text), (order, town, speaker.name), speaker.name.format(town=town), "der Plan sei falsch")


def references() -> Iterator[Sentence]:
    """*Minister Jan Rehm sagte, … Die Stadt widersprach dem. Der Minister forderte mehr Geld*: who is taken up."""
    between: list[tuple[str, Person | None]] = [(text, None) for text in ["", *OTHERS]]
    between += [(f"{_begun(other.introduced)} widersprach dem.", other) for other in PEOPLE]
    for person, (text, other) in itertools.product(PEOPLE, between):
        if person is other:
            continue
        by_pronoun = BY_PRONOUN if other is None or other.pronoun != person.pronoun else []
        for order in [*TAKING_UP, *by_pronoun]:
            last = order.format(
                surname=person.name.split()[-1], taken_up=person.taken_up, pronoun=person.pronoun,
                small=person.pronoun.lower(),
            )  # fmt: skip
            first = f"{_begun(person.introduced)} sagte, der Plan sei falsch."
            parts = (order, person.introduced, text)
            yield Sentence(" ".join(filter(None, (first, text, _begun(last)))), parts, person.name, "mehr Geld")


def bodies() -> Iterator[Sentence]:
    """*Am Dienstag kritisierte das Start-up Celonis die Pläne*: a body by its kind and its name, or by one of them."""
    orders = [*itertools.product(BODY_ORDERS, ["die Pläne"]), *itertools.product(BODY_CLAUSES, ["der Plan sei falsch"])]
    orders += itertools.product(BODY_FRAMES, ["fehlt Geld"])
    for body, (order, said) in itertools.product(BODIES, orders):
        nominative, dative, genitive = body.articles
        text = order.format(
            nominative=f"{nominative} {body.kind} {body.name}", dative=f"{dative} {body.kind} {body.name}",
            genitive=f"{genitive} {body.genitive} {body.name}", one="eine" if nominative == "die" else "ein",
            kind=body.kind, name=body.name, taken_up=_begun(body.taken_up), taken=body.taken_up,
        )  # fmt: skip
        yield Sentence(_begun(text), (order, body.name), body.name, said, f"{body.kind} {body.name}")


def several() -> Iterator[Sentence]:
    """*Am Montag lehnten SPD, Grüne sowie Verdi den Plan ab*: two to four who speak together."""
    for (kind, called), number, joint in itertools.product(MEMBERS.items(), (2, 3, 4), JOINTS):
        words = list(called.items())
        for first, (order, said) in itertools.product(range(len(words)), SEVERAL_ORDERS):
            members = [words[(first + k) % len(words)] for k in range(number)]
            *others, last = [word for word, _ in members]
            listed, told = f"{', '.join(others)} {joint} {last}", [name for _, name in members]
            name = f"{', '.join(told[:-1])} und {told[-1]}"
            for role in ["", *(BEFORE_SEVERAL if kind in {"names", "surnames"} and joint == "und" else [])]:
                dative = role.replace("die ", "den ").replace("meister ", "meistern ") + listed
                text = order.format(several=role + listed, dative=dative)
                yield Sentence(_begun(text), (order, f"{number} {kind}", joint, role), name, said)


def turns() -> Iterator[Sentence]:
    """*„Kommen Sie?“, fragt Uta Weiß. „Nein“, antwortet der Zeuge.*: what each of two says, who speak in turn."""
    for (asks, asker), (answers, asked, answerer), order in itertools.product(ASKING, ANSWERING, TURN_ORDERS):
        text = order.format(asks=asks, answers=answers, asked=asked)
        text = ". ".join(_begun(part) for part in text.replace("“ der ", "“ Der ").split(". "))
        answer = "Nein" if "Nein" in order else "Ja"
        yield Sentence(text, (order, asks, answers, "question"), asker, "Kommen Sie?")
        yield Sentence(text, (order, asks, answers, "answer"), answerer, answer)


def _begun(text: str) -> str:
    """A sentence with a capital, and without spaces of a particle and commas of an apposition where there are none."""
    text = text.replace(" .", ".").replace(" :", ":").replace(" ,", ",")
    for doubled in (",,", ",.", ",:"):
        text = text.replace(doubled, doubled[1])
    return text[0].upper() + text[1:]


def is_right(sentence: Sentence, found: claimx.Document) -> bool:
    """Whether one statement has the content, but for the subjunction and marks, and its speaker."""
    said = {
        _bare(s.content.text)
        for s in found.statements
        if s.speaker is not None and (s.speaker.name or "").lower() in {sentence.name.lower(), sentence.also.lower()}
    }
    return _bare(sentence.content) in said


def _bare(content: str) -> str:
    """What is said, in lower case, without marks, subjunction, and the sign for what is left out."""
    return content.replace(" … ", " ").strip("„“.").removeprefix("dass ").lower()


if __name__ == "__main__":
    main()
