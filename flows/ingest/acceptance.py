"""The rules by which an article is compared or refused.

Refused is an article with too few words or too many; one whose text came before from the
same source or the same address (the same text from another source is a reprint, and
kept); and one in another language than those accepted. A text of one sentence is kept,
and so is one whose language does not show: names and quotations make a short text look
foreign.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from flows.ingest.languages import normalised, rank
from models.prose.text import count_words
from models.records import Article, Refusal
from models.settings import Reading

Reasons = dict[str, str]


def accept(
    articles: Sequence[Article], settings: Reading
) -> tuple[tuple[Article, ...], tuple[Refusal, ...]]:
    """Part the articles, in their order, into those compared and those refused."""
    admitted, unfit = admit(articles, settings)
    refused: Reasons = {refusal.path: refusal.reason for refusal in unfit}
    rest = list(admitted)
    accepted = _accepted_languages(rest, settings)
    # Of many accepted languages those that the story shows are likelier than all others.
    likely = accepted & {article.lang for article in rest} or accepted
    rest = [article if article.lang else _assumed(article, likely) for article in rest]
    refused |= _foreign(rest, settings, accepted)
    kept = tuple(article for article in rest if article.path not in refused)
    return kept, tuple(Refusal(path, reason) for path, reason in refused.items())


def admit(
    articles: Sequence[Article], settings: Reading
) -> tuple[tuple[Article, ...], tuple[Refusal, ...]]:
    """Part the articles, in their order, by all rules but that of the language."""
    refused: Reasons = {}
    rest = list(articles)
    for reasons_under in (_too_short, _too_long, _repeated):
        reasons = reasons_under(rest, settings)
        refused |= reasons
        rest = [article for article in rest if article.path not in reasons]
    return tuple(rest), tuple(Refusal(path, reason) for path, reason in refused.items())


# Characters with the space; in no language do words have as many on average.
_LONGEST_WORDS = 20


def _too_short(articles: Sequence[Article], settings: Reading) -> Reasons:
    least = max(settings.min_words, 1)
    words = {article.path: count_words(article.text) for article in articles}
    return {path: _says_short(count, least) for path, count in words.items() if count < least}


def _too_long(articles: Sequence[Article], settings: Reading) -> Reasons:
    most = settings.max_words
    sizes = {article.path: _size(article.text) for article in articles}
    return {
        path: f"has {what}; at most {most:,} are compared, never a part:"
        " split it into articles, or raise reading.max_words"
        for path, (count, what) in sizes.items()
        if count > most
    }


def _size(text: str) -> tuple[int, str]:
    """The words of a text, and in words; of one with few spaces as many as fill its length."""
    words, room = count_words(text), len(text) // _LONGEST_WORDS
    return (words, f"{words:,} words") if words >= room else (room, f"the length of {room:,} words")


def _says_short(count: int, least: int) -> str:
    if count == 0:
        return "is empty: it holds no word of text"
    words = "1 word" if count == 1 else f"{count} words"
    return f"has {words}; at least {least} are needed (reading.min_words)"


def _repeated(articles: Sequence[Article], _settings: Reading) -> Reasons:
    firsts: dict[tuple[str, str], Article] = {}
    reasons: Reasons = {}
    for article in articles:
        text = " ".join(article.text.split())
        keys = [(f"source {article.source}", text)]
        keys += [(f"url {article.url}", text)] if article.url else []
        first = next((firsts[key] for key in keys if key in firsts), None)
        if first:
            same = "source" if first.source == article.source else "address"
            reasons[article.path] = (
                f"repeats {first.path}: the same text from the same {same}; remove one of"
                " the two, or name the sources if they differ"
            )
        else:
            firsts |= dict.fromkeys(keys, article)
    return reasons


def _accepted_languages(articles: Sequence[Article], settings: Reading) -> set[str]:
    """Return the languages set, else that of most articles (of most text, if that is a tie)."""
    if settings.languages:
        return {normalised(code) or code for code in settings.languages}
    spoken = [(article.lang, len(article.text)) for article in articles if article.lang]
    count = Counter(lang for lang, _ in spoken)
    length: Counter[str] = Counter()
    for lang, size in spoken:
        length[lang] += size
    return set(sorted(count, key=lambda lang: (-count[lang], -length[lang], lang))[:1])


def _assumed(article: Article, accepted: Collection[str]) -> Article:
    """Take a text whose language does not show to be in the likeliest of those accepted."""
    likely = next((lang for lang, _ in rank(article.text) if lang in accepted), None)
    return replace(article, lang=likely)


def _foreign(articles: Sequence[Article], settings: Reading, accepted: Collection[str]) -> Reasons:
    known = sorted(accepted)
    says = "reading.languages accepts" if settings.languages else "most of the story is in"
    other = "" if settings.languages else ", or use --profile multilingual"
    return {
        article.path: f"is in {article.lang!r}, {says} {', '.join(map(repr, known))}; to compare"
        f" it too, set reading.languages to {[*known, article.lang]}{other}"
        for article in articles
        if article.lang and article.lang not in accepted
    }
