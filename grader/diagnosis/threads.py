"""A rule about threads that the student's code started itself."""

from grader.diagnosis.case import Case, Found


def thread_left_running(case: Case) -> Found | None:
    """A thread had not ended; not where an error ended the rest early, since nothing stops a thread."""
    if case.evidence.error is not None:
        return None
    for thread in case.evidence.noticed.threads_left:
        what = "a thread was still running at the end: nothing waited for it to end"
        return Found(thread.line, f"{what}, and the program cannot end before it does")
    return None
