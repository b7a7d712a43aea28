"""Further questions to a student's source. It is read for lines and words, as in `source.py`."""

import ast
import builtins
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeGuard

from grader.diagnosis.assignments import assigned
from grader.diagnosis.source import LOOPS, Source, last_name
from grader.exercise.syntax import FUNCTIONS

LIMITS = (
    "timeout",
    "wait_for",
    "timeout_at",
    "wait",
    "as_completed",
    "ClientTimeout",
    "fail_after",
)
"""What takes a time limit, as an argument or as a keyword that is called `timeout` or `total`."""
_PLACE_OF_LIMIT = {"timeout": 0, "wait_for": 1, "fail_after": 0}
_KEYWORDS = ("timeout", "total", "delay")


def handlers_around(source: Source, lines: Iterable[int | None]) -> Iterator[ast.ExceptHandler]:
    """The `except` clauses of every `try` that has one of these lines in its body, innermost first."""
    for node in tries_around(source, lines):
        yield from node.handlers


def tries_around(source: Source, lines: Iterable[int | None]) -> Iterator[ast.Try | ast.TryStar]:
    """Every `try` that has one of these lines in its body, innermost first."""
    for line in lines:
        for node in reversed(source.around(line)):
            if isinstance(node, ast.Try | ast.TryStar) and line is not None:
                yield from [node] if line <= (node.body[-1].end_lineno or 0) else []


def caught_by(handler: ast.ExceptHandler) -> str:
    """What an `except` catches, as source text."""
    return ast.unparse(handler.type) if handler.type is not None else "BaseException"


def catches(handler: ast.ExceptHandler, error: str) -> bool:
    """Whether an `except` catches an exception of this class, as far as its names say.

    A name that is not Python's own is taken for a base class if it is that of all errors of aiohttp.
    """
    if handler.type is None:
        return True
    parts = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(_is_a(error, last_name(part)) for part in parts)


def _is_a(error: str, base: str) -> bool:
    """Whether a class is the same as another, or derived from it."""
    one, other = getattr(builtins, error, None), getattr(builtins, base, None)
    if isinstance(one, type) and isinstance(other, type):
        return issubclass(one, other)
    of_all = ("BaseException",) if error == "CancelledError" else ("BaseException", "Exception")
    return base == error or base in of_all or (base, error[:6]) == ("ClientError", "Client")


def raises(node: ast.AST) -> bool:
    """Whether there is a `raise` in it."""
    return any(isinstance(part, ast.Raise) for part in ast.walk(node))


def is_raise(source: Source, line: int | None) -> bool:
    """Whether a line is part of a `raise` or an `assert` statement."""
    return any(isinstance(node, ast.Raise | ast.Assert) for node in source.around(line))


