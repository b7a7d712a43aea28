"""What follows when an answer passes: it is noted, and the right answers can be read."""

from dataclasses import dataclass, field
from pathlib import Path

from grader.errors import CannotGrade
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Exercise
from grader.exercise.result import Result
from grader.learn import views
from grader.learn.os_errors import could_not_write
from grader.learn.progress import Progress
from grader.learn.unlock_solutions import unlock


@dataclass
class Passed:
    """What to tell the learner: `praise`, and `news` of what went wrong beside it."""

    praise: str = ""
    news: list[str] = field(default_factory=list)


def note_pass(result: Result, progress: Progress, workspace: Path) -> Passed | None:
    """Save that an answer passes: the text that was graded, even if the file has changed since.

    None if it does not pass.
    """
    if result.verdict != Verdict.PASS:
        return None
    exercise = result.answer.exercise
    progress.note_done(exercise, result.answer.submission.listing)
    points = f"{result.points} of {result.max_points} points"
    told = Passed(f"{exercise.slug} is done: {points}, {result.seconds:.1f} s on the wall clock.")
    _unlock(told, exercise, progress, workspace)
    return told


def _unlock(told: Passed, exercise: Exercise, progress: Progress, workspace: Path) -> None:
    """Copy the right answers into the workspace; if that fails, the news says why."""
    try:
        answers = unlock(workspace, exercise)
    except CannotGrade as error:
        told.news.append(str(error))
    except OSError as error:
        if not progress.notice:  # which says the same
            told.news.append(could_not_write(error, workspace))
    else:
        if answers:
            where = views.shown(answers[0].parent)
            told.praise += f" Compare it with other right answers: {where}"
