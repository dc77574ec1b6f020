"""The tags of STTS by the word classes that the rules ask for.

Schiller, Teufel, Stöckert & Thielen (1999), *Guidelines für das Tagging deutscher Textcorpora mit STTS*.
"""

from __future__ import annotations

FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
INFINITIVE = frozenset({"VVINF", "VAINF", "VMINF"})
PARTICIPLE = frozenset({"VVPP", "VAPP", "VMPP"})
NOUN = frozenset({"NN", "NE"})
NAME = frozenset({"NE", "FM"})
DETERMINER = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "PWAT", "CARD"})
PERSONAL = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS"})
PREPOSITION = frozenset({"APPR", "APPRART"})
AUXILIARY = frozenset({"VAFIN", "VMFIN"})
DEGREE = frozenset({"ADV", "ADJD", "PTKA"})
DEGREE_OR_NEGATION = DEGREE | {"PTKNEG"}
WITH_ZU = frozenset({"VVIZU", "PTKZU"})
RELATIVE = frozenset({"PRELS", "PRELAT"})
INTERROGATIVE = frozenset({"PWS", "PWAT", "PWAV"})
VERBAL = FINITE | INFINITIVE | PARTICIPLE | {"VVIZU", "VVIMP", "VAIMP", "PTKVZ", "PTKZU"}
