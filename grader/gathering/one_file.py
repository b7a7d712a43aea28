"""Files beside an answer that are none of its files: what it imports from them is not there."""

import re
from dataclasses import replace

from grader.evidence.evidence import Evidence
from grader.exercise.further_files import may_be_split
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
    what = f"Line {error.line} imports `{found[1]}`, which is a file of its own"
    if may_be_split(answer.exercise):
        name = f"{answer.exercise.slug}_{found[1]}"
        remedy = f"{what}, and is not named like a file of this answer: call it {name}.py."
    else:
        remedy = f"{what}, and an answer is one file: move what you need from {other.name} into {path.name}."
    return replace(evidence, problem=remedy)
