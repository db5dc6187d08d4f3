"""Which articles are compared and which are refused, each by a stated rule."""

from __future__ import annotations

import pytest

from flows.ingest.reading import require_two_sources
from models.errors import InputError
from models.settings import Reading
from tests.ingest_inputs import BRIDGE, FERRY, PONT, read, reasons, write


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf", b"*** --- ***"])
def test_an_empty_text_is_refused(tmp_path, content):
    """No word is no article."""
    write(tmp_path, a_txt=content)

    assert "is empty" in reasons(read(tmp_path))["a.txt"]


def test_too_few_words_are_refused_and_one_sentence_is_kept(tmp_path):
    """Eight words are an article, seven are not; the reason names the setting."""
    write(
        tmp_path,
        seven_txt="One two three four five six seven.",
        eight_txt="The bridge closed early on Monday, they said.",
    )

    gathered = read(tmp_path)

    assert [a.source for a in gathered.articles] == ["eight"]
    assert "has 7 words; at least 8" in reasons(gathered)["seven.txt"]
    assert "reading.min_words" in reasons(gathered)["seven.txt"]


def test_a_text_longer_than_any_article_is_refused_whole(tmp_path):
    """At the limit it is kept, one word above refused with both numbers; nothing is cut."""
    write(tmp_path, leaf_txt=BRIDGE, book_txt=f"{BRIDGE} Really.")

    gathered = read(tmp_path, settings=Reading(max_words=len(BRIDGE.split())))

    assert [a.source for a in gathered.articles] == ["leaf"]
    assert "has 29 words; at most 28 are compared" in reasons(gathered)["book.txt"]
    assert "reading.max_words" in reasons(gathered)["book.txt"]


def test_the_same_text_from_the_same_source_is_refused(tmp_path):
    """A duplicate names the first; white space makes no difference."""
    write(
        tmp_path,
        a_txt=BRIDGE,
        b_txt=BRIDGE.replace(" ", "\n", 1),
        articles_csv="file,source\na.txt,Courier\nb.txt,Courier\n",
    )

    gathered = read(tmp_path)

    assert [a.path for a in gathered.articles] == [f"{tmp_path}/a.txt"]
    assert f"repeats {tmp_path}/a.txt" in reasons(gathered)["b.txt"]


def test_the_same_text_from_another_source_is_a_reprint_and_kept(tmp_path):
    """Reprints are what is to be found, so they stay."""
    write(
        tmp_path,
        a_txt=BRIDGE,
        b_txt=BRIDGE,
        articles_csv="file,source\na.txt,Courier\nb.txt,Post\n",
    )

    gathered = read(tmp_path)

    assert [a.source for a in gathered.articles] == ["Courier", "Post"]
    assert gathered.articles[0].id != gathered.articles[1].id
    assert gathered.refused == ()


def test_the_same_text_at_the_same_address_is_refused(tmp_path):
    """One page under two labels is one article (and would get one id)."""
    rows = "a.txt,Courier,https://c.example/1\nb.txt,Post,https://c.example/1?utm_source=x\n"
    write(tmp_path, a_txt=BRIDGE, b_txt=BRIDGE, articles_csv=f"file,source,url\n{rows}")

    assert "same address" in reasons(read(tmp_path))["b.txt"]


def test_two_texts_of_one_source_are_both_kept(tmp_path):
    """A source may tell a story twice."""
    write(
        tmp_path,
        a_txt=BRIDGE,
        b_txt=FERRY,
        articles_csv="file,source\na.txt,Courier\nb.txt,Courier\n",
    )

    assert len(read(tmp_path).articles) == 2


def test_the_language_of_most_articles_is_accepted(tmp_path):
    """Another one is refused, and the reason says how to allow it."""
    write(tmp_path, a_txt=BRIDGE, b_txt=FERRY, c_txt=PONT)

    gathered = read(tmp_path)

    assert [a.lang for a in gathered.articles] == ["en", "en"]
    assert "is in 'fr', most of the story is in 'en'" in reasons(gathered)["c.txt"]
    assert "reading.languages to ['en', 'fr']" in reasons(gathered)["c.txt"]


def test_the_languages_set_are_accepted(tmp_path):
    """Set languages count, not the majority."""
    write(tmp_path, a_txt=BRIDGE, b_txt=FERRY, c_txt=PONT)

    both = read(tmp_path, settings=Reading(languages=("en", "fr")))
    french = read(tmp_path, settings=Reading(languages=("fr",)))

    assert [a.lang for a in both.articles] == ["en", "en", "fr"]
    assert [a.source for a in french.articles] == ["c"]
    assert "reading.languages accepts 'fr'" in reasons(french)["a.txt"]


def test_a_tie_of_languages_does_not_depend_on_the_order(tmp_path):
    """With as many articles each, the language with more text is taken."""
    write(tmp_path, a_txt=PONT, b_txt=BRIDGE + " " + FERRY)

    assert [a.lang for a in read(tmp_path).articles] == ["en"]


def test_a_declared_language_is_believed(tmp_path):
    """What the reader of the text says comes before what a program makes of it."""
    write(tmp_path, a_txt=BRIDGE, articles_csv="file,lang\na.txt,sco\nb.txt,\n", b_txt=FERRY)
    write(tmp_path / "declared", c_txt=f"---\nlang: de\n---\n{PONT}")

    gathered = read(tmp_path, settings=Reading(languages=("de", "en")))

    assert [a.lang for a in gathered.articles] == ["en", "en", "de"]


def test_a_short_text_is_not_refused_for_its_foreign_names(tmp_path):
    """A language is refused on evidence only."""
    write(
        tmp_path,
        a_txt=BRIDGE,
        b_txt=FERRY,
        c_txt="Nguyen, Obradović, Szabó, Papadopoulos, Yamamoto, Müller, Kowalski won.",
    )

    assert [a.lang for a in read(tmp_path).articles] == ["en", "en", "en"]


def test_numbers_have_no_language(tmp_path):
    """A table of numbers is not refused as foreign."""
    write(tmp_path, a_txt=BRIDGE, b_txt="1 22 333 4444 55 666 7777 88 999 10")

    assert len(read(tmp_path).articles) == 2


def test_two_sources_are_enough(tmp_path):
    """Nothing is raised."""
    write(tmp_path, a_txt=BRIDGE, b_txt=FERRY)

    require_two_sources(read(tmp_path))


def test_fewer_than_two_sources_say_what_is_needed_and_what_was_refused(tmp_path):
    """The error names what is left and every refusal, or counts them."""
    write(tmp_path, a_txt=BRIDGE, **{f"x{n}_txt": "" for n in range(12)})

    with pytest.raises(InputError) as error:
        require_two_sources(read(tmp_path))

    message = str(error.value)
    assert "at least two sources; only 'a' is left" in message
    assert f"{tmp_path}/x0.txt is empty" in message
    assert "and 2 more" in message


def test_of_two_versions_it_is_said_how_to_compare_them(tmp_path):
    """Two texts of one source are no mistake of whoever asks what changed."""
    texts = [f"---\nsource: Post\n---\n{text}" for text in (BRIDGE, FERRY)]
    write(tmp_path, a_txt=texts[0], b_txt=texts[1])

    with pytest.raises(InputError, match="between two versions, give each a source of its own"):
        require_two_sources(read(tmp_path))


def test_no_source_at_all_says_so():
    """Nothing named, nothing read."""
    with pytest.raises(InputError, match="none is left"):
        require_two_sources(read())
