"""The text that a page gives in its description for machines, and when it is the article."""

from __future__ import annotations

import pytest

from tests.ingest_inputs import BRIDGE, FERRY, read, write
from tests.page_layouts import READER, TOLD, described, only, page, paragraphs


@pytest.mark.parametrize(
    "body",
    ["\n\n".join(TOLD), "".join(f"&lt;p&gt;{one}&lt;/p&gt;" for one in TOLD)],
)
@pytest.mark.parametrize("shown", [f"<p>{BRIDGE}</p>", "<p>Swans return to the lock.</p>"])
def test_the_text_of_a_page_that_a_script_fills_is_in_its_description(tmp_path, body, shown):
    """What is shown is the opening, or other news."""
    text = only(tmp_path, page(shown, described(articleBody=body))).text

    assert text.split("\n\n") == TOLD


def test_a_description_that_must_be_paid_for_is_not_read(tmp_path):
    """The publisher shows the opening and no more; it is refused as the opening."""
    head = described(articleBody="\n\n".join(TOLD), isAccessibleForFree=False)
    write(tmp_path, a_html=page(f"<p>{BRIDGE}</p>", head))

    (refused,) = read(tmp_path).refused
    assert "login" in refused.reason


def test_an_article_of_which_a_part_must_be_paid_for_is_refused_as_its_opening(tmp_path):
    """Publishers say so of the part behind the wall alone."""
    write(
        tmp_path, a_html=page(f"<p>{BRIDGE}</p>", described(hasPart={"isAccessibleForFree": False}))
    )

    (refused,) = read(tmp_path).refused
    assert "login" in refused.reason


def test_a_description_of_another_article_is_not_read(tmp_path):
    """The only one that is described is one that the page leads to."""
    other = described(headline="Swans return", articleBody=" ".join([READER] * 9))
    article = only(tmp_path, page(f"<p>{BRIDGE}</p>", other))

    assert BRIDGE in article.text
    assert READER not in article.text


@pytest.mark.parametrize(
    "body",
    ["".join([*TOLD, *["Get the app.", READER] * 3]), "\n\n".join([READER] * 20)],
    ids=["glued", "of none that is shown"],
)
def test_a_description_that_the_page_does_not_open_is_not_read(tmp_path, body):
    """It is longer, and not the text that is shown."""
    article = only(tmp_path, page(paragraphs(*TOLD), described(articleBody=body)))

    assert article.text.split("\n\n")[-3:] == TOLD


def test_signs_of_less_and_more_in_a_description_are_no_tags(tmp_path):
    """Only what begins as a tag does is one."""
    told = "Of the bridge's arches 5 < 6 and then 7 > 3 were wide, and it was 5 <6 and then 7> 3."
    text = only(tmp_path, page("", described(articleBody=f"{BRIDGE}\n\n{told}"))).text

    assert told in text


def test_a_description_that_says_less_than_the_page_is_not_read(tmp_path):
    """Many give the first sentences only, or all of it without paragraphs."""
    for said in (BRIDGE, " ".join(TOLD)):
        article = only(tmp_path, page(paragraphs(*TOLD), described(articleBody=said)))
        assert article.text.split("\n\n")[-3:] == TOLD


def test_the_description_of_a_page_that_names_its_site_alone_is_read(tmp_path):
    """Nothing else stands in it before its script runs."""
    shell = "<html><head><title>The Bote</title>{}</head><body><div id='app'></div></body></html>"
    write(tmp_path, a_html=shell.format(described(articleBody="\n\n".join(TOLD))))
    (article,) = read(tmp_path).articles

    assert article.text.split("\n\n")[-3:] == TOLD


@pytest.mark.parametrize(
    "beside",
    [
        "<h2>Subscribe to continue reading</h2>",
        "<div class='paywall'>This is for readers who have paid for it.</div>",
        described(hasPart={"isAccessibleForFree": False}),
        described(**{"@type": "WebPage"}, isAccessibleForFree="False"),
    ],
)
def test_a_description_beside_a_wall_is_not_read(tmp_path, beside):
    """The wall stands in the page, in a part, or in the description of the page."""
    head = described(articleBody="\n\n".join(TOLD))
    write(tmp_path, a_html=page(f"<p>{BRIDGE}</p>{beside}", head))

    found = read(tmp_path)
    assert all(FERRY not in article.text for article in found.articles)
