"""Why a check fails, and how it is said: the kinds of failure, and the words of their messages."""

from collections import Counter
from collections.abc import Iterable, Sequence

from grader.worker.observations import MOST_NOTICED

MOST_DIGITS_OF_PARTS = 3
MOST_DIGITS = 6
"""Digits after the point of a time: beyond, it is as good as the other one."""
NO_ARGUMENT = "no argument"


class NotSeen(AssertionError):
    """A check asked about something that did not happen, because the code raised or returned."""


class NotRaised(NotSeen):
    """An exception was expected, and none came out, or another one.

    `expected` are the names of the classes.
    """

    def __init__(self, message: str, expected: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.expected = tuple(expected)


class ErrorsMissing(AssertionError):
    """Of the exceptions that were expected to come out, some did not: `expected`, by their classes."""

    def __init__(self, message: str, expected: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.expected = tuple(expected)


class NotHandled(AssertionError):
    """An exception came out that was expected to be handled."""


class WrongCalls(AssertionError):
    """A function was called with other arguments, or more or less often, than expected.

    `expected` are the arguments of the calls that should have been made, where they are known.
    """

    def __init__(self, message: str, name: str, number: int, expected: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.number = number
        self.expected = tuple(expected)


class Shows(AssertionError):
    """A check failed in a way in which only one mistake fails it: its name, and what it is, in one line."""

    def __init__(self, message: str, mistake: str, headline: str = "") -> None:
        super().__init__(message)
        self.mistake = mistake
        self.headline = headline


class KeptForEver(Shows):
    """Something of each `thing` is kept; `grown` are the names of the containers in which there is more."""

    def __init__(self, message: str, grown: Iterable[str], thing: str = "") -> None:
        told = "".join(f"; `{name}` has grown with each" for name in grown)
        headline = f"Something of each {thing} is kept, so the program grows with every new one."
        super().__init__(f"{message}{told}", "kept-for-ever", headline if thing else "")


class TooSlow(AssertionError):
    """It took too long, or too little was going on at once."""


class TimeMissed(AssertionError):
    """A bound on time was missed. The machine may have been late: the fast clock arbitrates."""


class TooLong(TimeMissed, TooSlow):
    """A bound on time was missed by taking too long."""


class PlacesFree(TooLong):
    """Fewer calls were in flight than `limit`, although others had not started yet."""

    def __init__(self, message: str, limit: int) -> None:
        super().__init__(message)
        self.limit = limit


class TooSoon(TimeMissed):
    """A bound on time was missed because a wait is missing, or was cut short: it took only `seconds`."""

    def __init__(self, message: str, seconds: float | None = None) -> None:
        super().__init__(message)
        self.lasted = seconds


class LoopBlocked(TimeMissed):
    """One callback blocked the event loop for too long."""


class TooManyAtOnce(AssertionError):
    """More calls were in flight at once than was allowed."""


def within(
    seconds: float, *, over: float = -1.0, under: float, what: str, lasts: bool = False
) -> None:
    """A time must lie between two bounds, in seconds; `what` is what took it, or lasted for it.

    Leave out `over` only where nothing has to be waited for.
    """
    took_for, take = ("lasted", "last") if lasts else ("took", "take")
    if seconds >= under:
        took, bound = apart(seconds, under)
        raise TooLong(f"{what} {took_for} {took} s, should {take} less than {bound} s")
    if seconds < 0 <= over:
        raise TooSoon(f"{what}: its end came {-seconds:.1f} s before its start")
    if seconds <= over:
        took, bound = apart(seconds, over)
        raise TooSoon(f"{what} {took_for} {took} s, should {take} more than {bound} s", seconds)


def apart(one: float, other: float) -> tuple[str, str]:
    """Two times for one sentence: the first has as many digits as tell which of them is longer."""
    bound = f"{other:g}"
    texts = (f"{one:.{digits}f}" for digits in range(1, MOST_DIGITS + 1))
    told = (text for text in texts if (float(text) - float(bound)) * (one - other) > 0)
    return next(told, f"exactly {bound}"), bound


def summed(seconds: Sequence[float]) -> tuple[str, list[str]]:
    """A sum of times and its parts, with as many digits as they need to add up, and to be seen."""
    for digits in range(1, MOST_DIGITS_OF_PARTS + 1):
        parts = [f"{each:.{digits}f}" for each in seconds]
        total = f"{sum(seconds):.{digits}f}"
        seen = all(float(part) for part, each in zip(parts, seconds, strict=True) if each)
        if seen and f"{sum(map(float, parts)):.{digits}f}" == total:
            break
    return total, parts


def added_up(seconds: Sequence[float], most: int = 4) -> str:
    """`6.0 s = 2.0 + 4.0`; of many parts, the first ones."""
    total, parts = summed(seconds)
    more = " + …" if len(parts) > most else ""
    return f"{total} s = {' + '.join(parts[:most])}{more}"


def at_least(number: int) -> str:
    """`at least `, where more than so many things of one kind would not have been told."""
    return "at least " if number >= MOST_NOTICED else ""


def count(number: int, noun: str) -> str:
    """`no calls`, `1 call`, `3 calls`; an irregular plural follows a slash: `child/children`."""
    one, _, many = noun.partition("/")
    return f"{number or 'no'} {one if number == 1 else many or plural(one)}"


def plural(noun: str) -> str:
    """More than one of them: `calls`, `fetches`, `copies`."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    vowel = noun[-2:-1] in "aeiou"
    return f"{noun[:-1]}ies" if noun.endswith("y") and not vowel else f"{noun}s"


def were(number: int) -> str:
    """`was` for one, `were` for any other number."""
    return "was" if number == 1 else "were"


def at_line(line: int | None) -> str:
    """` at line 12`, or nothing."""
    return f" at line {line}" if line is not None else ""


def name_of(error: type[BaseException]) -> str:
    """The name of an exception's class as a worker tells it: with its module, if it has one."""
    module = "" if error.__module__ == "builtins" else f"{error.__module__}."
    return f"{module}{error.__qualname__}"


def one_of(types: Sequence[type[BaseException]]) -> str:
    """`LookupError or KeyError`."""
    return " or ".join(one.__name__ for one in types)


def shown(errors: Sequence[BaseException], most: int = 3) -> str:
    """The exceptions as their class would make them; of many, the first ones and how many more."""
    return listed([f"{type(error).__name__}({_text(error)!r})" for error in errors], most)


SHORT = 3
"""So many calls are told one by one."""


def _text(error: BaseException) -> str:
    """What an error says. (A KeyError with one argument says that with quotes of its own.)"""
    alone = isinstance(error, KeyError) and len(error.args) == 1
    return str(error.args[0] if alone else error)


def other_calls(name: str, expected: Sequence[str], got: Sequence[str]) -> str:
    """That `name` was called with something else than was expected."""
    if not expected:
        return f"expected no call of {name}, got {listed([f'{name}({each})' for each in got])}"
    only_again = {*expected} == {*got} and not Counter(expected) - Counter(got)
    if len(got) > SHORT and only_again:
        return f"{name} was called too often: {too_often(expected, got)}"
    return f"expected {name} to be called with {listed(expected)}{differing(expected, got)}"


def differing(expected: Sequence[str], got: Sequence[str]) -> str:
    """How the calls that were made differ from the expected ones; the end of a message."""
    if not got:
        return ", but it was never called"
    if max(len(expected), len(got)) <= SHORT:
        return f", got {listed(got)}"
    unexpected = Counter(each for each in got if each not in expected)
    parts = {
        "missing": _counted(Counter(expected) - Counter(got)),
        "called too often": too_often(expected, got),
        "not expected": _counted(unexpected),
    }
    told = [f"{word}: {some}" for word, some in parts.items() if some]
    return "; ".join(["", *told])


def too_often(expected: Sequence[str], got: Sequence[str]) -> str:
    """Which of the expected calls were made too often, and how often: `tea (3 times, expected 1)`."""
    wanted, made = Counter(expected), Counter(got)
    again = [each for each in made if 0 < wanted[each] < made[each]]
    told = [
        f"{each or NO_ARGUMENT} ({made[each]} times, expected {wanted[each]})" for each in again
    ]
    return listed(told) if told else ""


def _counted(labels: Counter[str]) -> str:
    """Each label once, and how often, where that is more than once: `tea, milk (4 times)`."""
    told = [f"{each or NO_ARGUMENT} ({n} times)" if n > 1 else each for each, n in labels.items()]
    return listed(told) if told else ""


def listed(labels: Sequence[str], most: int = 8) -> str:
    """The labels with commas between; of many, the first ones and how many more."""
    some = ", ".join(label or NO_ARGUMENT for label in labels[:most]) or "nothing"
    return f"{some} and {len(labels) - most} more" if len(labels) > most else some
