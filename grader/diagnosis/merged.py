"""Find where equal items become one: a set, or a dict that has them as its keys."""

import ast
from collections.abc import Iterator

from grader.diagnosis.source import Source, last_name

SETS = ("set", "frozenset", "fromkeys")
FOR = ast.For | ast.AsyncFor


def line_that_merges(source: Source) -> int | None:
    """The only set that is made; else what asks for an item that is known, or else the only dict by item."""
    sets, dicts = [*_made_of_items(source, *SETS)], [*_made_of_items(source, "dict")]
    loops = [*_asks_for_known(source)] or [*_by_item(source)]
    found = sets or loops or dicts or [*_known_already(source)]
    return found[0] if len({*found}) == 1 else None


def _made_of_items(source: Source, *names: str) -> Iterator[int]:
    """Where one of these is made of items that come from elsewhere: not empty, nor of what an object keeps."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and last_name(node.func) in names:
            kept = (isinstance(arg, ast.Attribute) for arg in node.args)
            yield from [node.lineno] if node.args and not any(kept) else []


def _in_loops(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """What is in the loops over items, each part with the name that an item has there."""
    for loop in source.nodes:
        if isinstance(loop, FOR) and isinstance(loop.target, ast.Name):
            for node in ast.walk(loop):
                yield node, loop.target.id


def _asks_for_known(source: Source) -> Iterator[int]:
    """`if item in known`, and `if item not in known`, in a loop over the items."""
    for node, item in _in_loops(source):
        test = node.test if isinstance(node, ast.If) else None
        if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.In | ast.NotIn):
            yield from [test.lineno] if _is(test.left, item) else []


def _by_item(source: Source) -> Iterator[int]:
    """`{item: … for item in items}`, and `results[item] = …` in a loop over the items."""
    for node in source.nodes:
        items = node.generators[0].target if isinstance(node, ast.DictComp) else None
        if isinstance(node, ast.DictComp) and isinstance(items, ast.Name):
            yield from [node.lineno] if _is(node.key, items.id) else []
    for node, item in _in_loops(source):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            yield from [node.lineno] if _is(node.slice, item) else []


def _known_already(source: Source) -> Iterator[int]:
    """`if item in known: return`, and what keeps only the first that has a key: `setdefault`."""
    yield from source.lines_of_calls("setdefault")
    for node in source.nodes:
        if isinstance(node, ast.If) and isinstance(node.body[-1], ast.Return | ast.Continue):
            test = node.test
            if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.In):
                yield test.lineno


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
