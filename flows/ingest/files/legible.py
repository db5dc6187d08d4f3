"""Raw text into clean text, or a refusal: garbled text never passes without a word."""

from __future__ import annotations

from flows.ingest.drafts import Place
from flows.progress import Say
from models.prose.text import clean, garbled_share, repair

# More badly decoded spots than one in 500 characters make a garbled text, not a garbled
# word: real mojibake has one per non-ASCII letter (in French, one in 25 characters).
_GARBLED_SHARE = 1 / 500


class IllegibleError(ValueError):
    """A text is garbled beyond repair; the message says what to do."""


def legible(raw: str, place: Place, say: Say) -> str:
    """Repair and clean a text, reporting every repair. Raises IllegibleError."""
    repaired = repair(raw)
    if repaired != raw:
        say(f"{place}: wrongly decoded characters were put right (such as â€™ into ’)")
    text = clean(repaired)
    if (share := garbled_share(text)) > _GARBLED_SHARE:
        raise IllegibleError(
            f"is garbled: {share:.1%} of its characters are wrongly decoded or lost;"
            " fetch it again, or save it as UTF-8"
        )
    if share:
        say(f"{place}: a few characters are garbled or lost (\ufffd); they were left as they are")
    return text


def in_whole_letters(text: str) -> str:
    """A text with U+FFFD for each half of a letter (JSON may hold such), which no parser takes."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
