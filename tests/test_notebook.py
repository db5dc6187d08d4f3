"""What a notebook shows of a comparison, and the example notebook itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from flows.interactive import Result, compare_folder, stored_story
from flows.report.page.fragment import render_fragment
from flows.store.compared.comparisons import save_comparison
from flows.store.database.engine import open_store
from flows.store.database.places import HOME_VARIABLE
from models.errors import InputError
from models.records import Comparison, Refusal
from tests.notebooks import Shown, run_notebook
from tests.stories import a_comparison

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTEBOOK = EXAMPLES / "notebook.ipynb"
HOSTILE = (
    '</table><script>alert(1)</script><img src="http://evil.example/x" onerror=alert(1)>\u202e'
)


def hostile() -> Comparison:
    """A comparison in which every name and text that a stranger could write is an attack."""
    story = a_comparison()
    return replace(
        story,
        tellings=tuple(
            replace(t, article=replace(t.article, source=HOSTILE + t.article.source, title=HOSTILE))
            for t in story.tellings
        ),
        statements=tuple(replace(s, text=HOSTILE, own=()) for s in story.statements),
        distortions=tuple(replace(d, here=HOSTILE, there=HOSTILE) for d in story.distortions),
        scores=tuple(replace(s, source=HOSTILE + s.source) for s in story.scores),
        refused=(Refusal(HOSTILE, HOSTILE),),
    )


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Shown]]:
    """The example notebook, run in its own folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
        patch.chdir(EXAMPLES)
        yield run_notebook(NOTEBOOK)


def test_the_example_notebook_runs(ran: dict[str, Shown]) -> None:
    """Every cell runs, and shows what the text around it says."""
    result = ran["compare"].value
    assert isinstance(result, Result)
    sources = [score.source for score in result.comparison.scores]

    assert len(sources) == 4
    assert all(source in ran["scores"].printed for source in sources)
    assert "choir" in ran["unique"].printed, "only one source has it"
    assert ran["pairs"].printed.count("A: ") == 3
    assert ran["export"].printed.startswith(f"{len(result.comparison.statements)} statements")


def test_the_example_notebook_is_one_of_format_4_5_without_outputs() -> None:
    """Jupyter opens it; figures of an older version cannot go stale in it."""
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    cells = notebook["cells"]

    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in cells}) == len(cells)
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert all((cell["outputs"], cell["execution_count"]) == ([], None) for cell in code)


def test_a_result_shows_matrix_differences_and_scores() -> None:
    """Each source has its row with uncertainty and placebo; what is missing is spelled out."""
    tree = html.fromstring(Result(a_comparison())._repr_html_())
    matrix, differences, scores = tree.findall(".//table")

    rows = [[cell.text_content() for cell in row] for row in scores.findall("tbody/tr")]
    assert rows[0][:5] == ["Northwire", "0.31", "0.12 to 0.50", "clears chance", "−0.12 to 0.25"]
    assert rows[2][1:5] == ["n/a", "n/a", "not measured", "n/a"]
    assert "● told" in matrix.text_content()
    cells = [cell.text_content() for cell in differences.findall("tbody/tr/*")]
    assert cells == ["Ellery Post", "number", "2,400", "Northwire", "4,200"]
    assert "nothing about bias, truth or quality" in tree.text_content()


def test_an_omission_is_spelled_out() -> None:
    """A core statement that a source leaves out reads "not reported" in its cell."""
    story = a_comparison()
    told = replace(story.statements[0], sources=("Northwire", "Ellery Post"))
    there = replace(told, sentences=told.sentences[:4], partly=())
    gap = replace(story.scores[2], omitted=(told.id,))
    changed = replace(
        story, statements=(there, *story.statements[1:]), scores=(*story.scores[:2], gap)
    )

    assert '<td class="gap">not reported</td>' in render_fragment(changed)


def test_nothing_of_a_stranger_runs_or_is_fetched() -> None:
    """Hostile names and texts stay text: no element, attribute or address comes of them."""
    page = render_fragment(hostile())
    tree = html.fromstring(page)

    assert {element.tag for element in tree.iter()} <= {
        "div", "style", "p", "b", "bdi", "span", "table", "caption", "thead", "tbody", "tr", "th",
        "td",
    }  # fmt: skip
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert attributes <= {"class", "scope"}
    assert "\u202e" not in page
    assert "@import" not in page
    assert "url(" not in page


def test_style_reaches_only_the_result() -> None:
    """Every rule is for what stands inside the result; the notebook's own tables stay."""
    style = html.fromstring(render_fragment(a_comparison())).find(".//style").text
    selectors = [one.strip() for rule in style.split("}") for one in rule.split("{")[0].split(",")]

    assert all(one.startswith(".rashomon-story ") for one in selectors if one)


def test_a_stored_story_is_shown_again(tmp_path: Path) -> None:
    """By the beginning of its id; the same as when it was compared."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(url) as store:
        save_comparison(store, a_comparison())
    result = stored_story(a_comparison().id[:5], url)

    assert result.comparison == a_comparison()
    assert repr(result) == f"<Result: story {a_comparison().id}, 3 sources, 4 statements>"
    assert result.save(tmp_path / "out").page.exists()


def test_a_stored_story_comes_from_the_store_that_commands_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`$RASHOMON_STORE` names it here as there."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(url) as store:
        save_comparison(store, a_comparison())
    monkeypatch.setenv("RASHOMON_STORE", url)

    assert stored_story(a_comparison().id).comparison == a_comparison()


def test_a_folder_of_one_source_is_refused(tmp_path: Path) -> None:
    """As on the command line: there is nothing to compare."""
    text = "A ferry ran aground in thick fog off Skerrin on Monday evening, the coastguard said."
    (tmp_path / "one.txt").write_text(f"Ferry hits reef\n\n{text}\n", encoding="utf-8")

    with pytest.raises(InputError, match="two"):
        compare_folder(tmp_path, profile="fast")
