"""From evidence to mistakes: which one was made, on which line, and what this run showed of it.

`diagnose` is about an answer that failed, `remarks` about one that passes and is not clean, `remarkable`
about any other code.

Only evidence decides. The student's source is read for the line and the words.
"""

from grader.diagnosis.diagnose import Mistake, diagnose
from grader.diagnosis.pages import Page, pages, summary_of
from grader.diagnosis.remarks import Remark, remarkable, remarks

__all__ = ["Mistake", "Page", "Remark", "diagnose", "pages", "remarkable", "remarks", "summary_of"]
