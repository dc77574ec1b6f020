# ruff: noqa: E501  the text of an article, and XML
"""Makes the files beside it with LibreOffice and feedgen, as other people's programs make them: python make.py

They are kept, so that the tests need neither.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TITLE = "Stadtwerke erneuern das Leitungsnetz in Krummbach"
PARAGRAPHS = [
    "Die Stadtwerke Krummbach erneuern bis zum Jahr 2031 rund 48 Kilometer Wasserleitungen. Das teilte die Geschäftsführerin "
    "Hannelore Brandsatter am Dienstag mit. „Wir können nicht länger warten“, sagte Brandsatter. Die Kosten bezifferte sie "
    "auf 17,5 Millionen Euro, ein Drittel davon trage das Land.",
    "Der Vorsitzende des Verkehrsausschusses, Ottmar Pfennigwerth, kritisierte die Wasserversorgungsunternehmen scharf. Die "
    "Straßenverkehrsbehörde sei erst im Nachhinein unterrichtet worden, sagte Pfennigwerth. Von den Bauarbeiten seien 23 Straßen "
    "betroffen, darunter alle Zufahrten zum Krankenhaus. Nach Angaben der Straßenverkehrsbehörde werden Umleitungen "
    "ausgeschildert, sobald der Bauzeitenplan vorliegt.",
    "Der Handelsverband rechnet mit Umsatzeinbußen. Die Vor- und Nachteile müssten abgewogen werden, forderte die "
    "Verbandssprecherin Cosima Lautenschläger. „Für manche Händlerin geht es um die Existenz“, so Lautenschläger. Die "
    "Stadtverwaltung verwies auf ein Entschädigungsprogramm, das der Gemeinderat im Frühjahr beschlossen hatte.",
    "Anwohnerinnen und Anwohner können sich am 14. März im Bürgerhaus informieren. Erwartet werden etwa 200 Menschen. Laut "
    "Brandsatter beginnt der erste Abschnitt in der Altstadt und dauert elf Monate.",
] * 3
FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">
<office:meta><dc:title>{title}</dc:title><meta:initial-creator>Jona Wiesenthal</meta:initial-creator>
<meta:creation-date>2026-02-24T09:30:00</meta:creation-date><dc:language>de-DE</dc:language></office:meta>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="no-limit"/>
<style:text-properties fo:language="de" fo:country="DE" fo:hyphenate="true" fo:font-size="10pt" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"/><style:text-properties fo:hyphenate="true"/></style:style>
<style:style style:name="Heading_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1">
<style:text-properties fo:font-size="16pt" fo:font-weight="bold" fo:hyphenate="false"/></style:style></office:styles>
<office:automatic-styles>
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="16cm" fo:page-height="20cm" fo:margin="2cm"/>
<style:header-style/><style:footer-style/></style:page-layout>
<style:style style:name="Sect" style:family="section"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">
<style:header><text:p>Krummbacher Anzeiger · Lokales</text:p></style:header>
<style:footer><text:p>Seite <text:page-number/> von <text:page-count/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text><text:h text:style-name="Heading_1" text:outline-level="1">{title}</text:h>
<text:section text:style-name="Sect" text:name="Spalten">{paragraphs}</text:section></office:text></office:body></office:document>
"""
CSV = [
    ("Nummer", "Überschrift", "Text", "Datum", "Medium"),
    ("k-1", TITLE, PARAGRAPHS[0], "24.02.2026", "Krummbacher Anzeiger"),
    ("k-2", "Kritik; im Ausschuss", PARAGRAPHS[1], "25.02.2026", "Krummbacher Anzeiger"),
]


def office(source: Path, kind: str) -> None:
    """Convert a file with LibreOffice."""
    target = ["--convert-to", kind, "--outdir", str(HERE), str(source)]
    subprocess.run(["soffice", "--headless", *target], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Make all files."""
    import csv

    from feedgen.feed import FeedGenerator

    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "artikel.fodt"
        paragraphs = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in PARAGRAPHS)
        article.write_text(FODT.format(title=TITLE, paragraphs=paragraphs), encoding="utf-8")
        for kind in ("pdf", "docx", "odt", "rtf", "epub"):
            office(article, kind)
        table = Path(folder) / "tabelle.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(CSV)
        subprocess.run(
            [
                "soffice",
                "--headless",
                "--infilter=CSV:44,34,76,1",
                "--convert-to",
                "xlsx",
                "--outdir",
                str(HERE),
                str(table),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    for kind in ("rss", "atom"):
        feed = FeedGenerator()
        feed.id("https://anzeiger.example/")
        feed.title("Krummbacher Anzeiger")
        feed.link(href="https://anzeiger.example/")
        feed.description("Nachrichten aus Krummbach")
        feed.language("de")
        for number in (0, 1):
            entry = feed.add_entry(order="append")
            entry.id(f"https://anzeiger.example/{number}")
            entry.title(TITLE)
            entry.link(href=f"https://anzeiger.example/{number}.html")
            entry.author(name="Jona Wiesenthal", email="jona@anzeiger.example")
            entry.published("2026-02-24T09:30:00+01:00")
            entry.updated("2026-02-24T09:30:00+01:00")
            entry.content(f"<p>{PARAGRAPHS[number]}</p><p>{PARAGRAPHS[number + 2]}</p>", type="html")
        (feed.rss_file if kind == "rss" else feed.atom_file)(str(HERE / f"feed.{kind}"), pretty=True)


if __name__ == "__main__":
    main()
