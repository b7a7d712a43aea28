"""Where a value is made that a line only uses: by an assignment, a caller, a generator or a function.

It is followed as far as there is only one place that it can come from, and no further.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from grader.diagnosis.assignments import assigned, one_by_one
from grader.diagnosis.reading import is_none, is_yield, own_nodes, returned_values
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS, Function

DEEP = 8
"""Steps back that are taken."""
PLAIN = (ast.Name, ast.Attribute)
"""What only names a value."""
OF_ITEMS = ("__iter__", "__aiter__", "__next__", "__anext__")
"""The methods that make what is iterated over."""


@dataclass(frozen=True)
class Origin:
    """A value on the way back to where it is made, and its line.

    It is `given` if only calls have passed it on from there. It is `whole` unless only a part is used.
    """

    value: ast.expr
    line: int
    given: bool = True
    whole: bool = True

    @property
    def is_made(self) -> bool:
        """Whether it is made here, and not only named, or awaited as a whole."""
        return not self.whole or not isinstance(self.value, (*PLAIN, ast.Await))


def way_back(source: Source, value: ast.expr, line: int) -> list[Origin]:
    """A value on a line, and where that comes from, step by step."""
    steps = [Origin(value, line)]
    while len(steps) <= DEEP and (step := _before(source, steps[-1])) is not None:
        steps.append(step)
    return steps


def line_of_making(steps: list[Origin]) -> int:
    """Where a value is made; if that is not known, the outermost call that passes it on."""
    return steps[-1].line if steps[-1].is_made else [one.line for one in steps if one.given][-1]


def _before(source: Source, step: Origin) -> Origin | None:
    """What gives a value, if there is only one place."""
    value = step.value
    found = None
    if not step.whole:
        return None
    if isinstance(value, ast.Name):
        return _of_name(source, value.id, step)
    if isinstance(value, ast.Attribute):
        found = _of_attribute(source, value.attr)
    elif isinstance(value, ast.Await):
        found = _returned(source, value.value)
    elif isinstance(value, ast.Call) and ast.unparse(value.func) in ("next", "anext"):
        found = _item(source, way_back(source, value.args[0], step.line)[-1].value)
    elif isinstance(value, ast.Call):
        found = _returned(source, value)
    return found


def _of_name(source: Source, name: str, step: Origin) -> Origin | None:
    """What a name stands for in the innermost function that gives it a value, or is given it."""
    for owner in reversed(
        [node for node in source.around(step.line) if isinstance(node, FUNCTIONS)]
    ):
        stores = [n for n in own_nodes(owner) if _stores(n, name) and not _is_of_none(owner, n)]
        if name in parameters(owner):
            passed = None if stores else _passed(source, owner, name)
            return Origin(passed[0], passed[1], step.given) if passed else None
        if stores:
            return _stored(source, owner, name) if len(stores) == 1 else None
    return None


def _stores(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)


def _is_of_none(owner: Function, store: ast.AST) -> bool:
    """Whether a name is given None there, which says that it has no value yet."""
    return any(target is store and is_none(value) for target, value in assigned(own_nodes(owner)))


def _stored(source: Source, owner: Function, name: str) -> Origin | None:
    """What a function assigns to a name, or what it iterates over with it."""
    for target, value in assigned(own_nodes(owner)):
        for one, given in one_by_one(target, value):
            if any(_stores(node, name) for node in ast.walk(one)) and not is_none(given):
                whole = isinstance(one, ast.Name)
                return Origin(given, target.lineno, given=False, whole=whole)
    for node in own_nodes(owner):
        if isinstance(node, ast.For | ast.AsyncFor | ast.comprehension) and _stores(
            node.target, name
        ):
            return _item(source, node.iter)
    return None


def _of_attribute(source: Source, name: str) -> Origin | None:
    """What is assigned to an attribute of this name, or a dataclass is given for it."""
    stores = [
        node
        for node in source.nodes
        if isinstance(node, ast.Attribute) and node.attr == name and isinstance(node.ctx, ast.Store)
    ]
    if not stores:
        return _of_field(source, name)
    if len(stores) > 1:
        return None
    for target, value in assigned(source.nodes):
        if target is stores[0]:
            return Origin(value, target.lineno, given=False)
    return None


def _of_field(source: Source, name: str) -> Origin | None:
    """What a class without `__init__` is given for a field."""
    for made in (node for node in source.nodes if isinstance(node, ast.ClassDef)):
        fields = [n for n in made.body if isinstance(n, ast.AnnAssign)]
        names = [ast.unparse(field.target) for field in fields]
        if name in names and "__init__" not in {
            n.name for n in made.body if isinstance(n, FUNCTIONS)
        }:
            place = names.index(name)
            passed = _argument(source, {made.name}, place, name) or _own(fields[place].value)
            return Origin(passed[0], passed[1], given=False) if passed else None
    return None


def _own(value: ast.expr | None) -> tuple[ast.expr, int] | None:
    return None if value is None else (value, value.lineno)


def _passed(source: Source, made: Function, name: str) -> tuple[ast.expr, int] | None:
    """What the only call of a function passes as a parameter, or its default, and the line."""
    if made.name in source.asked:
        return None  # it comes from a caller who is not in the source
    names = names_of(source, made)
    return _argument(source, names, place_of(source, made, name), name) or (
        _default(made, name) if len(calls_of_any(source, names)) == 1 else None
    )


def calls_of_any(source: Source, names: set[str]) -> list[ast.Call]:
    """The calls of what has one of these names."""
    calls = [node for node in source.nodes if isinstance(node, ast.Call)]
    return [call for call in calls if last_name(call.func) in names]


def _argument(
    source: Source, names: set[str], place: int | None, name: str
) -> tuple[ast.expr, int] | None:
    """What the only call of something passes at a place, or by a keyword, and the call's line."""
    calls = calls_of_any(source, names)
    found = argument_of(calls[0], place, name) if len(calls) == 1 else None
    return None if found is None else (found, calls[0].lineno)


