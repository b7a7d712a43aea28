"""How submissions come in: files, notebooks, folders and archives. They are read, never run.

`read_submissions(path, slugs)` returns submissions by student and exercise, and a list of what was
left out.
"""

from grader.exercise.submission import Rejected
from grader.ingest.notebook import answers, read_notebook
from grader.ingest.submissions import Submissions, read_own, read_submissions

__all__ = ["Rejected", "Submissions", "answers", "read_notebook", "read_own", "read_submissions"]
