"""Where to look for a clean-up that is missing or wrong: it is there that the fault is, not where something was made."""

import ast
from collections.abc import Iterator, Sequence

from grader.diagnosis import reading
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS

CHILDREN = ("create_subprocess_exec", "create_subprocess_shell", "subprocess_exec", "Popen")
KILLS = ("kill", "killpg", "terminate", "send_signal")
KEYS = ("uuid4", "uuid1", "token_hex", "sha256", "md5", "id", "hash")
HEADER = "idempotency-key"
NAMES = (ast.Name, ast.Attribute)


def children(source: Source) -> list[int]:
    """The `except` that a cancellation passes, or the only line that kills; or else where they are made."""
    kills = source.lines_of_calls(*KILLS)
    around = [_handler_around(source, line) for line in kills]
    handlers = {handler.lineno: handler for handler in around if handler is not None}
    if kills and None not in around and not any(map(_sees_a_cancel, handlers.values())):
        return sorted(handlers)
    return [_or_its_condition(source, kills[0])] if len(kills) == 1 else _made(source)


def _made(source: Source) -> list[int]:
    return source.lines_of_calls(*CHILDREN)


def _sees_a_cancel(handler: ast.ExceptHandler) -> bool:
    return reading.catches(handler, "CancelledError")


def _handler_around(source: Source, line: int) -> ast.ExceptHandler | None:
    """The outermost `except` in which a line is: an inner one is about the killing itself."""
    return next((n for n in source.around(line) if isinstance(n, ast.ExceptHandler)), None)


def _or_its_condition(source: Source, line: int) -> int:
    """Of `if child.returncode is None: os.killpg(…)` the condition: the group may outlive its first process."""
    around = source.around(line)
    tests = [n for n in around if isinstance(n, ast.If) and "returncode" in ast.unparse(n.test)]
    of_group = any(isinstance(n, ast.Call) and last_name(n.func) == "killpg" for n in around)
    return tests[-1].lineno if tests and of_group else line


def closing(source: Source) -> int | None:
    """The only `aclose()` in a `finally` that is always reached, or the condition on which it depends."""
    lines = source.lines_of_calls("aclose")
    around = source.around(lines[0]) if len(lines) == 1 else []
    places = [n for n, node in enumerate(around) if isinstance(node, ast.Try)]
    if not places or not _is_always_reached(around, places[-1], lines[0]):
        return None
    tests = [node for node in around[places[-1] :] if isinstance(node, ast.If)]
    narrow = [node.lineno for node in tests if "aclose" not in ast.unparse(node.test)]
    return narrow[0] if narrow else lines[0]


def _is_always_reached(around: Sequence[ast.AST], place: int, line: int) -> bool:
    """Whether a line is in the `finally` of a `try` before which a function neither returns nor waits."""
    last, holder = around[place], around[place - 1] if place else None
    if not isinstance(last, ast.Try) or not isinstance(holder, FUNCTIONS) or not last.finalbody:
        return False
    before = [part for one in holder.body if one.lineno < last.lineno for part in ast.walk(one)]
    leaves = any(isinstance(part, ast.Return | ast.Raise | ast.Await) for part in before)
    return line >= last.finalbody[0].lineno and not leaves


def keys(source: Source) -> list[int]:
    """Where a key is made, or where it gets its name; without any, where the request is sent."""
    return (
        source.lines_of_calls(*KEYS)
        or sorted({*_named_keys(source)})
        or source.lines_of_calls("post", "request")
    )


def _named_keys(source: Source) -> Iterator[int]:
    """`key = …`, where `{"Idempotency-Key": key}` is sent."""
    dicts = (node for node in source.nodes if isinstance(node, ast.Dict))
    pairs = (pair for node in dicts for pair in zip(node.keys, node.values, strict=True))
    sent = {ast.unparse(v) for k, v in pairs if _is_header(k) and isinstance(v, NAMES)}
    for node in source.nodes:
        if isinstance(node, ast.Assign) and sent & {*map(ast.unparse, node.targets)}:
            yield node.lineno


def _is_header(key: ast.expr | None) -> bool:
    return isinstance(key, ast.Constant) and str(key.value).lower() == HEADER
