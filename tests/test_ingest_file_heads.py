"""What a file says of itself: front matter, source, date, and marks that are no text."""

from __future__ import annotations

import pytest

from tests.ingest_inputs import BRIDGE, read, write


def test_front_matter_is_read_and_is_no_text(tmp_path):
    """A block of `key: value` lines tells about the article and is not part of it."""
    write(
        tmp_path,
        a_md=(
            "---\ntitle: 'Bridge: closed'\ndate: 2024-05-14\nsource: The Courier\ntags:\n  - port\n"
            "lang: en\nurl: https://www.courier.example/a?utm_source=x\n---\n\n" + BRIDGE
        ),
    )

    (article,) = read(tmp_path).articles

    assert article.text == BRIDGE
    assert (article.source, article.title) == ("The Courier", "Bridge: closed")
    assert (article.published, article.url) == ("2024-05-14", "https://www.courier.example/a")


@pytest.mark.parametrize(
    "text",
    [
        f"---\nA rule opens this text.\n---\n{BRIDGE}",
        f"---\nsource: never closed\n{BRIDGE}",
        f"---\nMood: calm\n---\n{BRIDGE}",
    ],
)
def test_what_only_looks_like_front_matter_is_text(tmp_path, text):
    """Without an end or a known key nothing is taken away."""
    write(tmp_path, a_txt=text)

    assert read(tmp_path).articles[0].text == text


@pytest.mark.parametrize(
    "line",
    [
        "Original url:\n\nhttps://www.courier.co.uk/2024/bridge?utm_medium=mail",
        "Source: https://news.courier.co.uk/2024/bridge",
        "URL: http://courier.co.uk/2024/bridge",
        "Original-URL: http://courier.co.uk/2024/bridge",
        "Quelle: http://courier.co.uk/2024/bridge",
        "Fuente: http://courier.co.uk/2024/bridge",
        "Источник: http://courier.co.uk/2024/bridge",
        "المصدر: http://courier.co.uk/2024/bridge",
        "来源：http://courier.co.uk/2024/bridge",
        "出典：\nhttp://courier.co.uk/2024/bridge",
    ],
)
def test_the_source_is_read_from_a_line_with_the_address(tmp_path, line):
    """The registered domain names the publisher; the line stays in the text."""
    write(tmp_path, x_txt=f"{BRIDGE}\n\n{line}")

    (article,) = read(tmp_path).articles

    assert article.source == "courier.co.uk"
    assert article.text.endswith(line)


@pytest.mark.parametrize(
    "text",
    [
        f"{BRIDGE}\n\nSource: Reuters, dpa.",
        "\n".join(["Body line."] * 20 + ["Source: https://photos.example/1"] + [BRIDGE] * 20),
    ],
)
def test_a_credit_is_not_the_source(tmp_path, text):
    """An agency's name, or an address in the middle of the text, is not the publisher."""
    write(tmp_path, x_txt=text)

    assert read(tmp_path).articles[0].source == "x"


def test_markdown_marks_are_not_text(tmp_path):
    """A reader of the rendered text sees no marks, no addresses and no pictures."""
    marked = (
        "# Bridge **closed**\n\nThe [bridge](https://x.example) is *shut* for\nthree weeks."
        "\n\n![a bridge](b.png)\n\n1. Free ferries run.\n2. Lorries go round.\n\n> So it is.\n\n"
        "2024. A year. AT&amp;T."
    )
    write(tmp_path, a_md=marked)

    assert read(tmp_path).articles[0].text == (
        "Bridge closed\n\nThe bridge is shut for\nthree weeks.\n\n1. Free ferries run.\n\n"
        "2. Lorries go round.\n\nSo it is.\n\n2024. A year. AT&T."
    )


def test_markdown_nested_too_deeply_loses_no_word(tmp_path):
    """What the parser would drop stays as it is written."""
    write(tmp_path, a_md="> " * 500 + BRIDGE)

    assert BRIDGE in read(tmp_path).articles[0].text


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ("2024-05-14", "2024-05-14"),
        ("May 14, 2024", "2024-05-14"),
        ("14 May 2024", "2024-05-14"),
        ("2024-05-14 08:00:00 +0100", "2024-05-14T08:00:00+01:00"),
        ("Tue, 14 May 2024 08:00:00 GMT", "2024-05-14T08:00:00+00:00"),
        ("31 February 2024", None),
        ("-0001-01-01", None),
        ("9999-01-01", None),
        ("1970-01-01T00:00:00Z", None),
        ("03/04/2024", None),
        ("yesterday", None),
        ("9" * 5000, None),
    ],
)
def test_a_date_is_iso_8601_or_left_out_with_a_word(tmp_path, given, read_as):
    """Impossible, ambiguous and future dates are left out, and that is said."""
    write(tmp_path, a_txt=f"---\ndate: {given}\nsource: The Courier\n---\n{BRIDGE}")
    said: list[str] = []

    (article,) = read(tmp_path, progress=said.append).articles

    assert article.published == read_as
    assert any("date" in line for line in said) == (read_as is None)


def test_a_script_link_is_no_address(tmp_path):
    """Only web addresses reach the records."""
    write(tmp_path, a_txt=f"---\nurl: javascript:alert(1)\nsource: X\n---\n{BRIDGE}")

    assert read(tmp_path).articles[0].url is None
