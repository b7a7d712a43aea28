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
    total, sentences = Count(), list[str]()
    for batch in [list(mutants)] if sample else _by_exercise(mutants):
        count, found = _graded(batch, seeds, whole=not sample)
        if not sample:
            console.print(f"{batch[0].exercise.slug}: {count}", markup=False)
        for sentence in found:
            console.print(sentence, style="red", markup=False)
        total.add(count)
        sentences += found
    console.print(f"Exercises: {len(exercises)}. {total}", markup=False)
    return not sentences


def _by_exercise(mutants: Iterable[Mutant]) -> Iterator[list[Mutant]]:
    for _, group in groupby(mutants, key=lambda mutant: mutant.exercise):
        yield list(group)


def _graded(mutants: Sequence[Mutant], seeds: int, *, whole: bool) -> tuple[Count, list[str]]:
    """How these mutants come out, and what an author should look at."""
    start, count = time.monotonic(), Count(len(mutants))
    same = {exercise: listed(exercise) for exercise in {m.exercise for m in mutants}}
    met, survivors = set(), []
    for one, result in passing(asyncio.run(refuse(mutants, seeds))):
        exercise, key = one.mutant.exercise, key_of(one.mutant)
        if key in same[exercise]:
            met.add((exercise, key))
            count.same += 1
        elif remarks(result):
            count.remarked += 1
        else:
            count.survive += 1
            survivors.append((one.mutant, one.passes_with))
    count.refused = count.mutants - count.same - count.remarked - count.survive
    count.seconds = time.monotonic() - start
    listed_keys = [(exercise, key) for exercise, keys in same.items() for key in keys]
    stale = [_stale(*pair) for pair in listed_keys if pair not in met] if whole else []
    return count, [*by_kind(survivors), *stale]


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
