"""Changes as in any program: constants, comparisons, booleans, statements."""

from collections.abc import Iterator

import libcst as cst

from grader.authoring.mutants.kind import Around, Change, Kind, New, code, is_docstring, name_of

OPPOSITE: dict[type[cst.BaseCompOp], tuple[type[cst.BaseCompOp], ...]] = {
    cst.Equal: (cst.NotEqual,),
    cst.NotEqual: (cst.Equal,),
    cst.LessThan: (cst.LessThanEqual, cst.GreaterThanEqual),
    cst.LessThanEqual: (cst.LessThan, cst.GreaterThan),
    cst.GreaterThan: (cst.GreaterThanEqual, cst.LessThanEqual),
    cst.GreaterThanEqual: (cst.GreaterThan, cst.LessThan),
    cst.Is: (cst.IsNot,),
    cst.IsNot: (cst.Is,),
    cst.In: (cst.NotIn,),
    cst.NotIn: (cst.In,),
}

NO_PART = ("strict", "name", "daemon", "debug")
"""Arguments that a right answer may give or not."""


def number(node: cst.Integer | cst.Float, around: Around) -> Iterator[New]:
    """`3` → `4` and `2`; `0.5` → `1.0` and `0.25`."""
    value = node.evaluated_value
    news = (value + 1, value - 1) if isinstance(node, cst.Integer) else (2 * value, value / 2)
    for new in news:
        yield cst.parse_expression(f"({new})" if new < 0 else f"{new}")


def boolean(node: cst.Name, around: Around) -> Iterator[New]:
    """`True` → `False`, and the other way round."""
    named = around[-1] if isinstance(around[-1], cst.Arg) else None
    is_label = named is not None and name_of(named.keyword) in NO_PART
    if node.value in ("True", "False") and not is_label:
        yield cst.Name("False" if node.value == "True" else "True")


def comparison(node: cst.ComparisonTarget, around: Around) -> Iterator[New]:
    """`<` → `<=` and `>=`, `is` → `is not`, and so on."""
    for opposite in OPPOSITE.get(type(node.operator), ()):
        yield node.with_changes(operator=opposite())


def _always(value: str) -> Change:
    """`if ready` → `if True`."""

    def change(node: cst.If | cst.IfExp | cst.CompIf, around: Around) -> Iterator[New]:
        if not _is_constant(node.test):
            yield node.with_changes(test=cst.Name(value))

    return change


def condition(node: cst.While, around: Around) -> Iterator[New]:
    """`while ready` → `while not ready`."""
    if not isinstance(node.test, cst.Comparison) and not _is_constant(node.test):
        yield node.with_changes(test=cst.parse_expression(f"not ({code(node.test)})"))


def and_or(node: cst.BooleanOperation, around: Around) -> Iterator[New]:
    """`a and b` → `a or b`, `a`, and `b`."""
    yield node.with_changes(operator=cst.Or() if isinstance(node.operator, cst.And) else cst.And())
    yield node.left
    yield node.right


def no_statement(node: cst.SimpleStatementLine, around: Around) -> Iterator[New]:
    """A statement → `pass`."""
    kinds = cst.Import | cst.ImportFrom | cst.Pass
    if not is_docstring(node) and not isinstance(node.body[0], kinds):
        yield node.with_changes(body=[cst.Pass()])


def _is_constant(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Name) and node.value in ("True", "False")


KINDS = (
    Kind("another number", (cst.Integer, cst.Float), number),
    Kind("the other boolean", cst.Name, boolean),
    Kind("another comparison", cst.ComparisonTarget, comparison),
    Kind("a condition that always holds", (cst.If, cst.IfExp, cst.CompIf), _always("True")),
    Kind("a condition that never holds", (cst.If, cst.IfExp, cst.CompIf), _always("False")),
    Kind("a condition turned", cst.While, condition),
    Kind("another boolean operator", cst.BooleanOperation, and_or),
    Kind("a statement dropped", cst.SimpleStatementLine, no_statement),
)