def function(source: Source, name: str) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The function or method of this name, `Spawner.aclose` or `fetch`; the last one, as Python takes it."""
    nodes = [node for node in source.nodes if isinstance(node, FUNCTIONS)]
    return next((node for node in reversed(nodes) if node.name == name.rpartition(".")[2]), None)


def own_nodes(made: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    """The nodes of a function, without those of functions that are made in it."""
    waiting: list[ast.AST] = [*made.body]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*FUNCTIONS, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))


def returned_values(made: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.Return]:
    """Its `return` statements that have a value, in order."""
    found = [n for n in own_nodes(made) if isinstance(n, ast.Return) and n.value is not None]
    return sorted(found, key=lambda node: node.lineno)


def returns_in_loops(source: Source) -> list[int]:
    """The lines of `return` statements in a `for` loop."""
    nodes = (node for node in source.nodes if isinstance(node, ast.Return))
    return sorted(n.lineno for n in nodes if n.value is not None and source.in_loop(n.lineno))


def limits_of(call: ast.Call) -> list[ast.expr]:
    """What a call is given as its time limit: by its place, and by its keyword."""
    place = _PLACE_OF_LIMIT.get(last_name(call.func), len(call.args))
    return [*call.args[place : place + 1], *(k.value for k in call.keywords if k.arg in _KEYWORDS)]


def constants(source: Source) -> dict[str, float]:
    """The numbers in the source, and the names that were assigned one, by their text."""
    nodes = source.nodes
    values = [node.value for node in nodes if isinstance(node, ast.Constant)]
    numbers = {repr(n): float(n) for n in values if isinstance(n, int | float)}
    for target, value in assigned(nodes):
        if (text := ast.unparse(value)) in numbers:
            numbers[ast.unparse(target)] = numbers[text]
    for made in (node for node in nodes if isinstance(node, ast.ClassDef)):
        for target, value in assigned(made.body):
            if (text := ast.unparse(value)) in numbers:
                ways = ("self", "cls", made.name)
                numbers |= {f"{way}.{ast.unparse(target)}": numbers[text] for way in ways}
    return numbers


def is_none(value: ast.expr) -> bool:
    """Whether it is written `None`."""
    return isinstance(value, ast.Constant) and value.value is None


def lines_of_sets(source: Source) -> list[int]:
    """Where something iterates over the `done` of an `asyncio.wait`, or over a `set(…)`."""
    sets = {"set", "frozenset"}
    names = names_of_done(source, or_sets=True)
    lines = []
    for node in source.nodes:
        if isinstance(node, ast.For | ast.comprehension):
            loops_over: ast.expr = node.iter
        elif isinstance(node, ast.Call) and last_name(node.func) in ("map", "list"):
            loops_over = node.args[-1] if node.args else node
        elif isinstance(node, ast.Starred):
            loops_over = node.value
        else:
            continue
        made = isinstance(loops_over, ast.Call) and last_name(loops_over.func) in sets
        if made or isinstance(loops_over, ast.Set) or ast.unparse(loops_over) in names:
            lines.append(loops_over.lineno)
    return sorted(set(lines))


def names_of_done(source: Source, *, or_sets: bool = False) -> set[str]:
    """The names that the first result of an `asyncio.wait`, or a set of something, has."""
    names = set()
    for node in source.nodes:
        if not isinstance(node, ast.Assign):
            continue
        value = node.value.value if isinstance(node.value, ast.Await) else node.value
        called = last_name(value.func) if isinstance(value, ast.Call) else ""
        if called == "wait":
            first = [t.elts[0] for t in node.targets if isinstance(t, ast.Tuple) and t.elts]
            names |= {ast.unparse(target) for target in first}
        elif (
            or_sets
            and called in ("set", "frozenset")
            and isinstance(value, ast.Call)
            and value.args
        ):
            names |= {ast.unparse(target) for target in node.targets}
    return names


def in_a_loop_of(source: Source, line: int) -> bool:
    """Whether a line is in the body of a loop, not in its head."""
    loops = [n for n in source.around(line) if isinstance(n, LOOPS)]
    return any(getattr(loop, "lineno", line) < line for loop in loops)


def lines_of_yields(made: ast.FunctionDef | ast.AsyncFunctionDef) -> list[int]:
    """The lines at which a function yields, in order."""
    return sorted(node.lineno for node in own_nodes(made) if is_yield(node))


def is_yield(node: ast.AST) -> TypeGuard[ast.Yield | ast.YieldFrom]:
    """Whether a node makes the function that it is in a generator."""
    return isinstance(node, ast.Yield | ast.YieldFrom)


def loop_around(source: Source, line: int | None) -> int | None:
    """The head of the innermost `for` or `while` that has a line in its body."""
    loops = [n for n in source.around(line) if isinstance(n, ast.For | ast.AsyncFor | ast.While)]
    return next((n.lineno for n in reversed(loops) if n.lineno != line), None)


def reads_of_a_part(source: Source, *methods: str) -> list[int]:
    """Where these methods of reading are called, but not for all that there is: `read()`."""
    lines = source.lines_of_calls(*methods)
    return [line for line in lines if ".read()" not in source.line(line)]


def blocks_of_a_name(source: Source, line: int | None) -> list[int]:
    """The `async with` blocks around a line that open nothing: what they close had another owner."""
    blocks = [node for node in source.around(line) if isinstance(node, ast.AsyncWith)]
    plain = (ast.Name, ast.Attribute)
    return [b.lineno for b in blocks if any(isinstance(i.context_expr, plain) for i in b.items)]


def unguarded_results(source: Source) -> list[int]:
    """Where `set_result` or `set_exception` is used with no test for `done` around it."""
    names = ("set_result", "set_exception")
    uses = [n for n in source.nodes if isinstance(n, ast.Attribute) and n.attr in names]
    return sorted({use.lineno for use in uses if not _asks_for_done(source, use.lineno)})


def _asks_for_done(source: Source, line: int) -> bool:
    tests = [node.test for node in source.around(line) if isinstance(node, ast.If)]
    return any("done(" in ast.unparse(test) for test in tests)


class StartMethod(NamedTuple):
    """A way to start processes that is named in the source, and its line."""

    line: int
    name: str


def lines_of_start_methods(source: Source) -> list[StartMethod]:
    """Where `spawn` or `forkserver` is chosen for processes."""
    found = []
    for node in source.nodes:
        if isinstance(node, ast.Call) and last_name(node.func) in (
            "get_context",
            "set_start_method",
        ):
            named = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            found += [StartMethod(node.lineno, str(n)) for n in named if n in OTHER_STARTS]
    return found


OTHER_STARTS = ("spawn", "forkserver")


def lines_of_time_sleep(source: Source) -> list[int]:
    """Where `time.sleep` is called, also where it was imported by its name."""
    imported = any(
        isinstance(node, ast.ImportFrom)
        and node.module == "time"
        and any(alias.name == "sleep" for alias in node.names)
        for node in source.nodes
    )
    names = ("time.sleep", *(["sleep"] if imported else []))
    calls = (node for node in source.nodes if isinstance(node, ast.Call))
    return sorted(call.lineno for call in calls if ast.unparse(call.func) in names)


def splits_groups(source: Source, lines: Iterable[int | None]) -> bool:
    """Whether an `except*` around a line, or one for groups, looks into what comes out there."""
    for line in lines:
        if any(isinstance(node, ast.TryStar) for node in source.around(line)):
            return True
        for handler in handlers_around(source, [line]):
            parts = " ".join(map(ast.unparse, handler.body))
            if "ExceptionGroup" in caught_by(handler) or ".exceptions" in parts:
                return True
    return False


def wait_elsewhere(source: Source, made: int | None) -> int | None:
    """The line of the only wait for tasks that another function keeps, where one was made on `made`."""
    here = function_around(source, made)
    waits = [
        node
        for node in source.nodes
        if isinstance(node, ast.Call) and last_name(node.func) in ("gather", "wait")
    ]
    if len(waits) != 1 or here is None:
        return None
    there = function_around(source, waits[0].lineno)
    kept = here is not there and _attributes(here) & _attributes(there)
    return waits[0].lineno if kept else None


def _attributes(function: ast.AST | None) -> set[str]:
    """What a function reads or writes of its object."""
    parts = ast.walk(function) if function is not None else ()
    return {ast.unparse(n) for n in parts if isinstance(n, ast.Attribute) and _is_self(n.value)}


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def function_around(
    source: Source, line: int | None
) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The innermost function around a line."""
    return next((n for n in reversed(source.around(line)) if isinstance(n, FUNCTIONS)), None)
