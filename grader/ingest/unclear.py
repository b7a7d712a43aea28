"""What a student handed in that is no answer, as the reason why an exercise is not graded."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.exercise.submission import Submission
from grader.ingest.hand_in import HandIn
from grader.ingest.wanted import Wanted

MOST = 3
"""Files that a reason names."""


def with_reasons(
    student: str, answers: Mapping[str, Submission], files: Sequence[HandIn], wanted: Wanted
) -> dict[str, Submission]:
    """The answers, and a rejected one for each exercise that a file without an answer may be meant for."""
    unclear = [one for one in files if not one.claims]
    filled = dict(answers)
    for slug in wanted.slugs:
        some = [one for one in files if slug not in one.claims and slug in one.near]
        some += [one for one in unclear if one not in some and (one.anything or not answers)]
        if some and slug not in answers:
            filled[slug] = Submission(student, _where(some[0], slug), rejected=_reason(some))
    return filled


def _where(one: HandIn, slug: str) -> Path:
    return Path(*one.parts[:-1], f"{slug}.py")


def _reason(some: Sequence[HandIn]) -> str:
    told = " ".join(one.told for one in some[:MOST])
    more = f" And {len(some) - MOST} more files." if len(some) > MOST else ""
    return told + more
