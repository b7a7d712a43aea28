"""How a scenario says that it cannot go on, in words for the student."""


class ScenarioStopped(Exception):
    """The scenario gave up: what it needed did not come. The message says what, as a sentence's end.

    It is told without the name of this class, because the student's code raised nothing. Where the
    student's code did raise, the message says so, and the traceback of that error comes along.
    """


TYPE = f"{ScenarioStopped.__module__}.{ScenarioStopped.__qualname__}"
"""Its name as a worker tells it."""
