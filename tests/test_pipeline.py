"""Which spaCy pipeline is taken, and why one is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import claimx
from claimx import pipeline
from claimx.pipeline import PipelineError

SENTENCE = "Der Kanzler sagte am Montag, die Lage sei ernst."


@Language.component("test_stts")
def stts(doc: Doc) -> Doc:
    for token in doc:
        token.tag_ = "$." if token.is_punct else "NN"
    return doc


@Language.component("test_other_tagset")
def other_tagset(doc: Doc) -> Doc:
    for token in doc:
        token.tag_ = "PUNCT" if token.is_punct else "NOUN"
    return doc


@Language.component("test_cases")
def cases(doc: Doc) -> Doc:
    for token in doc:
        token.set_morph("Case=Nom")
    return doc


@Language.component("test_broken")
def broken(doc: Doc) -> Doc:
    raise RuntimeError("no tables\nand more lines")


@Language.component("test_lemmas")
def lemmas(doc: Doc) -> Doc:
    for token in doc:
        token.lemma_ = token.lower_
    return doc


def saved(nlp: Language, folder: Path, *components: str) -> str:
    for component in components:
        nlp.add_pipe(component)
    nlp.to_disk(folder)
    return str(folder)


class TestLocate:
    def test_auto_prefers_the_one_that_users_know(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pipeline, "is_package", lambda name: name == "de_core_news_sm")
        assert pipeline.locate() == "de_core_news_sm"

    def test_auto_falls_back_on_the_bundled_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pipeline, "is_package", lambda name: False)
        assert pipeline.locate("auto") == pipeline.locate("bundled")
        assert Path(pipeline.locate()).name == "de_claimx_news"

    @pytest.mark.parametrize("name", ["de_core_news_xl", "no/such/folder", "", "bundle"])
    def test_none_of_that_name(self, name: str) -> None:
        with pytest.raises(PipelineError, match=r"no spaCy pipeline .* is installed"):
            pipeline.locate(name)


class TestLoad:
    def test_bundled(self) -> None:
        nlp = claimx.load("bundled")
        assert nlp.lang == "de"
        assert nlp.pipe_names[-1] == "claimx"
        assert nlp(SENTENCE)._.claimx is not None

    def test_bundled_has_the_tokenizer_it_was_trained_with(self) -> None:
        trained = spacy.load(pipeline.locate("bundled")).tokenizer
        assert claimx.load("bundled").tokenizer.to_bytes(exclude=["vocab"]) == trained.to_bytes(exclude=["vocab"])

    def test_once_a_name(self) -> None:
        assert claimx.load("bundled") is claimx.load("bundled")

    def test_one_that_has_claimx_already(self, tmp_path: Path) -> None:
        path = saved(claimx.load("bundled"), tmp_path)
        assert claimx.load(path).pipe_names.count("claimx") == 1

    def test_without_the_parser(self, tmp_path: Path) -> None:
        nlp = spacy.load(pipeline.locate("bundled"))
        nlp.add_pipe("test_other_tagset", name="parser")
        assert "parser" not in claimx.load(saved(nlp, tmp_path)).pipe_names

    @pytest.mark.parametrize(
        ("language", "components", "reason"),
        [
            pytest.param("en", [], "is for 'en': claimx reads German", id="another language"),
            pytest.param(
                "de",
                ["sentencizer"],
                r"lacks STTS tags \(a tagger\), morphology \(a morphologizer\), lemmas \(a lemmatizer\): say 'bundled'",
                id="nothing in it",
            ),
            pytest.param(
                "de",
                ["test_other_tagset", "test_cases", "test_lemmas"],
                r"lacks STTS tags \(a tagger\): say",
                id="tagset",
            ),
            pytest.param("de", ["test_cases", "test_lemmas"], r"lacks STTS tags \(a tagger\): say", id="no tags"),
            pytest.param("de", ["test_stts", "test_lemmas"], r"lacks morphology \(a mor\w+\): say", id="no cases"),
            pytest.param("de", ["test_stts", "test_cases"], r"lacks lemmas \(a lemmatizer\): say", id="no lemmas"),
            pytest.param("de", ["test_stts", "test_broken"], "fails on a short sentence: no tables$", id="broken"),
        ],
    )
    def test_refused(self, language: str, components: list[str], reason: str, tmp_path: Path) -> None:
        path = saved(spacy.blank(language), tmp_path, *components)
        with pytest.raises(PipelineError, match=reason) as caught:
            claimx.load(path)
        assert "\n" not in str(caught.value)

    def test_taken_with_what_it_needs(self, tmp_path: Path) -> None:
        """What works on a parse is left out with the parser; names and what is somebody's own stay."""
        own = ["test_stts", "test_cases", "test_lemmas"]
        path = saved(spacy.blank("de"), tmp_path, *own, "sentencizer", "merge_noun_chunks", "entity_ruler")
        assert claimx.load(path).pipe_names == [*own, "entity_ruler", "claimx"]

    def test_claimx_under_another_name(self, tmp_path: Path) -> None:
        nlp = spacy.load(pipeline.locate("bundled"))
        nlp.add_pipe("claimx", name="who_said_what")
        nlp.to_disk(tmp_path)
        assert claimx.load(str(tmp_path)).pipe_names == nlp.pipe_names

    def test_damaged(self, tmp_path: Path) -> None:
        (tmp_path / "config.cfg").write_text("[nlp\nlang =")
        (tmp_path / "meta.json").write_text("{}")
        with pytest.raises(PipelineError, match="cannot be loaded: ") as caught:
            claimx.load(str(tmp_path))
        assert "\n" not in str(caught.value)

    def test_no_pipeline_in_the_folder(self, tmp_path: Path) -> None:
        with pytest.raises(PipelineError, match="cannot be loaded"):
            claimx.load(str(tmp_path))


def test_describe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pipeline.describe("bundled").startswith("de_")
    monkeypatch.setattr(pipeline, "locate", lambda name: str(tmp_path))
    assert pipeline.describe("bundled") == "missing"


@pytest.mark.parametrize(
    ("code", "imported"),
    [
        ("import claimx", False),
        ("import claimx.models", False),
        ("import claimx.cli", False),
        ("import claimx; claimx.load", True),
    ],
)
def test_spacy_is_imported_when_it_is_needed(code: str, imported: bool) -> None:
    result = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint('spacy' in sys.modules)"], capture_output=True
    )
    assert result.stdout.split() == [str(imported).encode()], result.stderr


def test_source_tree_that_nobody_installed() -> None:
    """The bundled pipeline needs vectors of our own; spaCy learns of them by entry points where claimx is installed."""
    code = """if True:
        from importlib.metadata import Distribution
        discover = Distribution.discover.__func__
        def without_claimx(cls, **about):
            return (found for found in discover(cls, **about) if found.metadata["Name"] != "claimx")
        Distribution.discover = classmethod(without_claimx)
        from importlib.metadata import entry_points
        assert not entry_points(group="spacy_factories", name="claimx")
        import claimx
        print(claimx.extract("Laut Polizei kamen 300 Menschen.", pipeline="bundled").statements[0].speaker.name)
    """
    result = subprocess.run([sys.executable, "-c", code], capture_output=True)
    assert result.stdout == b"Polizei\n", result.stderr
