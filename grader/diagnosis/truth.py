"""Where a student's source takes a value for no value: by its truth, or by comparing it with None."""

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.diagnosis.assignments import assigned, one_by_one
from grader.diagnosis.reading import is_none
from grader.diagnosis.source import Source, last_name

LEAVES = (ast.Return, ast.Continue, ast.Break, ast.Raise)
NO_VALUE = (ast.Compare, ast.Constant, ast.BoolOp, ast.UnaryOp)
"""What the first part of an `or` is where it asks a question."""

OF_ERRORS = (".exception()", "error", "exc")
"""How what is tested ends where it is an exception, and no value."""


class Test(NamedTuple):
    """A test in the source, and how the only value is written that it takes for none; empty for all false ones.

    `of` is the text of what it tests, where that is known.
    """

    line: int
    only: str
    node: ast.AST
    of: str = ""

    def takes(self, value: str) -> bool:
        """Whether a value, by its text, counts as none here."""
        return self.only in ("", value)


def truth_tests(source: Source) -> list[int]:
    """The lines that test whether there is a value, and go on with that value only if there is.

    `if answer: return answer`, `[body for body in bodies if body]`, `answer or other`.
    """
    return sorted({test.line for test in tests_of_values(source) or tests_of_calls(source)})


def line_of_test(source: Source, value: str) -> int | None:
    """The line of the only test that takes such a value for none, or of the first of one name.

    Of several it is that of the only one for just this value.
    """
    named, others = tests_of_values(source), tests_of_calls(source)
    named = [test for test in named if not test.of.endswith(OF_ERRORS)]
    first, second = ([test for test in found if test.takes(value)] for found in (named, others))
    just = [test for test in [*first, *second] if test.only]
    for found in (first or second, just):
        lines, of = {test.line for test in found}, {test.of for test in found}
        if len(lines) == 1 or (len(of) == 1 and of != {""}):
            return min(lines)
    return None


def line_of_no_answer_yet(source: Source) -> int | None:
    """The first test of the only name that is None until a value comes, where that may be None as well."""
    made = assigned(node for node in source.nodes if isinstance(node, ast.Assign))
    given = [pair for target, value in made for pair in one_by_one(target, value)]
    empty = {ast.unparse(name) for name, value in given if is_none(value)}
    filled = {ast.unparse(name) for name, value in given if not is_none(value)}
    tests = [
        (node.lineno, ast.unparse(node.left))
        for node in source.nodes
        if isinstance(node, ast.Compare) and is_none(node.comparators[-1])
    ]
    of_values = [one for one in tests if one[1] in empty & filled and not _is_error(one[1])]
    return min(of_values)[0] if len({name for _, name in of_values}) == 1 else None


def _is_error(name: str) -> bool:
    return name.endswith((*OF_ERRORS, "failure", "exception", "problem"))


def takes_for_none(source: Source, value: str) -> bool:
    """Whether any test takes such a value for none."""
    return any(test.takes(value) for test in all_tests(source))


def all_tests(source: Source) -> list[Test]:
    """The tests of what has a name, and then the others."""
    return [*tests_of_values(source), *tests_of_calls(source)]


def tests_of_values(source: Source) -> list[Test]:
    """The tests of something that has a name, which is used only where it is there."""
    found: list[Test] = []
    for node in source.nodes:
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            found += [Test(part.lineno, "", node) for part in node.values[:-1] if _is_value(part)]
        elif isinstance(node, ast.Call) and last_name(node.func) == "filter":
            parts = [arg for arg in node.args[:1] if ast.unparse(arg) in ("None", "bool")]
            found += [Test(arg.lineno, "", node) for arg in parts]
        found += [
            Test(part.lineno, _only(part), node, _tested(part))
            for test, then in _tests(node)
            for part in _each(test)
            if _guards(part, then)
        ]
    return found


def tests_of_calls(source: Source) -> list[Test]:
    """Further tests: of what a call returns, in the head of a `while`, and those that ask again."""
    found: list[Test] = []
    for node in source.nodes:
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            calls = [part for part in node.values[:-1] if not isinstance(part, NO_VALUE)]
            found += [Test(part.lineno, "", node) for part in calls]
        elif isinstance(node, ast.While):
            found += [Test(node.lineno, only, node) for only in _waits_for_value(node.test, source)]
        elif isinstance(node, ast.If) and _is_missing(node.test):
            if _assigns(node.body, _tested(node.test)):
                found.append(Test(node.lineno, _only(node.test), node))
        elif isinstance(node, ast.match_case) and ast.unparse(node.pattern) == "None":
            found.append(Test(node.pattern.lineno, "None", node))
    return found


def loops_until_value(source: Source) -> list[Test]:
    """The `while` loops that go on as long as there is no value."""
    loops = [node for node in source.nodes if isinstance(node, ast.While)]
    return [
        Test(loop.lineno, only, loop)
        for loop in loops
        if not _asks_that_it_is(loop.test)
        for only in _waits_for_value(loop.test, source)
    ]


