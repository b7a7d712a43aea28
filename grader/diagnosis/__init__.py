"""From evidence to mistakes: which one was made, on which line, and what this run showed of it.

Only evidence decides. The student's source is read for the line and the words.
"""

from grader.diagnosis.diagnose import Mistake, diagnose
from grader.diagnosis.pages import Page, pages

__all__ = ["Mistake", "Page", "diagnose", "pages"]
