"""The right answers to an exercise: plain files in a clone, sealed in an installed kit."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from grader.errors import CannotGrade
from grader.exercise import catalog
from grader.exercise.catalog import Exercise
from grader.exercise.learner_files import right_answers
from grader.exercise.sealing import SEALED, Answers, unseal


def answers_to(exercise: Exercise) -> Mapping[str, str]:
    """`solution.py` and the other right answers, by file name. A student's archive has none."""
    sealed = opened(catalog.KIT / SEALED).get(f"{exercise.chapter}/{exercise.slug}")
    return sealed or right_answers(plain_folder(exercise))


def plain_folder(exercise: Exercise) -> Path:
    """The folder of plain solution files, if there are any: beside the exercises, or in the kit."""
    beside = solutions_folder(exercise)
    in_kit = catalog.KIT / beside.relative_to(exercise.stub.parents[2])
    return in_kit if in_kit.is_dir() else beside


def solutions_folder(exercise: Exercise) -> Path:
    """The folder of an exercise's solutions beside `exercises/`: `solutions/NN_chapter/slug`."""
    return exercise.stub.parents[2] / "solutions" / exercise.chapter / exercise.slug


@cache
def opened(file: Path) -> Answers:
    """What is in a sealed file of the kit; nothing if there is no such file."""
    if not file.is_file():
        return {}
    try:
        return unseal(file.read_text(encoding="ascii"))
    except ValueError:
        raise CannotGrade(f"{file} is damaged: install Awaitlings again.") from None
