"""Where to look for a mistake that only a check can know: the check names it, this finds a line."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator

from grader.diagnosis.awaited_by_all import awaited_by_all
from grader.diagnosis.cancels import cancels_a_part
from grader.diagnosis.groups import in_a_loop
from grader.diagnosis.kept_for_ever import line_that_keeps
from grader.diagnosis.left_before_uncancel import left_before_uncancel
from grader.diagnosis.merged import line_that_merges
from grader.diagnosis.permits import acquire_without_finally, release_after_acquire
from grader.diagnosis.reading import reads_of_a_part
from grader.diagnosis.shared_things import shared_things
from grader.diagnosis.shown_of_cleanup import children, closing, keys
from grader.diagnosis.shown_of_closing import passed_by_a_cancel
from grader.diagnosis.shown_of_statuses import again, body_without_status, caught_and_kept
from grader.diagnosis.shown_of_updates import blocks_around, torn
from grader.diagnosis.shown_of_waits import OF_WAITS, reads_after_waits
from grader.diagnosis.source import Source
from grader.diagnosis.tried_again import line_of_listed
from grader.diagnosis.truth import line_of_no_answer_yet, line_of_test, truth_tests
from grader.diagnosis.used_up import second_times

FAULTS = ("freed-anothers-lock",)
"""Of these each candidate is the fault itself, and not only a place where it may be: the first one is told."""
ENDS = (ast.Break, ast.Return)
LINE = re.compile(r"\bline (\d+)")
NONE = re.compile(r"\bNone\b")
FAILED = re.compile(r"\bfailed\b")


def line_of_shown(name: str, source: Source, said: str = "") -> int | None:
    """The line that a mistake is about, if there is only one candidate; `said` is what the check said."""
    if name == "retries-everything" and (listed := line_of_listed(source, said)) is not None:
        return listed
    left = left_before_uncancel(source) if name == "missing-uncancel" else None
    if left is not None and FAILED.search(said):
        return left
    if name == "kept-for-ever":
        return line_that_keeps(source, said)
    if name == "falsy-dropped" and NONE.search(said):
        return line_of_test(source, "None") or line_of_no_answer_yet(source)
    find = FINDERS.get(name)
    lines = {*find(source)} if find is not None else {*map(int, LINE.findall(said))}
    return min(lines) if len(lines) == 1 or (lines and name in FAULTS) else None


def _calls(*names: str) -> Callable[[Source], list[int]]:
    return lambda source: source.lines_of_calls(*names)


def _with(word: str) -> Callable[[Source], Iterator[int]]:
    def find(source: Source) -> Iterator[int]:
        for node in source.nodes:
            if isinstance(node, ast.AsyncWith) and source.block_with(node.lineno, word):
                yield node.lineno

    return find


def _pause_in_a_loop(source: Source) -> list[int]:
    return [line for line in source.lines_of_calls("sleep") if source.in_loop(line)]


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
    lines = reads_of_a_part(source, "read")
    worked_out = [line for line in lines if not re.search(r"\.read\(\d+\)", source.line(line))]
    return worked_out or lines


def _response_outside_a_block(source: Source) -> list[int]:
    lines = source.lines_of_calls("get", "request", "post")
    return [line for line in lines if not blocks_around(source, line)] or lines


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


def _opened_groups(source: Source) -> list[int]:
    """Where the errors of a group are counted, or else looked at, for the first time."""
    nodes = (node for node in source.nodes if isinstance(node, ast.Attribute))
    opened = sorted(node.lineno for node in nodes if node.attr == "exceptions")
    counted = [line for line in opened if "len(" in source.line(line)]
    return (counted or opened)[:1]


FINDERS: dict[str, Callable[[Source], Iterable[int]]] = {
    "body-in-memory": _held,
    "cached-coroutine": awaited_by_all,
    "child-left-running": children,
    "cleanup-cut-short": passed_by_a_cancel,
    "context-lost": _without_a_context,
    "deprecated-api": lambda source: (
        source.lines_of_calls("get_event_loop_policy", "set_event_loop_policy")
        or source.lines_of_calls("get_event_loop")
    ),
    "duplicates-merged": lambda source: filter(None, [line_that_merges(source)]),
    "falsy-dropped": truth_tests,
    "first-is-not-success": lambda source: (
        source.lines_of_calls("TaskGroup")
        or source.lines_of_calls("result")
        or source.lines_of_calls("wait", "as_completed")
    ),
    "generator-not-closed": _left_early,
    "group-not-split": _opened_groups,
    "freed-anothers-lock": release_after_acquire,
    "half-written-file": _changes_of_a_file,
    "leaked-permit": acquire_without_finally,
    "loop-left-open": _loops,
    "losers-left-running": lambda source: (
        (source.lines_of_calls("shield") if source.lines_of_calls("cancel") else [])
        or cancels_a_part(source)
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
    "read-too-late": reads_after_waits,
    "response-not-released": _response_outside_a_block,
    "retries-everything": again,
    "second-error-lost": lambda source: in_a_loop(source) or source.lines_of_calls("gather"),
    "shared-cancel": awaited_by_all,
    "session-per-request": _calls("ClientSession"),
    "session-left-open": _calls("ClientSession", "connect", "_connect"),
    "shared-between-calls": lambda source: [one.line for one in shared_things(source)],
    "spin-wait": _pause_in_a_loop,
    "status-ignored": body_without_status,
    "swallowed-cancel": lambda source: (
        line
        for node in source.nodes
        if isinstance(node, ast.Await)
        if (line := source.swallows_cancel(node.lineno)) is not None
    ),
    "swallowed-error": caught_and_kept,
    "task-for-each": lambda source: (
        source.lines_of_calls("create_task", "ensure_future")
        or source.lines_of_calls("gather", "as_completed", "wait")
    ),
    "thread-for-each": _calls("start", "to_thread", "run_in_executor"),
    "timeout-counts-the-wait": lambda source: (
        source.lines_of_calls("timeout", "timeout_at", "wait_for")
        or source.lines_of_calls("TCPConnector")
    ),
    "torn-update": torn,
    "unbounded-queue": _queue_without_bound,
    "unchecked-results": _results_with_errors,
    "used-up-iterator": second_times,
    "wrong-idempotency-key": keys,
} | OF_WAITS


HEADLINES = {
    "falsy-dropped": "A value that counts as false was taken for no value.",
    "shared-cancel": "One of those who waited was cancelled, and with it what they all waited for.",
    "session-left-open": "A session was opened and never closed.",
    "retries-everything": "A request was sent again, although it must not be.",
}
"""What a check shows, where the summary of the page says more."""
