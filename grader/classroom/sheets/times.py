"""When Moodle says that something was handed in: `Last modified (submission)` of the grading worksheet."""

import re
from collections.abc import Mapping
from datetime import datetime

from grader.classroom.sheets.gradebook_file import GradebookFile
from grader.classroom.sheets.matching import Known, find

FORMATS = ("%d %B %Y %I:%M %p", "%d %B %Y %H:%M", "%B %d %Y %I:%M %p", "%B %d %Y %H:%M")
"""How English Moodle writes a time behind the weekday (`strftimedaydatetime`), in the teacher's own zone."""


def times_in(gradebook: GradebookFile, students: Mapping[str, Known]) -> dict[str, datetime]:
    """The times, without a zone, by student; nobody is in it whose row or time is not clear."""
    times = {}
    for student, known in students.items():
        person = find(gradebook, known).person
        if person is not None and gradebook.submitted is not None:
            time = moodle_time(gradebook.sheet.value(person.row, gradebook.submitted))
            if time is not None:
                times[student] = time
    return times


def moodle_time(text: str) -> datetime | None:
    """`Friday, 20 November 2026, 10:15 AM` as a time; None for what is not written so."""
    words = re.sub(r"[,\s\u202f]+", " ", text.partition(",")[2]).strip()
    for form in FORMATS:
        try:
            return datetime.strptime(words, form)
        except ValueError:
            continue
    return None
