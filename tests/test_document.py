"""`story.json`: the published schema, and the way back into records."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from flows.configuration import flags, load_settings
from flows.stages import compare_articles
from models.document import from_document, to_document
from models.meaning.answers import Answer
from models.outages import degraded
from tests.stories import CLOSED, DRIVERS, a_comparison

Document = dict[str, Any]
SCHEMA = json.loads(
    (Path(__file__).parents[1] / "docs" / "story.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


def errors(document: Document) -> list[str]:
    """Validate as a reader of the file would: after a trip through JSON."""
    read = json.loads(json.dumps(document))
    return [error.message for error in VALIDATOR.iter_errors(read)]


def objects(document: Document) -> dict[str, Document]:
    """One object of each kind in the document, by name."""
    article = document["articles"][0]
    sentence = next(s for s in article["sentences"] if s["parts"] and s["best"])
    return {
        "document": document,
        "article": article,
        "sentence": sentence,
        "part": sentence["parts"][0],
        "best": sentence["best"],
        "statement": document["statements"][0],
        "copy": document["copies"][0],
        "distortion": document["distortions"][0],
        "score": document["scores"][0],
        "refusal": document["refused"][0],
    }


KEYS = [(kind, key) for kind, row in objects(to_document(a_comparison())).items() for key in row]


def test_the_schema_is_a_valid_one() -> None:
    """The published file is itself valid JSON Schema 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


def test_what_is_written_satisfies_the_schema() -> None:
    """A whole comparison is valid."""
    assert errors(to_document(a_comparison())) == []


def test_every_key_of_the_schema_is_described() -> None:
    """A reader of the schema alone learns what each key means."""
    tables = [SCHEMA, *SCHEMA["$defs"].values()]
    properties = {k: v for table in tables for k, v in table.get("properties", {}).items()}

    assert [k for k, v in properties.items() if not {"description", "$ref"} & v.keys()] == []


def test_every_key_of_a_manifest_is_described(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that a comparison, an outage and a person's answer leave there."""
    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path))
    articles = [telling.article for telling in a_comparison().tellings]
    settings = load_settings(given=flags("fast", None))
    found = compare_articles(articles, settings, answers=[Answer(CLOSED, DRIVERS, same=False)])
    manifest = degraded(found, ["Post"]).manifest
    described = SCHEMA["properties"]["manifest"]["properties"]

    assert manifest["answers"]
    assert manifest.keys() == described.keys()
    named = described["settings"]["description"]
    for section in manifest["settings"]:
        assert section in named or section in described["settings"]["properties"]


def test_a_comparison_survives_json() -> None:
    """Out, through JSON text, and back in: the same records."""
    comparison = a_comparison()

    assert from_document(json.loads(json.dumps(to_document(comparison)))) == comparison


@pytest.mark.parametrize(("kind", "key"), KEYS)
def test_a_missing_key_is_an_error(kind: str, key: str) -> None:
    """No key of the contract is optional."""
    document = copy.deepcopy(to_document(a_comparison()))
    del objects(document)[kind][key]

    assert errors(document)


@pytest.mark.parametrize(("kind", "key"), KEYS)
def test_a_key_of_another_type_is_an_error(kind: str, key: str) -> None:
    """Every key has a type: an object with a stray key fits none of them."""
    document = copy.deepcopy(to_document(a_comparison()))
    objects(document)[kind][key] = {"stray": [1]}

    assert errors(document)


@pytest.mark.parametrize("kind", objects(to_document(a_comparison())))
def test_an_unknown_key_is_an_error(kind: str) -> None:
    """A key that the contract does not name is caught, not ignored."""
    document = copy.deepcopy(to_document(a_comparison()))
    objects(document)[kind]["stray"] = 1

    assert errors(document)


WRONG: dict[str, Callable[[Document], object]] = {
    "unknown status": lambda d: d["articles"][0]["sentences"][0].update(status="common"),
    "unknown role": lambda d: d["articles"][0]["sentences"][0].update(role="title"),
    "coverage above 1": lambda d: d["articles"][0]["sentences"][0].update(coverage=1.5),
    "a span of three": lambda d: d["articles"][0]["sentences"][0].update(uncovered=[[1, 2, 3]]),
    "a span of one": lambda d: d["articles"][0]["sentences"][0].update(uncovered=[[1]]),
    "another version": lambda d: d.update(schema=2),
    "an article id that is none": lambda d: d["articles"][0].update(id="7"),
    "a manifest without model": lambda d: d["manifest"].pop("model"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_a_wrong_value_is_an_error(change: Callable[[Document], object]) -> None:
    """Ranges, vocabularies and shapes are checked, not only types."""
    document = copy.deepcopy(to_document(a_comparison()))
    change(document)

    assert errors(document)