def loops_until_kept(source: Source) -> list[Test]:
    """The `while not` loops about a name that is None until an answer is kept there."""
    pairs = assigned(source.nodes)
    given = [pair for target, value in pairs for pair in one_by_one(target, value)]
    empty = {_kept_name(name) for name, value in given if is_none(value)}
    filled = {_kept_name(name) for name, value in given if _is_an_answer(source, value)}
    loops = [node for node in source.nodes if isinstance(node, ast.While)]
    return [
        Test(loop.lineno, _only(part), loop)
        for loop in loops
        for part in _each(loop.test)
        if _is_missing(part) and _kept_name(_tested_part(part)) in empty & filled
    ]


def _kept_name(name: ast.expr) -> str:
    """How something is called, whatever the object is called that it belongs to."""
    return ast.unparse(name) if isinstance(name, ast.Subscript) else last_name(name)


def _is_an_answer(source: Source, value: ast.expr) -> bool:
    """`await fetch()`, or `task.result()`, or the name of one of these."""
    return any(word in source.meaning(value) for word in ("await ", ".result()"))


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


def _each(test: ast.expr) -> list[ast.expr]:
    """The parts of a test that are joined by `and` or `or`."""
    if isinstance(test, ast.BoolOp):
        return [part for value in test.values for part in _each(value)]
    return [test]


def _guards(test: ast.expr, then: Sequence[ast.AST]) -> bool:
    """Whether a value is tested, and used afterwards only where it is true, or not None."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and _is_value(test.operand):
        return isinstance(then[-1], LEAVES)
    if isinstance(test, ast.Compare):
        if not _compares_with_nothing(test):
            return False
        if isinstance(test.ops[-1], ast.Is | ast.Eq):
            return isinstance(then[-1], LEAVES)
        test = test.left
    test = test.target if isinstance(test, ast.NamedExpr) else test
    there = _is_value(test) or isinstance(
        test, ast.Call
    )  # a call is a value where it is made again
    return there and any(_uses(part, ast.unparse(test)) for part in then)


def _compares_with_nothing(test: ast.Compare) -> bool:
    other = test.comparators[-1]
    return isinstance(other, ast.Constant) and other.value in (None, "")


def _only(test: ast.expr) -> str:
    """How the value is written that a test compares with; empty where it asks for truth."""
    compared = next((n for n in ast.walk(test) if isinstance(n, ast.Compare)), None)
    return ast.unparse(compared.comparators[-1]) if compared is not None else ""


def _is_missing(test: ast.expr) -> bool:
    """Whether a test holds where there is no value: `not x`, `x is None`."""
    if isinstance(test, ast.UnaryOp):
        return isinstance(test.op, ast.Not) and _is_value(test.operand)
    fits = isinstance(test, ast.Compare) and _compares_with_nothing(test)
    return fits and isinstance(test, ast.Compare) and isinstance(test.ops[-1], ast.Is | ast.Eq)


def _tested(test: ast.expr) -> str:
    """What is tested, as source text."""
    return ast.unparse(_tested_part(test))


def _tested_part(test: ast.expr) -> ast.expr:
    value = test.operand if isinstance(test, ast.UnaryOp) else test
    value = value.left if isinstance(value, ast.Compare) else value
    return value.target if isinstance(value, ast.NamedExpr) else value


def _assigns(body: Sequence[ast.stmt], name: str) -> bool:
    """Whether a body gives a name another value, made by a call."""
    made = [node for node in body if isinstance(node, ast.Assign)]
    return any(
        name in map(ast.unparse, one.targets)
        and any(isinstance(part, ast.Call) for part in ast.walk(one.value))
        for one in made
    )


def _waits_for_value(test: ast.expr, source: Source) -> Iterator[str]:
    """What the head of a `while` takes for no value: None, or all that is false; nothing if it asks otherwise."""
    if isinstance(test, ast.Call) and last_name(test.func) in ("any", "all") and test.args:
        test = test.args[0].elt if isinstance(test.args[0], ast.GeneratorExp) else test.args[0]
        yield from [_only(test)] if isinstance(test, ast.Compare | ast.Name) else []
    elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        yield from _waits_for_value(test.operand, source)
    elif isinstance(test, ast.Compare) and _compares_with_nothing(test):
        yield _only(test)
    elif isinstance(test, ast.NamedExpr) or _is_answer(test, source):
        yield ""


def _is_answer(test: ast.expr, source: Source) -> bool:
    """Whether this is a name that was given what a call returned."""
    if not isinstance(test, ast.Name):
        return False
    made = [node for node in source.nodes if isinstance(node, ast.Assign)]
    loops = [node for node in source.nodes if isinstance(node, ast.For | ast.comprehension)]
    if source.lines_of_calls("wait") or test.id in [ast.unparse(loop.iter) for loop in loops]:
        return False  # it is several things, and asks if there are any
    return any(
        test.id in map(ast.unparse, [*one.targets, *_parts(one.targets[0])])
        and isinstance(one.value, ast.Await | ast.Call)
        for one in made
    )


def _parts(target: ast.expr) -> list[ast.expr]:
    return target.elts if isinstance(target, ast.Tuple) else []


def _asks_that_it_is(test: ast.expr) -> bool:
    """Whether a test holds where there is a value."""
    if isinstance(test, ast.Compare):
        return isinstance(test.ops[-1], ast.IsNot | ast.NotEq)
    return isinstance(test, ast.Name | ast.NamedExpr)


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
