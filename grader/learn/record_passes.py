"""Saves in the workspace which answers pass, and copies of stubs that are still unanswered."""

import sys
from collections.abc import Sequence

from grader.errors import UsageError
from grader.evidence.verdict import Verdict
from grader.exercise.result import Result
from grader.learn.progress import Progress, exercises_here
from grader.learn.reset import keep_stubs


def record_passes(results: Sequence[Result]) -> None:
    """Save the passes among the learner's results. Outside a workspace, do nothing."""
    try:
        progress = Progress(exercises_here().parent)
    except UsageError:
        return
    keep_stubs([result.answer.exercise for result in results])
    for result in results:
        if result.verdict == Verdict.PASS:
            progress.note_done(result.answer.exercise, result.answer.submission.listing)
    if progress.notice:
        print(progress.notice, file=sys.stderr)
