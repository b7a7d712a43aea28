"""Where a student's source tests a value for truth, and goes on with it only if it is true."""

import ast
from collections.abc import Iterator, Sequence

from grader.diagnosis.source import Source, last_name


def truth_tests(source: Source) -> list[int]:
    """The lines that test whether a value is true, and go on with that value only if it is.

    `if answer: return answer`, `[body for body in bodies if body]`, `answer or other`.
    """
    lines: list[int] = []
    for node in source.nodes:
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            lines += [part.lineno for part in node.values[:-1] if _is_value(part)]
        elif isinstance(node, ast.Call) and last_name(node.func) == "filter":
            lines += [arg.lineno for arg in node.args[:1] if ast.unparse(arg) in ("None", "bool")]
        lines += [test.lineno for test, then in _tests(node) if _guards(test, then)]
    return sorted(set(lines))


def _tests(node: ast.AST) -> Iterator[tuple[ast.expr, Sequence[ast.AST]]]:
    """The tests in a node, each with what is done where it holds."""
    if isinstance(node, ast.If):
        yield node.test, [*node.body]
    elif isinstance(node, ast.IfExp):
        yield node.test, [node.body]
    elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
        yield from ((test, [node.elt]) for part in node.generators for test in part.ifs)
    elif isinstance(node, ast.DictComp):
        yield from ((test, [node.key, node.value]) for part in node.generators for test in part.ifs)


def _guards(test: ast.expr, then: Sequence[ast.AST]) -> bool:
    """Whether a value is tested, and used afterwards only where it is true, or not None."""
    if isinstance(test, ast.BoolOp):
        return any(_guards(part, then) for part in test.values)
    leaves = (ast.Return, ast.Continue, ast.Break)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and _is_value(test.operand):
        return isinstance(then[-1], leaves)
    if isinstance(test, ast.Compare):
        other = test.comparators[-1]
        if not (isinstance(other, ast.Constant) and other.value in (None, "")):
            return False
        if isinstance(test.ops[-1], ast.Is | ast.Eq):
            return isinstance(then[-1], leaves)
        test = test.left
    test = test.target if isinstance(test, ast.NamedExpr) else test
    return _is_value(test) and any(_uses(part, ast.unparse(test)) for part in then)


def _is_value(test: ast.expr) -> bool:
    return isinstance(test, ast.Name | ast.Attribute | ast.Subscript | ast.Await | ast.NamedExpr)


def _uses(part: ast.AST, text: str) -> bool:
    """Whether a value is passed on: returned, yielded, stored, or given to a call."""
    for node in ast.walk(part):
        passed: list[ast.expr | None] = []
        if isinstance(node, ast.Call):
            passed = [*node.args]
        elif isinstance(node, ast.Return | ast.Yield | ast.Assign):
            passed = [node.value]
        if any(value is not None and text in _texts(value) for value in passed):
            return True
    return isinstance(part, ast.expr) and text in _texts(part)


def _texts(value: ast.expr) -> set[str]:
    nodes = [node for node in ast.walk(value) if isinstance(node, ast.Name | ast.Attribute)]
    return {ast.unparse(node) for node in nodes} | {ast.unparse(value)}
