"""Where to look for a mistake that only a check can know: the check names it, this finds a line."""

import ast
import re
from collections.abc import Callable, Iterator

from grader.diagnosis.awaited_by_all import awaited_by_all
from grader.diagnosis.permits import acquire_without_finally, release_after_acquire
from grader.diagnosis.shown_of_cleanup import children, closing, keys
from grader.diagnosis.shown_of_waits import OF_WAITS, passed_on_in_finally
from grader.diagnosis.source import Source
from grader.diagnosis.truth import truth_tests
from grader.exercise.syntax import FUNCTIONS

BROAD = ("ClientError", "Exception")
ENDS = (ast.Break, ast.Return)
READING = ("text", "json", "read", "iter_any", "iter_chunked", "iter_chunks", "readany")


def line_of_shown(name: str, source: Source) -> int | None:
    """The line that a mistake is about, if there is only one candidate."""
    find = FINDERS.get(name)
    lines = sorted(set(find(source))) if find is not None else []
    return lines[0] if len(lines) == 1 else None


def _calls(*names: str) -> Callable[[Source], list[int]]:
    return lambda source: source.lines_of_calls(*names)


def _written_after_await(source: Source) -> Iterator[int]:
    """`x = there[…]`, an await, and `there[…] = …` after it."""
    for function in source.nodes:
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


def _saved_after_await(source: Source) -> Iterator[int]:
    """`x = await load()`, and then `await save(x)`, not both in one block that may be a lock."""
    awaits = [node for node in source.nodes if isinstance(node, ast.Await)]
    loaded = {
        ast.unparse(node.targets[0]): _blocks(source, node.lineno)
        for node in source.nodes
        if isinstance(node, ast.Assign) and any(a in awaits for a in ast.walk(node.value))
    }
    for node in awaits:
        if isinstance(node.value, ast.Call):
            names = {ast.unparse(n) for a in node.value.args for n in ast.walk(a)}
            if any(not loaded[name] & _blocks(source, node.lineno) for name in names & {*loaded}):
                yield node.lineno


def _blocks(source: Source, line: int) -> set[int]:
    """The lines of the `async with` blocks that a line is in."""
    return {node.lineno for node in source.around(line) if isinstance(node, ast.AsyncWith)}


def _global_in_a_loop(source: Source) -> Iterator[int]:
    """An assignment in a loop to a global name, which all calls share."""
    for function in source.nodes:
        nodes = list(ast.walk(function)) if isinstance(function, FUNCTIONS) else []
        shared = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
        for node in nodes:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in shared:
                yield from [node.lineno] if source.in_loop(node.lineno) else []


def _made_where_acquired(source: Source) -> Iterator[int]:
    """`async with Lock():`, which excludes nobody."""
    for node in source.nodes:
        if isinstance(node, ast.AsyncWith):
            texts = [ast.unparse(item.context_expr) for item in node.items]
            yield from (node.lineno for text in texts if text in ("asyncio.Lock()", "Lock()"))


def _torn(source: Source) -> list[int]:
    """A lock that is created where it is acquired; without locks, where an old value is written."""
    if made := [*_made_where_acquired(source)]:
        return made
    if written := [*_written_after_await(source), *_global_in_a_loop(source)]:
        return written
    other = source.mentions("acquire(", "Event(", "while ")  # what these keep apart is unknown
    return [*passed_on_in_finally(source)] if other else [*_saved_after_await(source)]


def _with(word: str) -> Callable[[Source], Iterator[int]]:
    def find(source: Source) -> Iterator[int]:
        for node in source.nodes:
            if isinstance(node, ast.AsyncWith) and source.block_with(node.lineno, word):
                yield node.lineno

    return find


