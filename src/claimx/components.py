"""Tells spaCy of claimx's components by entry points; what they do is imported when the first one is made.

spaCy imports this wherever a pipeline is made, also where claimx is not used, and so it does next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc


class Factory(NamedTuple):
    """A component: the module that has the function of its name, and the attributes that this sets and needs.

    Attributes:
        module: Where the function of its name is.
        assigns: The attributes that it sets.
        requires: Those that it needs.
    """

    module: str
    assigns: Sequence[str]
    requires: Sequence[str] = ()


FACTORIES = {
    "claimx": Factory("claimx.analysis", ["doc._.claimx", "doc.spans"], ["token.tag", "token.lemma"]),
    "claimx_layout": Factory("claimx.analysis.text.layout", ["doc._.claimx_layout"]),
    "claimx_sentences": Factory("claimx.analysis.text.sentences", ["token.is_sent_start"]),
    "claimx_quotes": Factory("claimx.analysis.text.quotes", ["doc._.claimx_quotes"]),
    "claimx_phrases": Factory("claimx.analysis.syntax.phrases", ["doc._.claimx_phrases"], ["token.tag"]),
    "claimx_clauses": Factory(
        "claimx.analysis.syntax.periods", ["doc._.claimx_clauses"], ["token.tag", "doc._.claimx_phrases"]
    ),
    "claimx_figures": Factory("claimx.analysis.figures", ["doc._.claimx_figures", "doc.spans"]),
    "claimx_statements": Factory(
        "claimx.analysis.statements",
        ["doc._.claimx_statements", "doc.spans"],
        ["token.tag", "doc._.claimx_clauses", "doc._.claimx_phrases"],
    ),
    "claimx_speakers": Factory(
        "claimx.analysis.cast", ["doc._.claimx_speakers", "doc._.claimx_statements"], ["doc._.claimx_statements"]
    ),
}


class WithLexicon:
    """The component `claimx`: all the others, with the words of a user's own folder on top of ours."""

    def __init__(self, lexicon: str | None) -> None:
        from claimx import garbage
        from claimx.analysis import claimx
        from claimx.lexicon import own

        own.use(lexicon)  # a mistake in it is told at once
        self.lexicon = lexicon
        self._at_work = own.at_work
        self._without_search = garbage.looked_for_later
        self._analyse = claimx

    def __call__(self, doc: Doc) -> Doc:
        """Analyse a `Doc`; what was found is on `doc._.claimx`."""
        with self._at_work(self.lexicon), self._without_search():
            return self._analyse(doc)


def _make_claimx(nlp: Language, name: str, lexicon: str | None) -> WithLexicon:
    if "claimx" in nlp.pipe_factories.values():
        raise ValueError("the pipeline has the component 'claimx' already, and once is enough")
    return WithLexicon(lexicon)


def _register(component: str, factory: Factory) -> None:
    def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:
        made: Callable[[Doc], Doc] = getattr(import_module(factory.module), component)
        return made

    if component == "claimx":
        Language.factory(
            component,
            default_config={"lexicon": None},
            assigns=factory.assigns,
            requires=factory.requires,
            func=_make_claimx,
        )
    else:
        Language.factory(component, assigns=factory.assigns, requires=factory.requires, func=make)


for _component, _factory in FACTORIES.items():
    _register(_component, _factory)
    for _attribute in _factory.assigns:
        if _attribute.startswith("doc._.") and not Doc.has_extension(_attribute.removeprefix("doc._.")):
            Doc.set_extension(_attribute.removeprefix("doc._."), default=None)
