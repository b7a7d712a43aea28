"""Rules about numbers in the source that say how much can be at work at once: of threads, permits, workers."""

import ast
from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from grader.diagnosis import reading
from grader.diagnosis.case import Case, Found, by_name, calls_of
from grader.diagnosis.connectors import line_of_full_connector
from grader.diagnosis.critical_path import by_limit, by_path, take_turns
from grader.diagnosis.source import LOOPS, Source, last_name
from grader.evidence.critical_path import TOUCH
from grader.evidence.failures import PlacesFree, were
from grader.evidence.observations import peak
from grader.exercise.syntax import FUNCTIONS
from grader.worker.observations import Call

TAKES = {
    "ThreadPoolExecutor": "max_workers",
    "ProcessPoolExecutor": "max_workers",
    "Semaphore": "value",
    "BoundedSemaphore": "value",
    "TCPConnector": "limit",
}
"""What takes such a number, as its first argument or by this keyword."""
SHARE = 0.8
"""How much of the shortest call lies at least between one wave and the next."""
CHUNKED = "Several calls were sent to one process, which makes them one after another."


class Capacity(NamedTuple):
    """A number of things that can be at work at once, and its line."""

    line: int
    number: int


def limit_too_low(case: Case) -> Found | None:
    """Calls waited because of a number in the source; else, as the critical path says."""
    by_path_alone = by_path("limit-too-low", by_limit)
    return _by_number(case) or _by_connector(case) or _in_chunks(case) or by_path_alone(case)


def _by_connector(case: Case) -> Found | None:
    """Just as many requests were in flight as aiohttp has connections, where there was room for more."""
    line = line_of_full_connector(case.source, case.peak)
    if line is None or not case.failed_by(PlacesFree):
        return None
    what = f"never more than {case.peak} of {calls_of(case.calls)} were in flight"
    return Found(line, f"{what}: the connector has no more connections")


def _by_number(case: Case) -> Found | None:
    """Just as many calls were at work at once as a number in the source says, and the others waited."""
    if not case.late or case.looks_for("not-a-rate-limit"):
        return None
    own = by_name(call for call in case.own_calls if call.end is not None)
    for one in capacities(case.source):
        for calls in (case.calls, *own):
            if _waited_for_room(calls, one.number) or _in_waves(calls, one.number):
                at_once = f"never more than {one.number} of {calls_of(calls)} {were(one.number)}"
                return Found(one.line, f"{at_once} at work at once, as many as this line allows")
    return None


def _waited_for_room(calls: Sequence[Call], number: int) -> bool:
    """Whether the others started just when another one ended, with as many in flight as that."""
    if not 1 < number < len(calls) or peak(calls) != number:
        return False
    first = sorted(call.start for call in calls)[:number]
    return first[-1] - first[0] < TOUCH and take_turns(calls, number)


def _in_waves(calls: Sequence[Call], number: int) -> bool:
    """Whether calls that started together ended in groups of that number, one wait after the other."""
    ends = sorted(call.end for call in calls if call.end is not None)
    starts = [call.start for call in calls]
    if not 1 < number < len(ends) or max(starts) - min(starts) > TOUCH:
        return False
    shortest = ends[0] - min(starts)
    apart = all(ends[n] - ends[n - number] >= SHARE * shortest for n in range(number, len(ends)))
    return apart and ends[number - 1] - ends[0] < (1 - SHARE) * shortest


def _in_chunks(case: Case) -> Found | None:
    """One process made several calls in turn, as many as a chunk has, although there were others."""
    for one in _chunks(case.source) if case.late else ():
        calls = [call for call in case.calls if call.line is None and call.end is not None]
        for name in dict.fromkeys(call.name for call in calls):
            made = [call for call in calls if call.name == name and call.thread]
            if len({c.thread for c in made}) == ceil(len(made) / one.number) < len(made):
                what = f"{one.number} calls of {name} at a time go to one process"
                return Found(one.line, f"{what}: it made them one after another", CHUNKED)
    return None


def capacities(source: Source) -> list[Capacity]:
    """The numbers of threads, processes, permits, connections and workers that are written down."""
    numbers = reading.constants(source)
    found = [*_of_calls(source, TAKES, numbers), *_workers(source, numbers)]
    return sorted(found)


def _chunks(source: Source) -> Iterator[Capacity]:
    """How many calls go to a process at a time."""
    for node in source.nodes:
        if isinstance(node, ast.keyword) and node.arg == "chunksize":
            number = reading.constants(source).get(ast.unparse(node.value), 0)
            if number > 1:
                yield Capacity(node.value.lineno, int(number))


def _of_calls(
    source: Source, takes: dict[str, str], numbers: dict[str, float]
) -> Iterator[Capacity]:
    for node in source.nodes:
        keyword = takes.get(last_name(node.func)) if isinstance(node, ast.Call) else None
        if isinstance(node, ast.Call) and keyword is not None:
            given = [one.value for one in node.keywords if one.arg == keyword] or node.args[:1]
            texts = [ast.unparse(value) for value in given]
            yield from (Capacity(node.lineno, int(numbers[t])) for t in texts if t in numbers)


def _workers(source: Source, numbers: dict[str, float]) -> Iterator[Capacity]:
    """`[worker() for _ in range(10)]`, where `worker` is a function that goes on in a loop."""
    looping = {
        node.name
        for node in source.nodes
        if isinstance(node, FUNCTIONS) and any(isinstance(n, LOOPS) for n in ast.walk(node))
    }
    for node in source.nodes:
        loops = _over(node)
        text = ast.unparse(loops.args[-1]) if loops is not None and loops.args else ""
        if loops is not None and text in numbers:
            inside = {last_name(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
            if inside & looping:
                yield Capacity(loops.lineno, int(numbers[text]))


def _over(node: ast.AST) -> ast.Call | None:
    """The `range(…)` that a loop or a comprehension runs over."""
    over = node.iter if isinstance(node, ast.For) else None
    if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
        over = node.generators[0].iter
    fits = isinstance(over, ast.Call) and last_name(over.func) == "range"
    return over if fits and isinstance(over, ast.Call) else None