def _again(source: Source) -> list[int]:
    """The `except` in a loop that catches most exceptions, or else the test of a status there.

    Without any `except` it is the pause in the loop, or the `gather` that starts all attempts at once.
    """
    handlers = [node for node in source.nodes if isinstance(node, ast.ExceptHandler)]
    if not handlers:
        line = source.line_of_pause()
        paused = [line] if line is not None and source.in_loop(line) else []
        return paused or source.lines_of_calls("gather")
    broad = [h for h in handlers if _is_broad(h)]
    caught = [h.lineno for h in broad if source.in_loop(h.lineno)]
    return caught or [line for line in _statuses(source) if source.in_loop(line)]


def _is_broad(handler: ast.ExceptHandler) -> bool:
    """Whether a handler catches most exceptions: by no name, or by one of these."""
    if handler.type is None:
        return True
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(ast.unparse(name).endswith(BROAD) for name in named)


def _pause_in_a_loop(source: Source) -> list[int]:
    return [line for line in source.lines_of_calls("sleep") if source.in_loop(line)]


def _body_without_status(source: Source) -> list[int]:
    """Where a response is read, if no status is tested; or else where one is tested."""
    if not source.mentions(".status", "raise_for_status"):
        return source.lines_of_calls(*READING)
    return _statuses(source) or [*_caught_and_kept(source)]


def _statuses(source: Source) -> list[int]:
    """Where a response's status is compared with something."""
    compared = (node for node in source.nodes if isinstance(node, ast.Compare))
    return [node.lineno for node in compared if ".status" in ast.unparse(node)]


def _caught_and_kept(source: Source) -> Iterator[int]:
    """An `except` that raises nothing."""
    handlers = (node for node in source.nodes if isinstance(node, ast.ExceptHandler))
    for handler in handlers:
        if not any(isinstance(node, ast.Raise) for node in ast.walk(handler)):
            yield handler.lineno


def _results_with_errors(source: Source) -> Iterator[int]:
    """Where there is a loop over the results of a `gather` that returns exceptions."""
    results = {
        ast.unparse(node.targets[0])
        for node in source.nodes
        if isinstance(node, ast.Assign) and "return_exceptions=True" in ast.unparse(node.value)
    }
    for node in source.nodes:
        if isinstance(node, ast.For | ast.comprehension) and ast.unparse(node.iter) in results:
            yield node.iter.lineno


def _queue_without_bound(source: Source) -> Iterator[int]:
    for node in source.nodes:
        if isinstance(node, ast.Call) and ast.unparse(node) in ("asyncio.Queue()", "Queue()"):
            yield node.lineno


def _changes_of_a_file(source: Source) -> list[int]:
    """Where a file is made, copied, or first removed or renamed; or else, where it is opened."""
    if copied := source.lines_of_calls("copyfile", "copy", "copy2", "copyfileobj", "touch"):
        return copied
    renamed = source.lines_of_calls("rename", "replace", "move")
    if renamed:
        return source.lines_of_calls("unlink", "remove", "rename", "replace", "move")[:1]
    return source.lines_of_calls("open", "write_bytes")


def _held(source: Source) -> list[int]:
    """Where all of a body is read, or else where pieces are kept."""
    whole = [line for line in source.lines_of_calls("read") if ".read()" in source.line(line)]
    return (
        whole
        or [*_queue_without_bound(source)]
        or source.lines_of_calls("append", "put", "put_nowait", "join", "extend")
        or [*_pieces_added(source)]
    )


def _pieces_added(source: Source) -> Iterator[int]:
    """`body += piece` in a loop over the pieces."""
    for loop in source.nodes:
        if isinstance(loop, ast.For | ast.AsyncFor):
            pieces = ast.unparse(loop.target)
            for node in ast.walk(loop):
                if isinstance(node, ast.AugAssign) and ast.unparse(node.value) == pieces:
                    yield node.lineno


def _loops(source: Source) -> list[int]:
    """Where a loop is closed or stopped, but not on every path; or else where one is made."""
    made = source.lines_of_calls("new_event_loop", "get_event_loop", "SelectorEventLoop", "Runner")
    return source.lines_of_calls("close") or source.lines_of_calls("stop") or made


