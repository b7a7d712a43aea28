"""What is looked for in what a class handed in."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from grader.exercise.catalog import Exercise
from grader.exercise.further_files import MAX_FILE, is_further_file, may_be_split
from grader.exercise.learner_files import text_is_to_do
from grader.exercise.submission import MAX_SOURCE
from grader.ingest.entries import MAX_ARCHIVE, is_archive
from grader.ingest.file_names import file_name, meant, without_number
from grader.ingest.notebook import MAX_NOTEBOOK, Asks

MAX_UNNAMED = MAX_FILE
"""Bytes of a file that are read to see whether it answers an exercise that it is not named after."""


@dataclass(frozen=True)
class Wanted:
    """The exercises to grade: their slugs, and the names that each asks for.

    `asks` is of exercises that must be answered, `known` of those that may be; `others` are the kit's
    other exercises, and `chapters` those of all. `is_untouched` says whether a text is an exercise's stub as it was handed out.
    Answers to the exercises in `split` may have further files.
    """

    slugs: Collection[str]
    asks: Asks | None = None
    known: Asks | None = None
    others: Collection[str] = ()
    chapters: Mapping[str, str] = field(default_factory=dict)
    is_untouched: Callable[[str, str], bool] = field(default=lambda slug, text: False)
    split: Collection[str] = ()

    def names(self, slug: str) -> Collection[str]:
        """The names that an exercise asks for; none if they are not known."""
        return (self.asks or {}).get(slug) or (self.known or {}).get(slug, ())

    def named_by(self, name: str) -> str:
        """The exercise that a file is named after, in whatever spelling; empty if there is none."""
        read = file_name(name)
        if name.removesuffix(".py") in self.slugs and name.endswith(".py"):
            return name.removesuffix(".py")
        return next((slug for slug in self.slugs if meant(read, slug)), "")

    def further(self, name: str) -> tuple[str, int]:
        """The name of a further file of an answer, and which copy this one is; empty for any other file.

        No import means `crawler_links-1.py`: Canvas has called it so, or a browser.
        """
        stem, number = without_number(name.removesuffix(".py"))
        own = f"{stem}.py" if name.endswith(".py") else ""
        is_one = any(is_further_file(own, slug) for slug in self.split)
        return (own, number) if is_one else ("", 0)

    def limit(self, name: str) -> int:
        """How many bytes of a file may be read; 0 if it cannot be an answer, whatever is in it."""
        kind = file_name(name).kind
        if is_archive(name):
            return MAX_ARCHIVE
        if kind == "ipynb":
            return MAX_NOTEBOOK
        if kind in ("py", "txt", "bare") and self.named_by(name):
            return MAX_SOURCE
        return MAX_UNNAMED if kind in ("py", "txt") else 0


def wanted_of(
    exercises: Sequence[Exercise], kit: Iterable[Exercise], *, all_wanted: bool
) -> Wanted:
    """How answers to these exercises are looked for; `kit` are all exercises that there are."""
    asks = {e.slug: [asked["name"] for asked in e.asks] for e in exercises}
    by_slug = {exercise.slug: exercise for exercise in exercises}
    kit = list(kit)
    others = [exercise.slug for exercise in kit if exercise.slug not in asks]
    chapters = {exercise.slug: exercise.chapter for exercise in [*kit, *exercises]}

    def is_untouched(slug: str, text: str) -> bool:
        exercise = by_slug.get(slug)
        return exercise is not None and text_is_to_do(text, exercise.asks)

    split = [exercise.slug for exercise in exercises if may_be_split(exercise)]
    all_asks = asks if all_wanted else None
    return Wanted(list(asks), all_asks, asks, others, chapters, is_untouched, split)
