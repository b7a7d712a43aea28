"""The one answer among several that a student handed in to an exercise."""

import ast
from collections.abc import Sequence
from dataclasses import replace

from grader.exercise.submission import Submission
from grader.ingest.cells import parsed
from grader.ingest.hand_in import DEFINES, EXACT, Claim

Chosen = tuple[Submission, str, Sequence[Claim]]
"""The answer, a note for the teacher that says which file it is, and older versions of it."""


def the_one(several: Sequence[Claim], student: str) -> Chosen:
    """The answer that counts; a rejected one, with the remedy, if nothing tells which does."""
    good = [claim for claim in several if not claim.submission.rejected]
    if not good:
        first = min(several, key=lambda claim: claim.plain)
        return replace(first.submission, label=student), "", ()
    begun = [claim for claim in good if not claim.is_untouched] or good
    named = [claim for claim in begun if claim.plain < DEFINES] or begun
    meant = [claim for claim in named if not claim.name.is_older] or named
    different = _different(meant)
    if len(different) == 1:
        return replace(different[0].submission, label=student), _note(different[0]), ()
    newest = _newest(different)
    if newest is None:
        return Submission(student, different[0].submission.path, rejected=_asked(different)), "", ()
    older = [claim for claim in different if claim is not newest]
    note = f"{newest.file} is the newest of {len(different)} versions"
    return replace(newest.submission, label=student), note, older


def _different(claims: Sequence[Claim]) -> list[Claim]:
    """One claim of each program; of the same program the one with the plainest name."""
    if len(claims) == 1:
        return list(claims)
    kept: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.plain, *(-n for n in claim.newer))):
        kept.setdefault(_program(claim.submission), claim)
    return list(kept.values())


def _program(submission: Submission) -> str:
    """What two files have in common that differ only in layout and comments."""
    texts = (submission.text, submission.before, *(text for _, text in submission.files))
    trees = [parsed(text) for text in texts]
    try:
        return str(
            [text if t is None else ast.dump(t) for text, t in zip(texts, trees, strict=True)]
        )
    except RecursionError:
        return str(texts)


def _newest(claims: Sequence[Claim]) -> Claim | None:
    """The newest by the course system's mark, or by a browser's number; None if neither tells."""
    if len({claim.newer for claim in claims}) == len(claims):
        return max(claims, key=lambda claim: claim.newer)
    numbers = {claim.name.number for claim in claims}
    places = {(claim.parts[:-1], claim.name.stem) for claim in claims}
    if len(places) == 1 and len(numbers) == len(claims) and min(numbers) >= 0:
        return max(claims, key=lambda claim: claim.name.number)
    return None


def _asked(claims: Sequence[Claim]) -> str:
    names = ", ".join(sorted({"/".join(claim.submission.path.parts[-2:]) for claim in claims}))
    return (
        f"{len(claims)} versions were handed in ({names}), and nothing tells which counts: "
        "keep one of them."
    )


def _note(claim: Claim) -> str:
    return "" if claim.plain == EXACT else f"taken from {claim.file}"
