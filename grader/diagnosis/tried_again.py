"""Where a status is listed after which a request is tried again, if a check has named such a status."""

import ast
import operator
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from grader.diagnosis import reading
from grader.diagnosis.source import Source, last_name

STATUS = re.compile(r"\bstatus(?: is)? ([45]\d\d)\b")
ENDS = (ast.Raise, ast.Return, ast.Break)
COLLECTIONS = ("set", "frozenset", "tuple", "list")
OPERATORS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def line_of_listed(source: Source, said: str) -> int | None:
    """The only list, or the only comparison in a function, by which the status in `said` is tried again."""
    named = STATUS.search(said)
    handlers = [node for node in source.nodes if isinstance(node, ast.ExceptHandler)]
    found = {n for h in handlers if named for n in _deciding(source, h, int(named[1]))}
    found |= {*_raised_to_be_caught(source, int(named[1]))} if named else set()
    return found.pop() if len(found) == 1 else None


def _raised_to_be_caught(source: Source, status: int) -> Iterator[int]:
    """`if error.status == 408: raise TimeoutError`, where a loop tries again after a TimeoutError."""
    for test in (node for node in source.nodes if isinstance(node, ast.If)):
        if _is_tried_again(source, test.body[-1]):
            for part, negated in _parts(test.test):
                named = isinstance(part, ast.Compare) and ".status" in ast.unparse(part)
                if isinstance(part, ast.Compare) and named and not negated:
                    positive = not isinstance(part.ops[0], ast.NotIn)
                    listed = positive and _is_listed(source, part, status)
                    yield from [_line(source, part)] if listed or _is_true(part, status) else []


def _is_tried_again(source: Source, last: ast.stmt) -> bool:
    """Whether an error is raised that an `except` in a loop, elsewhere, catches and does not always raise."""
    raised = last.exc if isinstance(last, ast.Raise) else None
    name = last_name(raised.func) if isinstance(raised, ast.Call) else last_name(raised or last)
    for node in source.nodes if name else ():
        if isinstance(node, ast.ExceptHandler) and source.in_loop(node.lineno):
            inside = last.lineno <= (node.body[-1].end_lineno or 0) and last.lineno >= node.lineno
            if not inside and not isinstance(node.body[-1], ENDS) and reading.catches(node, name):
                return True
    return False


def _deciding(source: Source, handler: ast.ExceptHandler, status: int) -> Iterator[int]:
    """The lines that say so, of each `if` in an `except`: there, or in a function that gets the error."""
    for test in (node for node in ast.walk(handler) if isinstance(node, ast.If)):
        ends = isinstance(test.body[-1], ENDS) and not _is_tried_again(source, test.body[-1])
        for part, negated in _parts(test.test):
            if isinstance(part, ast.Compare) and _is_listed(source, part, status):
                if (isinstance(part.ops[0], ast.NotIn) != negated) == ends:
                    yield _line(source, part)
            elif isinstance(part, ast.Call) and _gets(part, handler.name):
                for compare in _returned(source, part.func):
                    if _says_so(source, compare, status, again=negated == ends):
                        yield _line(source, compare)


def _parts(test: ast.expr) -> Iterator[tuple[ast.expr, bool]]:
    """The conditions that a test is made of, each with whether it is negated."""
    if isinstance(test, ast.BoolOp):
        for value in test.values:
            yield from _parts(value)
    elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        yield from ((part, not negated) for part, negated in _parts(test.operand))
    else:
        yield test, False


def _says_so(source: Source, compare: ast.Compare, status: int, *, again: bool) -> bool:
    """Whether a comparison in a function says that it is tried again; else it says what is not."""
    if isinstance(compare.ops[0], ast.In | ast.NotIn):
        positive = isinstance(compare.ops[0], ast.In)
        return positive == again and _is_listed(source, compare, status)
    return again and _is_true(compare, status)


def _is_listed(source: Source, compare: ast.Compare, status: int) -> bool:
    """Whether a status is asked for in a list that is written in the source, and this one is in it."""
    if not isinstance(compare.ops[0], ast.In | ast.NotIn) or "status" not in ast.unparse(
        compare.left
    ):
        return False
    made = _assigned(source, compare.comparators[0])
    listed = made.value if isinstance(made, ast.Assign | ast.AnnAssign) else made
    if isinstance(listed, ast.Call) and last_name(listed.func) in COLLECTIONS:
        listed = listed.args[0] if listed.args else listed
    items = listed.elts if isinstance(listed, ast.Tuple | ast.List | ast.Set) else []
    return any(isinstance(item, ast.Constant) and item.value == status for item in items)


def _assigned(source: Source, node: ast.expr) -> ast.AST:
    """The only assignment to a name; else what was given."""
    made = [one for one in source.nodes if isinstance(one, ast.Assign | ast.AnnAssign)]
    text = ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""
    name = text.removeprefix("self.")
    found = [one for one in made if name and ast.unparse(_target(one)) in (text, name)]
    return found[0] if len(found) == 1 else node


def _target(node: ast.Assign | ast.AnnAssign) -> ast.expr:
    return node.targets[0] if isinstance(node, ast.Assign) else node.target


def _line(source: Source, compare: ast.Compare) -> int:
    """Where the list is made, or else where it is compared."""
    listed = _assigned(source, compare.comparators[0])
    return listed.lineno if isinstance(listed, ast.Assign | ast.AnnAssign) else compare.lineno


def _is_true(compare: ast.Compare, status: int) -> bool:
    """Whether a comparison of `error.status` with numbers is true of this one."""
    values = [_number(part, status) for part in (compare.left, *compare.comparators)]
    if not all(type(op) in OPERATORS for op in compare.ops):
        return False
    pairs = zip(compare.ops, pairwise(values), strict=True)
    return None not in values and all(OPERATORS[type(op)](*pair) for op, pair in pairs)


def _number(node: ast.expr, status: int) -> int | None:
    if isinstance(node, ast.Attribute) and node.attr == "status":
        return status
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, int) else None


def _gets(call: ast.Call, name: str | None) -> bool:
    """Whether a function gets the error that was caught."""
    return any(isinstance(arg, ast.Name) and arg.id == name for arg in call.args)


def _returned(source: Source, called: ast.expr) -> Iterator[ast.Compare]:
    """The comparisons of a status in what a function returns, which is called by its name or a parameter."""
    made = reading.function(source, last_name(called)) or _given(source, last_name(called))
    for last in reading.returned_values(made) if made is not None else []:
        for node in ast.walk(last):
            if isinstance(node, ast.Compare) and ".status" in ast.unparse(node):
                yield node


def _given(source: Source, name: str) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The only function that is passed as a parameter of this name."""
    calls = [node for node in source.nodes if isinstance(node, ast.Call)]
    passed = {last_name(v) for call in calls for v in _passed_as(source, call, name)}
    return reading.function(source, passed.pop()) if len(passed) == 1 else None


def _passed_as(source: Source, call: ast.Call, name: str) -> Iterator[ast.expr]:
    made = reading.function(source, last_name(call.func))
    names = [one.arg for one in (*made.args.args, *made.args.kwonlyargs)] if made else []
    if name in names:
        yield from (word.value for word in call.keywords if word.arg == name)
        yield from call.args[names.index(name) :][:1]
