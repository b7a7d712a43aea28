"""The way in for all that is handed in: files, notebooks, folders and archives, read and never run.

`bring_in(path, slugs)` gives submissions by student and exercise, and a list of what was left out.
"""

from grader.exercise.submission import Rejected
from grader.ingest.brought import Brought, bring_in
from grader.ingest.notebook import answers, read_notebook

__all__ = ["Brought", "Rejected", "answers", "bring_in", "read_notebook"]
