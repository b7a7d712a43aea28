"""Where to look for a mistake that only a check can know of: the check names it, this finds a line."""

import ast
from collections.abc import Callable, Iterator

from grader.diagnosis.source import FUNCTIONS, Source


def line_of_shown(name: str, source: Source) -> int | None:
    """The line that has to do with a mistake, if there is just one that comes into question."""
    find = FINDERS.get(name)
    lines = sorted(set(find(source))) if find is not None else []
    return lines[0] if len(lines) == 1 else None


def _calls(*names: str) -> Callable[[Source], list[int]]:
    return lambda source: source.lines_of_calls(*names)


def _acquire_without_finally(source: Source) -> list[int]:
    lines = source.lines_of_calls("acquire")
    return [] if any(isinstance(node, ast.Try) for node in ast.walk(source.tree)) else lines


def _release_after_acquire(source: Source) -> Iterator[int]:
    """A `release` in a `finally` whose `try` holds the `acquire`."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Try) and ".acquire(" in "".join(map(ast.unparse, node.body)):
            yield from (n.lineno for n in node.finalbody if ".release(" in ast.unparse(n))


def _written_after_await(source: Source) -> Iterator[int]:
    """`x = there[…]`, an await, and `there[…] = …` after it."""
    for function in ast.walk(source.tree):
        if isinstance(function, FUNCTIONS):
            nodes = [n for n in ast.walk(function) if isinstance(n, ast.Assign)]
            read = {
                ast.unparse(n.value): n.lineno for n in nodes if not isinstance(n.value, ast.Await)
            }
            awaits = [n.lineno for n in ast.walk(function) if isinstance(n, ast.Await)]
            for node in nodes:
                first = read.get(ast.unparse(node.targets[0]))
                if first is not None and any(first < line <= node.lineno for line in awaits):
                    yield node.lineno


def _with(word: str) -> Callable[[Source], Iterator[int]]:
    def find(source: Source) -> Iterator[int]:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.AsyncWith) and source.block_with(node.lineno, word):
                yield node.lineno

    return find


def _pause_before_again(source: Source) -> list[int]:
    """The pause in a loop that nothing but a pause and a test stands in."""
    line = source.line_of_pause()
    handlers = any(isinstance(node, ast.ExceptHandler) for node in ast.walk(source.tree))
    return [] if line is None or handlers or not source.in_loop(line) else [line]


def _body_without_status(source: Source) -> list[int]:
    """Where a response is read, if nobody looks at any status."""
    looks = source.mentions(".status", "raise_for_status")
    return [] if looks else source.lines_of_calls("text", "json", "read")


def _results_with_errors(source: Source) -> Iterator[int]:
    """Where the results of a `gather` that returns exceptions are gone through."""
    results = {
        ast.unparse(node.targets[0])
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Assign) and "return_exceptions=True" in ast.unparse(node.value)
    }
    for node in ast.walk(source.tree):
        if isinstance(node, ast.For | ast.comprehension) and ast.unparse(node.iter) in results:
            yield node.iter.lineno


def _queue_without_bound(source: Source) -> Iterator[int]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node) in ("asyncio.Queue()", "Queue()"):
            yield node.lineno


FINDERS: dict[str, Callable[[Source], Iterator[int] | list[int]]] = {
    "context-lost": _calls("run_in_executor"),
    "freed-anothers-lock": _release_after_acquire,
    "leaked-permit": _acquire_without_finally,
    "not-a-rate-limit": _with("semaphore"),
    "read-is-not-a-message": lambda source: [
        line for line in source.lines_of_calls("read") if ".read()" not in source.line(line)
    ],
    "retries-everything": _pause_before_again,
    "second-error-lost": _calls("gather"),
    "session-per-request": _calls("ClientSession"),
    "status-ignored": _body_without_status,
    "torn-update": _written_after_await,
    "unbounded-queue": _queue_without_bound,
    "unchecked-results": _results_with_errors,
}