def argument_of(call: ast.Call, place: int | None, name: str) -> ast.expr | None:
    """What a call passes at a place, or by a keyword."""
    if any(isinstance(one, ast.Starred) for one in call.args):
        return None
    by_name = [word.value for word in call.keywords if word.arg == name]
    by_place = call.args[place : place + 1] if place is not None else []
    return next(chain(by_name, by_place), None)


def names_of(source: Source, made: Function) -> set[str]:
    """The names by which a function is called: that of its class, or of a function that returns it."""
    around = [n for n in source.around(made.lineno) if isinstance(n, (*FUNCTIONS, ast.ClassDef))]
    outer = around[around.index(made) - 1] if made in around[1:] else None
    if isinstance(outer, ast.ClassDef) and made.name == "__init__":
        return {outer.name}
    if isinstance(outer, FUNCTIONS):
        returns = [ast.unparse(one.value) for one in returned_values(outer) if one.value]
        return {made.name, *([outer.name] if made.name in returns else [])}
    return {made.name}


def place_of(source: Source, made: Function, name: str) -> int | None:
    """At which place of a call a parameter stands; None for one that has only its name."""
    names = [one.arg for one in (*made.args.posonlyargs, *made.args.args)]
    holders = [
        node for node in source.nodes if isinstance(node, ast.ClassDef) and made in node.body
    ]
    fixed = any(ast.unparse(one) == "staticmethod" for one in made.decorator_list)
    first = 1 if holders and not fixed else 0
    return names.index(name) - first if name in names[first:] else None


def _default(made: Function, name: str) -> tuple[ast.expr, int] | None:
    places = [*made.args.posonlyargs, *made.args.args]
    defaults = made.args.defaults
    pairs = [*zip(places[len(places) - len(defaults) :], defaults, strict=True)]
    pairs += [(a, v) for a, v in zip(made.args.kwonlyargs, made.args.kw_defaults, strict=True) if v]
    return next(((value, value.lineno) for one, value in pairs if one.arg == name), None)


def parameters(made: Function) -> set[str]:
    """The names that a function gives to what it is given."""
    args = made.args
    return {one.arg for one in (*args.posonlyargs, *args.args, *args.kwonlyargs)}


def _item(source: Source, iterated: ast.expr) -> Origin | None:
    """What a generator or an iterator of the source gives as the next item."""
    for made in _called(source, iterated, OF_ITEMS):
        yields = [n for n in own_nodes(made) if is_yield(n)]
        values = _values(yields or returned_values(made))
        if len(values) == 1:
            whole = not any(isinstance(n, ast.YieldFrom) for n in yields)
            return Origin(values[0], values[0].lineno, given=False) if whole else None
    return None


def _values(nodes: Iterable[ast.Yield | ast.YieldFrom | ast.Return]) -> list[ast.expr]:
    """What is given; not the None that says that there is nothing."""
    return [n.value for n in nodes if n.value is not None and not is_none(n.value)]


def _returned(source: Source, call: ast.expr) -> Origin | None:
    """What a function of the source returns; not if an argument of the call is made there."""
    plain = isinstance(call, ast.Call) and all(map(_is_plain, call.args))
    for made in _called(source, call) if plain else ():
        values = _values(returned_values(made))
        if len(values) == 1 and not any(map(is_yield, own_nodes(made))):
            return Origin(values[0], values[0].lineno, given=False)
    return None


def _called(source: Source, call: ast.expr, methods: tuple[str, ...] = ()) -> Iterator[Function]:
    """The only function of the source that has the name in a call, or these methods of a class."""
    if not isinstance(call, ast.Call):
        return
    name = last_name(call.func)
    named = [
        n for n in source.nodes if isinstance(n, (*FUNCTIONS, ast.ClassDef)) and n.name == name
    ]
    if len(named) != 1:
        return
    made = named[0]
    if isinstance(made, FUNCTIONS):
        yield made
    else:
        yield from (n for n in made.body if isinstance(n, FUNCTIONS) and n.name in methods)


def _is_plain(value: ast.expr) -> bool:
    """Whether an argument is only named, or a part of what is."""
    return not any(isinstance(node, ast.BinOp | ast.Call) for node in ast.walk(value))
