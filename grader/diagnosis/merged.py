"""Find where equal items become one: a set, a dict that has them as its keys, or a question for what is known."""

import ast
from collections.abc import Iterator

from grader.diagnosis.assignments import assigned
from grader.diagnosis.source import Source, last_name

SETS = ("set", "frozenset", "fromkeys")
FOR = ast.For | ast.AsyncFor
KEEPS = ("add", "append", "setdefault")
UNLIKE = ("id", "fileno", "get_name", "next", "len", "time")
"""What gives another key for each item, also for equal ones."""
LEAVES = ast.Return | ast.Continue
MERGING = ast.Set | ast.SetComp | ast.DictComp
BY_KEY = (*SETS, "dict", "add", "setdefault")


def may_merge(source: Source) -> bool:
    """Whether anything is kept by a key, or in a set."""
    stored = any(
        isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Store) for n in source.nodes
    )
    return (
        stored
        or any(isinstance(n, MERGING) for n in source.nodes)
        or bool(source.lines_of_calls(*BY_KEY))
    )


def line_that_merges(source: Source) -> int | None:
    """The only set that is made; else what asks for an item that is known, or else the only dict by item."""
    sets, dicts = [*_made_of_items(source, *SETS)], [*_made_of_items(source, "dict")]
    loops = [*_asks_for_known(source)] or [*_by_item(source)]
    found = sets or loops or dicts or [*_known_already(source)] or [*_where_it_is_kept(source)]
    found = found or [*_as_the_one_before(source)]
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
        if isinstance(node, ast.If) and (
            isinstance(node.body[-1], LEAVES) or _raises_what_is_kept(node.body[-1])
        ):
            test = node.test
            if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.In):
                yield test.lineno


def _raises_what_is_kept(last: ast.stmt) -> bool:
    """Whether it is `raise errors[key]`."""
    return isinstance(last, ast.Raise) and isinstance(last.exc, ast.Subscript)


def _where_it_is_kept(source: Source) -> Iterator[int]:
    """`if key not in kept: kept[key] = …`, and `kept[repr(item)] = item` where nothing asks."""
    guarded: set[int] = set()
    for node in source.nodes:
        if isinstance(node, ast.If) and (stores := [*_stores_of_unknown(node)]):
            guarded |= {*stores}
            yield node.lineno
    yield from (line for line in _under_own_key(source) if line not in guarded)


def _stores_of_unknown(node: ast.If) -> Iterator[int]:
    """The lines in an `if key not in kept` that keep something under this key, or the key itself."""
    asked = {
        (ast.unparse(part.left), ast.unparse(part.comparators[0]))
        for part in ast.walk(node.test)
        if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.NotIn)
    }
    for part in (inner for one in node.body for inner in ast.walk(one)):
        if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Store):
            pair = ast.unparse(part.slice), ast.unparse(part.value)
        elif isinstance(part, ast.Call) and last_name(part.func) in KEEPS and part.args:
            pair = ast.unparse(part.args[0]), ast.unparse(part.func).rpartition(".")[0]
        else:
            continue
        yield from [part.lineno] if pair in asked else []


def _under_own_key(source: Source) -> Iterator[int]:
    """Where an item is kept under a key that is worked out from it, or under the result of a call."""
    names = {ast.unparse(target): value for target, value in assigned(source.nodes)}
    for target, item in assigned(source.nodes):
        if isinstance(target, ast.Subscript):
            key = names.get(ast.unparse(target.slice), target.slice)
            yield from [target.lineno] if _is_worked_out(key, item) else []
    for node in source.nodes:
        if isinstance(node, ast.DictComp) and _is_worked_out(node.key, node.value):
            yield node.lineno


def _is_worked_out(key: ast.expr, item: ast.expr) -> bool:
    """Whether a key is made of the item: `repr(item)`, `item.name`; or comes out of an `await`."""
    if any(isinstance(n, ast.Call) and last_name(n.func) in UNLIKE for n in ast.walk(key)):
        return False
    made = any(isinstance(node, ast.Call | ast.Attribute) for node in ast.walk(key))
    of_item = any(isinstance(item, ast.Name) and _is(node, item.id) for node in ast.walk(key))
    return isinstance(key, ast.Await) or (made and of_item)


def _as_the_one_before(source: Source) -> Iterator[int]:
    """`if item == last: return`, and `if item != last: …`, where `last = item` keeps each one."""
    kept = {(ast.unparse(target), ast.unparse(value)) for target, value in assigned(source.nodes)}
    for node in source.nodes:
        if isinstance(node, ast.If) and isinstance(node.test, ast.Compare):
            one, other = ast.unparse(node.test.left), ast.unparse(node.test.comparators[0])
            skips = isinstance(node.test.ops[0], ast.Eq) and isinstance(node.body[-1], LEAVES)
            if skips or isinstance(node.test.ops[0], ast.NotEq):
                yield from [node.lineno] if {(one, other), (other, one)} & kept else []


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
