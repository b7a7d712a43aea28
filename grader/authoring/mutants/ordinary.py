"""Changes as in any program: constants, comparisons, booleans, statements."""

from collections.abc import Iterator

import libcst as cst

from grader.authoring.mutants.kind import Around, Kind, code, is_docstring

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


def number(node: cst.Integer | cst.Float, around: Around) -> Iterator[cst.CSTNode]:
    """`3` → `4` and `2`; `0.5` → `1.0` and `0.25`."""
    value = node.evaluated_value
    news = (value + 1, value - 1) if isinstance(node, cst.Integer) else (2 * value, value / 2)
    for new in news:
        yield cst.parse_expression(f"({new})" if new < 0 else f"{new}")


def boolean(node: cst.Name, around: Around) -> Iterator[cst.CSTNode]:
    """`True` → `False`, and the other way round."""
    if node.value in ("True", "False"):
        yield cst.Name("False" if node.value == "True" else "True")


def comparison(node: cst.ComparisonTarget, around: Around) -> Iterator[cst.CSTNode]:
    """`<` → `<=` and `>=`, `is` → `is not`, and so on."""
    for opposite in OPPOSITE.get(type(node.operator), ()):
        yield node.with_changes(operator=opposite())


def condition(
    node: cst.If | cst.While | cst.IfExp | cst.CompIf, around: Around
) -> Iterator[cst.CSTNode]:
    """`if ready` → `if not ready`."""
    if not isinstance(node.test, cst.Comparison) and not _is_constant(node.test):
        yield node.with_changes(test=cst.parse_expression(f"not ({code(node.test)})"))


def and_or(node: cst.BooleanOperation, around: Around) -> Iterator[cst.CSTNode]:
    """`a and b` → `a or b`, `a`, and `b`."""
    yield node.with_changes(operator=cst.Or() if isinstance(node.operator, cst.And) else cst.And())
    yield node.left
    yield node.right


def no_statement(node: cst.SimpleStatementLine, around: Around) -> Iterator[cst.CSTNode]:
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
    Kind("a condition turned", (cst.If, cst.While, cst.IfExp, cst.CompIf), condition),
    Kind("another boolean operator", cst.BooleanOperation, and_or),
    Kind("a statement dropped", cst.SimpleStatementLine, no_statement),
)
