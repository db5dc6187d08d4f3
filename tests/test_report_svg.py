"""Names in the charts: cut where they would leave their room, however long they are."""

from __future__ import annotations

from time import process_time

import pytest

from flows.report.pictures.svg import written


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ellery Post", "Ellery Post"),
        ("ELLERY POST OF", "ELLERY POST…"),
        ("港" * 11, "港" * 9 + "…"),
        ("", ""),
    ],
)
def test_a_name_is_cut_where_it_would_leave_its_room(name: str, shown: str) -> None:
    """Capitals and wide letters take more of it."""
    assert f">{shown}</text>" in written(0, 0, name, 100, 10)


def test_a_name_of_many_letters_is_cut_in_a_moment() -> None:
    """Only as many are measured as fit; letter by letter from the end, these took a minute."""
    began = process_time()

    assert f">{'w' * 16}…</text>" in written(0, 0, "w" * 30_000, 100, 10)
    assert process_time() - began < 2
