"""One answer of one student, to be graded."""

from typing import NamedTuple

from grader.exercise.catalog import Exercise
from grader.exercise.submission import Submission


class StudentAnswer(NamedTuple):
    """One answer to grade."""

    student: str
    exercise: Exercise
    submission: Submission