def _reads(source: Source) -> list[int]:
    """Where up to so many bytes are read; of several, where the number is not written down."""
    lines = [line for line in source.lines_of_calls("read") if ".read()" not in source.line(line)]
    worked_out = [line for line in lines if not re.search(r"\.read\(\d+\)", source.line(line))]
    return worked_out or lines


def _response_outside_a_block(source: Source) -> list[int]:
    lines = source.lines_of_calls("get", "request", "post")
    return [line for line in lines if not _blocks(source, line)] or lines


def _left_early(source: Source) -> list[int]:
    """Where it is closed in a wrong way, or an `async for` is left early; or else, where one item is asked for."""
    if (line := closing(source)) is not None:
        return [line]
    loops = (node for node in source.nodes if isinstance(node, ast.AsyncFor))
    left = [n.lineno for n in loops if any(isinstance(p, ENDS) for p in ast.walk(n))]
    return left or source.lines_of_calls("anext", "__anext__")


def _without_a_context(source: Source) -> list[int]:
    """Where a thread gets a function that no context runs, although there is a context variable."""
    if not source.mentions("ContextVar(") or source.mentions("copy_context", "Context("):
        return []
    return source.lines_of_calls("run_in_executor", "submit")


FINDERS: dict[str, Callable[[Source], Iterator[int] | list[int]]] = {
    "body-in-memory": _held,
    "cached-coroutine": awaited_by_all,
    "child-left-running": children,
    "context-lost": _without_a_context,
    "deprecated-api": lambda source: (
        source.lines_of_calls("get_event_loop_policy", "set_event_loop_policy")
        or source.lines_of_calls("get_event_loop")
    ),
    "falsy-dropped": truth_tests,
    "first-is-not-success": lambda source: (
        source.lines_of_calls("TaskGroup")
        or source.lines_of_calls("result")
        or source.lines_of_calls("wait", "as_completed")
    ),
    "generator-not-closed": _left_early,
    "freed-anothers-lock": release_after_acquire,
    "half-written-file": _changes_of_a_file,
    "leaked-permit": acquire_without_finally,
    "loop-left-open": _loops,
    "losers-left-running": lambda source: (
        (source.lines_of_calls("shield") if source.lines_of_calls("cancel") else [])
        or source.lines_of_calls("as_completed", "wait")
    ),
    "not-a-rate-limit": lambda source: (
        [*_with("semaphore")(source)] or source.lines_of_calls("acquire")
    ),
    "polling": _pause_in_a_loop,
    "pool-left-open": lambda source: (
        source.lines_of_calls("shutdown")
        or source.lines_of_calls("ProcessPoolExecutor", "ThreadPoolExecutor", "Pool")
    ),
    "read-is-not-a-message": _reads,
    "response-not-released": _response_outside_a_block,
    "retries-everything": _again,
    "second-error-lost": _calls("gather"),
    "shared-cancel": awaited_by_all,
    "session-per-request": _calls("ClientSession"),
    "session-left-open": _calls("ClientSession", "connect", "_connect"),
    "spin-wait": _pause_in_a_loop,
    "status-ignored": _body_without_status,
    "swallowed-cancel": lambda source: (
        line
        for node in source.nodes
        if isinstance(node, ast.Await)
        if (line := source.swallows_cancel(node.lineno)) is not None
    ),
    "swallowed-error": _caught_and_kept,
    "task-for-each": lambda source: (
        source.lines_of_calls("create_task", "ensure_future")
        or source.lines_of_calls("gather", "as_completed", "wait")
    ),
    "thread-for-each": _calls("start", "to_thread", "run_in_executor"),
    "torn-update": _torn,
    "unbounded-queue": _queue_without_bound,
    "unchecked-results": _results_with_errors,
    "wrong-idempotency-key": keys,
} | OF_WAITS


HEADLINES = {
    "falsy-dropped": "A value that counts as false was taken for no value.",
    "shared-cancel": "One of those who waited was cancelled, and what they all waited for with it.",
    "session-left-open": "A session was opened and never closed.",
    "retries-everything": "A request was sent again, although it could not succeed.",
}
"""What a check shows, where the summary of the page says more."""
