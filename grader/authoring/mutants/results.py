"""Changes to what is gone through and to what comes out of it."""

from collections.abc import Iterator

import libcst as cst

from grader.authoring.mutants.kind import (
    Around,
    Change,
    Kind,
    New,
    call,
    code,
    expression,
    has_started,
    is_given,
    name_of,
)

SEVERAL = (cst.ListComp, cst.DictComp, cst.List, cst.Dict)
MAKES_SEVERAL = {"gather", "list", "dict", "sorted", "values", "gather_in_turn"}

UNORDERED = {"_", "as_completed", "done", "pending", "going"}
"""What has no order of its own, by its name."""
ALL_DIFFER = {"range", "enumerate", "as_completed", "fromkeys", "items", "set", "zip", *UNORDERED}
"""What never has equal ones, by its name."""
MAY_BE_EQUAL = r"\A(?!.*all different)"
"""A brief that does not say that they all differ."""


def _through(source: str, *, matters: bool = False) -> Change:
    """Goes through something else than what a loop names; with `matters`, where the order does."""

    def change(node: cst.For | cst.CompFor, around: Around) -> Iterator[New]:
        unordered = {name_of(node.iter), name_of(node.target)} & UNORDERED or isinstance(
            around[-1], cst.DictComp
        )
        if node.asynchronous is None and not (matters and unordered):
            yield node.with_changes(iter=expression(source.format(code(node.iter))))

    return change


def once(node: cst.For | cst.CompFor, around: Around) -> Iterator[New]:
    """`for url in urls` → `for url in dict.fromkeys(urls)`."""
    literal = isinstance(node.iter, cst.Tuple | cst.List) or isinstance(around[-1], cst.DictComp)
    differ = literal or name_of(node.iter) in ALL_DIFFER or has_started(node.iter, around)
    if node.asynchronous is None and not differ:
        yield node.with_changes(iter=call("dict.fromkeys", node.iter))


def _returned(stand_in: str, least: int, *, matters: bool = False) -> Change:
    """Returns other results than all in their order, where there are at least so many.

    With `matters`, only where the order does: that of a dictionary does not.
    """

    def change(node: cst.Return, around: Around) -> Iterator[New]:
        unordered = isinstance(node.value, cst.DictComp | cst.Dict) or name_of(node.value) == "dict"
        if matters and unordered:
            return
        short = isinstance(node.value, cst.List) and len(node.value.elements) < least
        if node.value is not None and not short and _is_several(node.value, around):
            yield node.with_changes(
                value=call(stand_in, node.value), whitespace_after_return=cst.SimpleWhitespace(" ")
            )

    return change


def _is_several(value: cst.BaseExpression, around: Around) -> bool:
    if isinstance(value, cst.Await):
        return name_of(value.expression) == "gather"
    if isinstance(value, cst.Name):
        text = code(around[0])
        return any(f"{value.value} = {start}" in text for start in ("[", "{", "list(", "dict("))
    return isinstance(value, SEVERAL) or name_of(value) in MAKES_SEVERAL


def truth_for_none(node: cst.Comparison, around: Around) -> Iterator[New]:
    """`x is None` → `not x`; `x is not None` → `bool(x)`."""
    (first, *more) = node.comparisons
    if not more and name_of(first.comparator) == "None":
        turned = isinstance(first.operator, cst.Is | cst.Equal)
        yield expression(f"(not {code(node.left)})" if turned else f"bool({code(node.left)})")


def remembered(node: cst.Await, around: Around) -> Iterator[New]:
    """`await fetch(url)` → `await remembered(fetch, url)`."""
    called = node.expression
    if isinstance(called, cst.Call) and is_given(called, around):
        yield node.with_changes(expression=_passed_to("remembered", called))


def shared(node: cst.Call, around: Around) -> Iterator[New]:
    """`fetch(url)` → `shared(fetch, url)`: one task for equal arguments."""
    unused = isinstance(around[-1], cst.Await | cst.Expr)
    if not unused and isinstance(node.func, cst.Name) and is_given(node, around):
        yield _passed_to("shared", node)


def _passed_to(name: str, node: cst.Call) -> cst.Call:
    func = cst.Arg(node.func, comma=cst.Comma() if node.args else cst.MaybeSentinel.DEFAULT)
    return node.with_changes(func=cst.Name(name), args=[func, *node.args])


EACH = (cst.For, cst.CompFor)
KINDS = (
    Kind("only the first of several", EACH, _through("list({})[:1]")),
    Kind("all but the last of several", EACH, _through("list({})[:-1]")),
    Kind("several in reverse", EACH, _through("list({})[::-1]", matters=True)),
    Kind("equal ones once", EACH, once, MAY_BE_EQUAL),
    Kind("falsy results dropped", cst.Return, _returned("without_falsy", 1)),
    Kind("equal results dropped", cst.Return, _returned("without_equal", 2)),
    Kind("results sorted", cst.Return, _returned("sorted_results", 2, matters=True)),
    Kind("truth for `is None`", cst.Comparison, truth_for_none),
    Kind("answers remembered", cst.Await, remembered),
    Kind("one task for equal arguments", cst.Call, shared),
)
