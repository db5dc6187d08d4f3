"""How much furniture is found, and how much content is lost to it.

`python -m benchmarks.furniture [--errors]` reads the labelled layouts in
`tests/data/layouts`; `--errors` prints each sentence that is judged wrongly or cut
elsewhere than labelled, of the halves that weights and cues were tuned on.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from models.ids import article_id
from models.prose.cues import load_cues
from models.prose.roles import label_sentences
from models.records import Article, Role

LAYOUTS = Path(__file__).parents[1] / "tests" / "data" / "layouts"
HALVES = ("dev", "held_out", "fresh", "world", "world_held_out")
_TUNED_ON = ("dev", "world")
# What parts a sentence from the one before where it does not begin a line.
_JOINS = {"+": " ", "^": ""}
_ROLES: dict[str, Role] = {"B": "body", "H": "headline", "Q": "quote", "F": "boilerplate"}


@dataclass(frozen=True)
class Layout:
    """A labelled text: the article and the span and role of each of its sentences."""

    name: str
    article: Article
    gold: tuple[tuple[int, int, Role], ...]


@dataclass(frozen=True)
class Judged:
    """A labelled sentence beside the role that it was given.

    whole: whether it was found as one sentence, from its first character to its last.
    """

    layout: str
    text: str
    gold: Role
    given: Role
    whole: bool

    @property
    def lost(self) -> bool:
        """Whether content was taken for furniture."""
        return self.gold != "boilerplate" and self.given == "boilerplate"

    @property
    def kept(self) -> bool:
        """Whether furniture was taken for content or a headline."""
        return self.gold == "boilerplate" and self.given != "boilerplate"


def read_layout(path: Path) -> Layout:
    """A labelled layout; `tests/data/layouts/README.md` states the format."""
    head, _, body = path.read_text(encoding="utf-8").partition("---\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    text, gold = "", []
    for line in body.splitlines():
        code, _, sentence = line.partition("|")
        text += _JOINS.get(code[:1], "\n") if text else ""
        if sentence:
            gold.append((len(text), len(text) + len(sentence), _ROLES[code[-1]]))
        text += sentence
    text = _wrapped(text, int(facts["wrap"])) if "wrap" in facts else text
    source = facts.get("source", path.stem)
    key = article_id(None, path.name, text)
    lang, title = facts.get("lang"), facts.get("title")
    article = Article(key, source, source, title, None, None, lang, path.name, text)
    return Layout(path.stem, article, tuple(gold))


def _wrapped(text: str, width: int) -> str:
    """`text` hard-wrapped; each break replaces one space, so that no offset moves."""
    chars, start, space = list(text), 0, 0
    for index, char in enumerate(chars):
        if char == "\n":
            start = space = index + 1
        elif index - start >= width and space > start:
            chars[space] = "\n"
            start = space + 1
        if char == " ":
            space = index
    return "".join(chars)


def judge(layout: Layout) -> list[Judged]:
    """Each labelled sentence with the role that most of its characters were given."""
    (sentences,) = label_sentences([layout.article], load_cues())
    judged = []
    for start, end, gold in layout.gold:
        best = max(sentences, key=lambda s: min(s.end, end) - max(s.start, start))
        text, whole = layout.article.text[start:end], (best.start, best.end) == (start, end)
        judged.append(Judged(layout.name, text, gold, best.role, whole))
    return judged


def judge_half(half: str) -> list[Judged]:
    """All labelled sentences of one of `HALVES`, judged."""
    return [
        judged
        for path in sorted((LAYOUTS / half).glob("*.layout"))
        for judged in judge(read_layout(path))
    ]


def summary(half: str, judged: list[Judged]) -> str:
    """One line with the figures."""
    furniture = [j for j in judged if j.gold == "boilerplate"]
    content = [j for j in judged if j.gold != "boilerplate"]
    found = sum(not j.kept for j in furniture)
    lost = sum(j.lost for j in content)
    right = sum(j.gold == j.given for j in judged)
    whole = sum(j.whole for j in judged)
    return (
        f"{half:14} furniture found {found}/{len(furniture)} ({found / len(furniture):.1%}), "
        f"content lost {lost}/{len(content)} ({lost / len(content):.1%}), "
        f"roles right {right}/{len(judged)} ({right / len(judged):.1%}), "
        f"boundaries right {whole}/{len(judged)} ({whole / len(judged):.1%})"
    )


def main() -> None:
    """Print the figures of each half."""
    for half in HALVES:
        judged = judge_half(half)
        print(summary(half, judged))
        if "--errors" in sys.argv and half in _TUNED_ON:
            for j in judged:
                if j.gold != j.given or not j.whole:
                    cut = "" if j.whole else " (cut or joined)"
                    print(f"  {j.layout}: {j.gold} as {j.given}{cut}: {j.text[:80]}")


if __name__ == "__main__":
    main()
