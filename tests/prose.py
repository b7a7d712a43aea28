"""Finds prose for learners that is too long, too short or too hard to read. `make lint` runs it.

It measures the pages about mistakes, and the hints of each exercise. Code, headings and lists of links
do not count: they are no sentences. `python -m tests.prose serial-await` shows the figures of the files
with that in their path, `python -m tests.prose .` those of all.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

import pyphen

from grader.exercise.catalog import Catalog

KIT = Path(__file__).resolve().parent.parent
SHORTEST = {"page": 80, "hints": 40}
LONGEST = {"page": 160, "hints": 160}
"""Words. The three hints of an exercise count together."""
HARDEST = 8.5
"""A grade of 9. Hyphenation misses a few syllables (it never cuts off one letter, as in "any"), which makes
half a grade."""
LONGEST_SENTENCE = 25
"""Words. An average hides a single sentence that must be read twice."""
EXCEPTIONS: dict[str, str] = {}
"""Files that may be outside, each with the reason."""
HYPHENS = pyphen.Pyphen(lang="en_US")

NOT_PROSE = re.compile(
    r"^```.*?^```$"  # a block of code
    r"|^#.*?$"  # a heading
    r"|^- \[[^\n]*\]\(\S*\)$"  # a link in "Read more"
    r"|`[^`]*`"
    r"|(?<=\])\(\S*\)",  # the address of a link in a sentence
    re.MULTILINE | re.DOTALL,
)
WORD = re.compile(r"\w[\w'\u2019-]*")
SENTENCE_END = re.compile(r"[.!?]+(?=[\s)\"*]|$)|\n\s*\n|\n(?=[-*] |\d+\. )")


@cache
def syllables(word: str) -> int:
    """How often a word can be hyphenated, and one more."""
    return len(HYPHENS.positions(word)) + 1


@dataclass(frozen=True)
class Prose:
    """What somebody reads in one go."""

    kind: str
    file: str
    text: str

    @property
    def sentences(self) -> list[list[str]]:
        """The words of each sentence, without code."""
        parts = SENTENCE_END.split(NOT_PROSE.sub("", self.text))
        return [words for part in parts if (words := WORD.findall(part))]

    @property
    def length(self) -> int:
        """The number of words."""
        return sum(map(len, self.sentences))

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: the years at school after which one reads this easily."""
        sentences = self.sentences
        words = [word for sentence in sentences for word in sentence]
        if not words:
            return 0.0
        sounds = sum(map(syllables, words))
        return 0.39 * len(words) / len(sentences) + 11.8 * sounds / len(words) - 15.59

    def findings(self) -> Iterator[str]:
        """What is outside the bounds: the figure, and the bound."""
        if self.length > LONGEST[self.kind]:
            yield f"{self.length} words, at most {LONGEST[self.kind]}"
        if self.length < SHORTEST[self.kind]:
            yield f"{self.length} words, at least {SHORTEST[self.kind]}"
        if self.grade > HARDEST:
            yield f"reading grade {self.grade:.1f}, at most {HARDEST}: use shorter sentences and words"
        for sentence in self.sentences:
            if len(sentence) > LONGEST_SENTENCE:
                start = " ".join(sentence[:4])
                yield f'{len(sentence)} words in the sentence "{start} …", at most {LONGEST_SENTENCE}'


def prose_of(kit: Path) -> list[Prose]:
    """Every page about a mistake, and the hints of every exercise."""
    pages = [
        Prose("page", str(file.relative_to(kit)), file.read_text(encoding="utf-8"))
        for file in sorted(kit.glob("grader/mistakes/*.md"))
    ]
    hints = [
        Prose("hints", str(exercise.check_file.relative_to(kit)), "\n\n".join(exercise.hints))
        for exercise in Catalog(kit / "exercises").exercises
    ]
    return pages + hints


def findings(texts: list[Prose], exceptions: Mapping[str, str]) -> list[str]:
    """All that is outside its bounds, and the exceptions that are not needed any more."""
    found = {text.file: list(text.findings()) for text in texts}
    lines = [
        f"{file}: {finding}"
        for file, finds in found.items()
        if file not in exceptions
        for finding in finds
    ]
    idle = [file for file in exceptions if not found.get(file)]
    return lines + [f"{file}: an exception that is not needed" for file in idle]


def show(texts: list[Prose]) -> None:
    """Print the figures of each text, and the medians."""
    for text in texts:
        print(f"{text.file}: {text.length} words, grade {text.grade:.1f}")
    for kind in sorted({text.kind for text in texts}):
        some = [text for text in texts if text.kind == kind]
        words, grade = median(t.length for t in some), median(t.grade for t in some)
        print(f"{len(some)} {kind}: median {words:.0f} words, grade {grade:.1f}")


def main(names: list[str], kit: Path = KIT) -> int:
    """Print what is outside; with names, also the figures of the files that have them in their path."""
    texts = prose_of(kit)
    if names:
        texts = [text for text in texts if any(name in text.file for name in names)]
        show(texts)
    exceptions = {} if names else EXCEPTIONS
    lines = findings(texts, exceptions) if texts else ["found no text to measure"]
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
