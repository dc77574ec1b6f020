"""A text that is not German is told from one that is, and from what is too short to tell."""

from __future__ import annotations

import pytest

from claimx.language import looks_german

GERMAN = [
    "Der Minister sagte am Montag, es gebe mehr als 300 Soldaten in der Region.",
    "Kanzler warnt vor Krieg: Opposition fordert Aufklärung, Gewerkschaften drohen mit Streik im Herbst.",
    "Dr Minister hät am Mäntig gseit, dass meh als 300 Soldate i d Region gschickt worde sind.",
]
OTHERS = [
    "The minister said on Monday that more than 300 soldiers were sent. So the war was on in the east.",
    "De minister zei dat er meer dan 300 soldaten zijn gestuurd. Die man was er niet bij, maar hij wist wie het was.",
    "Ministeren sagde mandag, at mere end 300 soldater var blevet sendt. Der er ingen, der kan sige, hvor de er.",
    "Ministern sade att mer än 300 soldater hade skickats till regionen. Så var det i går, man vet inte mer.",
    "Le ministre a déclaré que plus de 300 soldats avaient été envoyés. Il a été dans une ville du nord.",
    "Il ministro ha detto che più di 300 soldati sono stati inviati. In un'ora so che in una città erano tanti.",
    "Bakan pazartesi günü bölgeye 300'den fazla asker gönderildiğini söyledi. Polise göre bu yanlış.",
    "大臣は月曜日、三百人以上の兵士が派遣されたと述べた。" * 8,
]
SENTENCES = [
    ("Bundestagspräsidentin fordert zusätzliche Offenlegungspflichten von Abgeordneten.", True),
    ("Politiker mehrerer Parteien zweifelten am Wahrheitsgehalt; alle lehnten ab.", True),
    ("The government said on Monday that it would raise nearly all of its taxes by 5 percent.", False),
    ("Le gouvernement a annoncé lundi une hausse de cinq pour cent, selon un porte-parole.", False),
]
"""Too short to count words in: one word or one letter that only German has tells."""
SHORT = ["", "Prime minister resigns", "1 2 3 4 5 6 7 8 9 10 " * 20]


@pytest.mark.parametrize(
    ("text", "german"),
    [
        *((f"{text} {text}", True) for text in GERMAN),
        *((f"{text} {text}", False) for text in OTHERS),
        *SENTENCES,
        *((text, True) for text in SHORT),
    ],
)
def test_looks_german(text: str, german: bool) -> None:
    assert looks_german(text) == german
