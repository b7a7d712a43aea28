"""Fills a gradebook with the scores of a class, and writes the copy that the system imports again.

A cell is set only for who has a score. All others stay as they are, and each is told with the reason.
"""

import html
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.atomic_write import replace_file
from grader.classroom.sheets.gradebook_file import GradebookFile, Person
from grader.classroom.sheets.matching import REMEDY, Known, Roster, find
from grader.evidence.failures import count
from grader.report.safe_text import visible

OURS = "Awaitlings: "
"""How a feedback starts that was written here. Another one is the teacher's own, and stays."""
LONGEST = 1000
"""Characters of a feedback."""


@dataclass(frozen=True)
class Score:
    """What a student gets: `points` out of `most`, and the feedback. No points: not graded."""

    known: Known
    points: float | None
    most: float
    feedback: str = ""
    handed_in: bool = True


@dataclass
class Filled:
    """What came of it: the file, how many grades are in it, what to tell, and who got no row."""

    file: Path
    grades: int = 0
    notes: list[str] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)


def fill(
    gradebook: GradebookFile,
    scores: Mapping[str, Score],
    roster: Roster,
    out: Path,
    *,
    zeros: bool = False,
) -> Filled:
    """Write the filled copy into the folder `out`. With `zeros`, who handed in nothing gets a 0."""
    source = gradebook.sheet.path
    filled = Filled(out / f"{source.stem}-filled{source.suffix}")
    rows = _rows(gradebook, scores, roster, filled)
    if zeros and filled.missing:
        filled.notes.append("No 0 is written, because somebody who handed something in has no row.")
    for person in gradebook.people:
        score = rows.get(person.row, Score(Known({}), None, 0, handed_in=False))
        points = score.points if score.handed_in else None
        if zeros and not score.handed_in and not filled.missing:
            points = 0.0
        if points is not None:
            _grade(gradebook, person, written(points, score.most, person), score.feedback, filled)
    filled.notes = [*_scaled(gradebook, scores), *filled.notes]
    replace_file(filled.file, gradebook.sheet.data())
    return filled


def _rows(
    gradebook: GradebookFile, scores: Mapping[str, Score], roster: Roster, filled: Filled
) -> dict[int, Score]:
    """The scores by row. Who has none, or shares it with another student, is missing."""
    found = {
        student: find(gradebook, roster.more(score.known)) for student, score in scores.items()
    }
    students: defaultdict[int, list[str]] = defaultdict(list)
    for student, one in found.items():
        if one.person is not None:
            students[one.person.row].append(student)
        elif scores[student].handed_in:
            filled.missing[student] = one.reason
    for several in (some for some in students.values() if len(some) > 1):
        for student in several:
            filled.missing[student] = f"{' and '.join(several)} fit the same row: {REMEDY}"
    return {row: scores[some[0]] for row, some in students.items() if len(some) == 1}


def _grade(
    gradebook: GradebookFile, person: Person, grade: str, feedback: str, filled: Filled
) -> None:
    """Set a person's grade, unless it has to stay."""
    if person.kept:
        filled.notes.append(f"{gradebook.called(person)} keeps the grade: {person.kept}.")
        return
    filled.grades += 1
    sheet = gradebook.sheet
    before = sheet.value(person.row, gradebook.grade)
    if not same(before, grade):
        sheet.set(person.row, gradebook.grade, grade)
        if before:
            who = gradebook.called(person)
            filled.notes.append(f"{who} had another grade: {before}, and now {grade}.")
    _feedback(gradebook, person, feedback)


def _feedback(gradebook: GradebookFile, person: Person, feedback: str) -> None:
    if gradebook.feedback is None or not feedback:
        return
    before = gradebook.sheet.value(person.row, gradebook.feedback)
    if before and not before.startswith(OURS):
        return
    # Moodle saves it as HTML (`mod/assign/feedback/comments/locallib.php`)
    text = html.escape(OURS + visible(feedback, LONGEST), quote=False)
    if text != before:
        gradebook.sheet.set(person.row, gradebook.feedback, text)


def written(points: float, most: float, person: Person) -> str:
    """A grade as this person's row has it: out of `person.most`, with two decimals at most."""
    share = person.most / most if person.most and most else 1.0
    text = f"{points * share:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if person.comma else text


def same(one: str, other: str) -> bool:
    """Whether two cells say the same grade: `6` and `6.00` do."""
    try:
        return float(one.replace(",", ".")) == float(other.replace(",", "."))
    except ValueError:
        return one == other


def _scaled(gradebook: GradebookFile, scores: Mapping[str, Score]) -> list[str]:
    """Whether the grades are out of something else than the points."""
    most = max((score.most for score in scores.values()), default=0.0)
    outs = {person.most for person in gradebook.people if person.most != most}
    if None in outs:
        return [f"The maximum there is 0 or no number: the points are as they are, of {most:g}."]
    told = " or ".join(f"{out:g}" for out in sorted(filter(None, outs))[:3])
    return [f"The points, of {most:g}, are scaled to the maximum there, {told}."] if told else []


def in_words(filled: Filled, system: str) -> list[str]:
    """The lines to print."""
    lines = [f"For {system}: {filled.file}, with {count(filled.grades, 'grade')}."]
    return lines + [f"  {visible(note)}" for note in filled.notes]
