"""The summary on terminals from 60 to 200 columns."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from flows.cli import main
from flows.report.terminal.printing import print_summary
from flows.wording.untrusted import inert
from models.records import Comparison
from tests.hostile import a_hostile_comparison
from tests.printing import flowing, printed
from tests.stories import DRIVERS, MAYOR, a_comparison
from tests.summarised import summary

WIDTHS = (60, 77, 78, 123, 124, 200)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Text wraps: nothing overflows and nothing is cut with an ellipsis."""
    text = printed(a_comparison(), width)

    assert max(len(line.rstrip()) for line in text.splitlines()) <= width
    assert "…" not in text


@pytest.mark.parametrize("width", WIDTHS)
def test_every_width_tells_the_same(width: int) -> None:
    """Narrow terminals get other layouts, not less: scores, verdicts, copies, gaps, refusals."""
    text = flowing(printed(a_comparison(), width))

    for told in ("0.31", "0.12 to 0.50", "clears chance", "within chance", "not measured",
                 "88% as in Northwire", "in every source", "Refused: two inputs",
                 "inbox/photo.jpg: not text"):  # fmt: skip
        assert told in text


def test_what_only_one_origin_says_names_all_its_sources() -> None:
    """A reprint's statement is not ascribed to its original alone."""
    text = flowing(printed(a_comparison(), 100))

    assert f"Northwire and Ellery Post (one origin): one statement - {DRIVERS}" in text
    assert f"Northwire: one statement - {MAYOR}" in text


def test_a_limit_says_how_much_it_hides() -> None:
    """With a limit the rest is counted; without one all is shown."""
    short = printed(a_comparison(), 100, limit=0)

    assert "and 2 more; --full lists all" in short
    assert DRIVERS not in short
    assert "--full" not in printed(a_comparison(), 100, limit=None)


def test_what_matters_stands_last_where_a_terminal_still_shows_it() -> None:
    """The sentences of the report's first screen end the summary, before what was refused."""
    text = flowing(printed(a_comparison(), 80))
    told = [flowing(inert(sentence)) for sentence in summary(a_comparison())]

    assert all(sentence in text for sentence in told)
    assert text.index("Core statements (") < text.index(told[0]) < text.index("Refused:")


def test_of_sixty_sources_no_list_fills_the_screen() -> None:
    """What is listed for each source is cut, with how many more there are, but for --full."""
    comparison = a_comparison()
    telling, copy = comparison.tellings[0], comparison.copies[0]
    names = [f"paper {number}" for number in range(60)]
    tellings = [
        replace(telling, article=replace(telling.article, id=name, source=name)) for name in names
    ]
    scores = tuple(replace(comparison.scores[0], source=name) for name in names)
    copies = tuple(replace(copy, giver=names[0], taker=name) for name in names[1:])
    many = replace(
        comparison, tellings=tuple(tellings), scores=scores, copies=copies, distortions=()
    )

    assert "and 50 more; --full lists all" in printed(many, 80)
    assert ": of its words" not in printed(many, 80).split("and 50 more")[1]
    assert "--full" not in printed(many, 80, limit=None)


def test_of_one_origin_only_what_one_telling_has_stands_alone() -> None:
    """That all of them say it is no news where all are one origin."""
    comparison = a_comparison()
    tellings = tuple(replace(telling, origin="one") for telling in comparison.tellings)
    text = flowing(printed(replace(comparison, tellings=tellings), 80))

    assert "(one origin):" not in text
    assert f"Northwire: one statement - {MAYOR}" in text


def test_long_names_end_a_line_at_their_joints() -> None:
    """A table of 80 columns breaks an address before a dot and a file's name after a hyphen."""
    comparison = a_comparison()
    first, second, third = comparison.scores
    scores = (
        replace(first, source="soundandshore.example"),
        replace(second, source="paper-of-the-southern-valley"),
        replace(third, source="Nordwest-Anzeiger"),
    )
    text = printed(replace(comparison, scores=scores), 80)

    assert re.search(r"^ soundandshore  .*\n \.example  ", text, re.MULTILINE)
    assert re.search(r"^ paper-of-the-  .*\n southern-valley  ", text, re.MULTILINE)
    assert re.search(r"^ Nordwest-  .*\n Anzeiger  ", text, re.MULTILINE)


@pytest.mark.parametrize("width", WIDTHS)
def test_untrusted_text_can_do_nothing_to_a_terminal(width: int) -> None:
    """No escape sequence, control or bidi character survives, and no markup is obeyed."""
    text = printed(a_hostile_comparison(), width)

    assert {c for c in text if unicodedata.category(c) in ("Cc", "Cf")} <= {"\n"}
    assert "[bold red]" in flowing(text).replace(" ", "").replace("boldred", "bold red")


def test_colour_is_never_the_only_sign() -> None:
    """Without colour the words are the same."""
    plain, coloured = (printed(a_comparison(), 100, colour=colour) for colour in (False, True))

    assert "\x1b[" not in plain
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR set a terminal gets no colours, whatever its kind."""
    monkeypatch.setenv("NO_COLOR", "1")
    console = Console(file=StringIO(), force_terminal=True, width=100)
    print_summary(a_comparison(), console)
    assert isinstance(console.file, StringIO)

    assert not re.search(r"\x1b\[[\d;]*3\d", console.file.getvalue())


def test_an_empty_comparison_prints() -> None:
    """Nothing compared is no crash."""
    assert "Core statements" in printed(Comparison("0" * 16, (), (), (), (), (), ()), 80)


def test_a_name_of_a_file_can_do_nothing_to_a_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told on the way names files that others named, and what servers answer."""
    name = "post\x1b]0;pwned\x07\x1b[31m\u202e.txt"
    (tmp_path / name).write_text("---\nurl: javascript:x\n---\nA ferry ran aground. " * 9)
    arguments = ["rashomon", "compare", str(tmp_path), "--out", f"{tmp_path}/\x1b[2Jout"]
    monkeypatch.setattr("sys.argv", arguments)
    with pytest.raises(SystemExit):
        main()

    said = capfd.readouterr().err
    assert "post" in said
    assert not {"\x1b", "\x07", "\u202e"} & set(said)


def test_a_story_of_one_origin_has_no_heading_on_origins() -> None:
    """Nothing can be core there, and what one says alone it says among tellings."""
    comparison = a_comparison()
    tellings = tuple(replace(telling, origin="one") for telling in comparison.tellings)
    statements = tuple(replace(s, origins=1, core=False) for s in comparison.statements)
    text = printed(replace(comparison, tellings=tellings, statements=statements), 100)

    assert "is told widely enough" not in text
    assert "Found in one origin only" not in text
    assert "Matched in no other telling" in text
