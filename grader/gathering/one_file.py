"""An answer is one file: what it imports from another file of the learner's is not there."""

import re
from dataclasses import replace

from grader.evidence.evidence import Evidence
from grader.exercise.result import Answer

MISSING = re.compile(r"No module named '(\w+)'")


def naming_other_file(evidence: Evidence, answer: Answer) -> Evidence:
    """The evidence; if the import failed for a file that lies beside the answer, it says so."""
    error, path = evidence.error, answer.submission.path
    if not evidence.problem or error is None or error.type != "ModuleNotFoundError":
        return evidence
    found = MISSING.match(error.message)
    if found is None or not (other := path.with_name(f"{found[1]}.py")).is_file():
        return evidence
    return replace(
        evidence,
        problem=f"Line {error.line} imports `{found[1]}`, which is a file of its own, and an answer is "
        f"one file: move what you need from {other.name} into {path.name}.",
    )
