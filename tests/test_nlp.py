import pytest
import spacy

from communique import annotations, nlp
from communique.errors import ModelError

TEXT = "In 2022, China lent Ghana $70.2 billion for the Belt and Road Initiative."


@pytest.mark.parametrize("kind", ["country", "money", "date", "project"])
def test_each_kind_works_alone_in_any_pipeline(kind):
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    language.add_pipe(f"communique_{kind}")
    assert [span.label_ for span in annotations.mentions(language(TEXT))]


def test_mentions_stand_where_displacy_looks(pipeline):
    doc = pipeline(TEXT)
    assert spacy.displacy.render(doc, style="span").count("COUNTRY") >= 2
    assert "MONEY" in spacy.displacy.render(doc, style="ent")


def test_other_processes_carry_the_annotations():
    language = nlp.build(context="none")
    docs = list(language.pipe([TEXT] * 4, n_process=2, batch_size=1))
    alone = language(TEXT)
    for doc in docs:
        found = [(s.text, s._.communique) for s in annotations.mentions(doc)]
        assert found == [(s.text, s._.communique) for s in annotations.mentions(alone)]


def test_the_same_pipeline_is_saved_as_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        nlp.save(nlp.build(), tmp_path / name)
    files = [file.relative_to(tmp_path / "one") for file in (tmp_path / "one").rglob("*")]
    for file in files:
        if (tmp_path / "one" / file).is_file():
            assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_saving_replaces_what_was_there(tmp_path):
    nlp.save(nlp.build(), tmp_path / "own")
    (tmp_path / "own" / "old").touch()
    nlp.save(nlp.build(), tmp_path / "own")
    assert not (tmp_path / "own" / "old").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["own"]


def test_a_pipeline_is_loaded_by_name_or_path(tmp_path):
    nlp.save(nlp.build(), tmp_path / "own")
    assert nlp.load("own", models=tmp_path).pipe_names == nlp.build().pipe_names
    assert nlp.load(str(tmp_path / "own")).pipe_names == nlp.build().pipe_names


def test_a_folder_that_is_no_pipeline_is_named(tmp_path):
    with pytest.raises(ModelError, match="is no pipeline that spaCy can load"):
        nlp.load(str(tmp_path))


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match="cannot save the pipeline to"):
        nlp.save(nlp.build(), tmp_path / "file" / "own")
