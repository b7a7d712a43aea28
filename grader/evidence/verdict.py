"""What can come of a scenario, and of an answer as a whole."""

from enum import StrEnum


class Verdict(StrEnum):
    """One word for what happened. Evidence is ANSWERED where there is something to judge.

    A graded answer is never ANSWERED: it is PASS, FAIL, or says why nothing could be judged.
    """

    ANSWERED = "answered"
    PASS = "pass"
    FAIL = "fail"
    TODO = "todo"
    CRASH = "crash"
    TIMEOUT = "timeout"
    LIMIT = "limit"
    PROTOCOL = "protocol"
    REJECTED = "rejected"
    BUSY = "busy"
