"""The versions of what a student's tests test: plain files in a clone, sealed for learners.

`solutions/NN_chapter/slug/versions/MODULE/NAME.py` stands for `MODULE.py`, which the tests import. What
NAME begins with says of which kind it is, and its docstring what is special about it. The right ones
are answers to another exercise, and of the others each is one line away from that.
"""

from collections.abc import Mapping

from grader.exercise import catalog
from grader.exercise.catalog import Exercise
from grader.exercise.learner_files import plain_versions
from grader.exercise.sealing import SEALED_VERSIONS
from grader.exercise.solutions import opened, plain_folder


def versions_of(exercise: Exercise) -> Mapping[str, str]:
    """The sources of all versions, by `MODULE/NAME.py`; of most exercises there are none."""
    sealed = opened(catalog.KIT / SEALED_VERSIONS).get(f"{exercise.chapter}/{exercise.slug}")
    return sealed or plain_versions(plain_folder(exercise))
