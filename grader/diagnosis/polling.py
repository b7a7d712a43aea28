"""Tell a loop that only looks whether something is so from one that does its work at a pace.

Conservative: whatever may be work, or looks at something outside asyncio (a process, a file), is not
polling.
"""

import ast
from collections.abc import Iterator, Sequence

from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS

LOOKS = frozenset((
    "cancelled", "done", "empty", "full", "get_nowait", "is_set", "locked", "put_nowait", "qsize",
))  # fmt: skip
"""Methods of asyncio's objects that only tell a state: each of these states can be waited for."""
READS = frozenset((
    "all", "any", "bool", "int", "isinstance", "len", "list", "max", "min", "set", "sorted",
    "sum", "tuple", "sleep",
))  # fmt: skip
"""Calls that do no work of their own."""
TIMES = frozenset(("monotonic", "perf_counter", "time"))
"""Calls that look at the clock: a `sleep` of the same length again and again waits for a moment."""
NOT_READY = ("QueueEmpty", "QueueFull", "InvalidStateError")
"""Exceptions that say: not yet."""
OF_THREADS = ("threading", "multiprocessing", "import queue", "from queue")
FLOW = (ast.Pass, ast.Continue, ast.Break)


def is_polling(source: Source, line: int) -> bool:
    """Whether the `sleep` on a line is the pause of a `while` that looks again and again."""
    around = source.around(line)
    loops = [n for n, node in enumerate(around) if isinstance(node, ast.While)]
    if not loops:
        return False
    loop, inside = around[loops[-1]], around[loops[-1] + 1 :]
    others = (ast.For, ast.AsyncFor, ast.comprehension, ast.Lambda, *FUNCTIONS)
    if not isinstance(loop, ast.While) or any(isinstance(node, others) for node in inside):
        return False
    if source.mentions(*OF_THREADS) and "done" not in _calls(loop):
        return False  # what it looks at may belong to threads, and cannot be awaited
    return _not_yet(inside) or _only_looks(loop)


def _not_yet(inside: Sequence[ast.AST]) -> bool:
    """Whether the pause is all that is done where something is not ready yet."""
    for node in inside:
        if isinstance(node, ast.If) and _calls(node.test) & LOOKS:
            return any(_is_pause(branch) for branch in (node.body, node.orelse))
        if isinstance(node, ast.Try):
            return any(_is_pause(h.body) and _says_not_yet(h) for h in node.handlers)
    return False


def _says_not_yet(handler: ast.ExceptHandler) -> bool:
    caught = {last_name(n) for n in ast.walk(handler.type)} if handler.type else set()
    return bool(caught & {*NOT_READY})


def _is_pause(body: Sequence[ast.stmt]) -> bool:
    """Whether these statements wait in a `sleep`, and do nothing else."""
    pauses = [one for one in body if not isinstance(one, FLOW)]
    return bool(pauses) and all(_sleeps(one) for one in pauses)


def _sleeps(node: ast.stmt) -> bool:
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Await):
        return False
    call = node.value.value
    return isinstance(call, ast.Call) and last_name(call.func) == "sleep"


def _only_looks(loop: ast.While) -> bool:
    """Whether the loop does nothing but look, and pause.

    `while not task.done():`, or `while self.busy:` with nothing but the pause in it: somebody else
    changes that.
    """
    looks, counts = bool(_calls(loop) & LOOKS), "done" in _calls(loop)
    may_call = LOOKS | READS | (TIMES if _pauses_alike(loop) else set())
    if not _calls(loop.test) <= may_call:
        return False
    goes_on = not isinstance(loop.test, ast.Constant) or looks
    return goes_on and all(_is_no_work(one, may_count=counts) for one in loop.body)


def _pauses_alike(loop: ast.While) -> bool:
    """Whether each `sleep` is of a fixed length. `sleep(due - time())` is how to keep a pace."""
    pauses = [call for call in _calls_in(loop) if last_name(call.func) == "sleep"]
    return all(isinstance(arg, ast.Constant) for call in pauses for arg in call.args)


def _is_no_work(node: ast.stmt, *, may_count: bool) -> bool:
    """Whether a statement changes nothing for anybody else.

    `looks += 1` may count looks, or beats: it counts looks where the end of a task is waited for.
    """
    if isinstance(node, FLOW) or _sleeps(node):
        return True
    if isinstance(node, ast.If):
        if not _calls(node.test) <= LOOKS | READS:
            return False
        ready = bool(_calls(node.test) & LOOKS)  # then it does what it has waited for
        parts = (*node.body, *node.orelse)
        return ready or all(_is_no_work(one, may_count=may_count) for one in parts)
    if isinstance(node, ast.Return):
        return True
    if isinstance(node, ast.For):
        looks_at_each = all(isinstance(one, ast.If) for one in node.body)
        return looks_at_each and all(_is_no_work(one, may_count=may_count) for one in node.body)
    counts = isinstance(node, ast.Assign | ast.AugAssign) and may_count
    return counts and _calls(node) <= LOOKS | READS and not _waits(node)


def _calls(node: ast.AST) -> set[str]:
    return {last_name(one.func) for one in _calls_in(node)}


def _calls_in(node: ast.AST) -> Iterator[ast.Call]:
    return (one for one in ast.walk(node) if isinstance(one, ast.Call))


def _waits(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Await) for one in ast.walk(node))
