"""For authors: grade the mutants of exercises, and say which survive."""

import asyncio
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter

from rich.console import Console

from grader.authoring.mutants.grading import passing, refuse
from grader.authoring.mutants.making import mutants_at, sites
from grader.authoring.mutants.mutant import Mutant
from grader.authoring.mutants.reading import checking
from grader.authoring.mutants.same_program import key_of, listed, shown
from grader.diagnosis import remarks
from grader.exercise.catalog import Exercise


@dataclass
class Count:
    """What became of the mutants of one exercise, or of all."""

    mutants: int = 0
    refused: int = 0
    same: int = 0
    remarked: int = 0
    survive: int = 0
    seconds: float = 0.0

    def add(self, other: "Count") -> None:
        """Add another count to this one."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def __str__(self) -> str:
        parts = [
            f"{self.mutants} mutants: {self.refused} refused",
            f"{self.same} the same program",
            f"{self.remarked} pass with a remark",
            f"{self.survive} survive",
        ]
        return f"{', '.join(parts)} ({self.seconds:.0f} s)"


def break_answers(
    exercises: Sequence[Exercise], seeds: int, sample: int | None, draw: str, console: Console
) -> bool:
    """Grade the mutants of these exercises, or a sample of them; returns whether none survives."""
    places = [site for exercise in exercises for site in sites(exercise)]
    mutants: Iterable[Mutant] = mutants_at(places)
    if sample is not None:
        console.print(f"A sample of {sample} mutants: --draw {draw} repeats it.")
        random.Random(draw).shuffle(places)
        order = [*map(attrgetter("slug"), exercises)].index
        mutants = sorted(islice(mutants_at(places), sample), key=lambda m: order(m.exercise.slug))
    total, well = Count(), True
    for exercise, group in groupby(mutants, key=lambda mutant: mutant.exercise):
        count, sentences = _graded(exercise, list(group), seeds, whole=sample is None)
        console.print(f"{exercise.slug}: {count}", markup=False)
        for sentence in sentences:
            console.print(sentence, style="red", markup=False)
            well = False
        total.add(count)
    console.print(f"Exercises: {len(exercises)}. {total}", markup=False)
    return well


def _graded(
    exercise: Exercise, mutants: Sequence[Mutant], seeds: int, *, whole: bool
) -> tuple[Count, list[str]]:
    """How the mutants of an exercise come out, and what an author should look at."""
    start, same, count = time.monotonic(), listed(exercise), Count(len(mutants))
    graded = asyncio.run(refuse(checking(exercise), mutants, seeds))
    survivors, met = [], set()
    for one, result in passing(graded):
        if key_of(one.mutant) in same:
            met.add(key_of(one.mutant))
            count.same += 1
        elif remarks(result):
            count.remarked += 1
        else:
            count.survive += 1
            survivors.append((one.mutant, one.passes_with))
    sentences = [*by_kind(survivors)]
    if whole:
        sentences += [_stale(exercise, key) for key in same if key not in met]
    count.refused = count.mutants - count.same - count.remarked - count.survive
    count.seconds = time.monotonic() - start
    return count, sentences


def by_kind(survivors: Iterable[tuple[Mutant, str]]) -> Iterator[str]:
    """The mutants that pass, each with its seed, under the words for their kinds."""
    ordered = sorted(survivors, key=lambda pair: pair[0].kind)
    for kind, group in groupby(ordered, key=lambda pair: pair[0].kind):
        yield f"{kind}:"
        for mutant, seed in group:
            yield f"  {shown(mutant.file)}:{mutant.line} passes (seed {seed})"
            yield from _lines("    - ", mutant.before)
            yield from _lines("    + ", mutant.after)


def _lines(start: str, text: str) -> Iterator[str]:
    return (start + line for line in text.split("\n"))


def _stale(exercise: Exercise, key: tuple[str, ...]) -> str:
    file, kind, before, after = key
    text = f"{exercise.slug}/same_program.toml: {file}: {kind}: no such mutant passes: delete the entry"
    return "\n".join([text, *_lines("  - ", before), *_lines("  + ", after)])
