"""What all calls, or all objects, share in a student's source: at module level, in a class, as a default."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from grader.diagnosis.assignments import one_by_one
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS

LOCKS = ("Lock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Queue")
CONTAINERS = ("dict", "list", "set", "defaultdict", "OrderedDict", "deque", "Counter")
WEAK = ("WeakSet", "WeakValueDictionary", "WeakKeyDictionary")
DISPLAYS = (ast.Dict, ast.List, ast.Set, ast.DictComp, ast.ListComp, ast.SetComp)
CHANGING = (
    "append",
    "add",
    "update",
    "setdefault",
    "pop",
    "extend",
    "insert",
    "discard",
    "appendleft",
)


class Shared(NamedTuple):
    """Something that there is once: how the code calls it, and where it is made."""

    name: str
    line: int
    made: str


def shared_things(source: Source) -> list[Shared]:
    """The containers and locks that there are once for all calls, or all objects."""
    found = [*_of_a_body(source.tree.body), *_defaults(source.tree)]
    decorators = _decorators(source)
    for node in source.nodes:
        if isinstance(node, ast.ClassDef):
            found += [one for one in _of_a_body(node.body) if not _made_anew(node, one.name)]
            found += _of_the_only_object(source, node)
        elif isinstance(node, ast.FunctionDef) and node.name in decorators:
            found += _of_a_body(node.body)
    return [one for one in found if one.made in LOCKS or _is_changed(source, one.name)]


def _decorators(source: Source) -> set[str]:
    """The names of what decorates a function: that is called once, for all calls of the function."""
    made = (node for node in source.nodes if isinstance(node, FUNCTIONS))
    return {last_name(one) for node in made for one in node.decorator_list}


def _of_the_only_object(source: Source, made: ast.ClassDef) -> Iterator[Shared]:
    """What an object of this class makes for itself, if the file makes the object, once for all calls."""
    values = [node.value for node in source.tree.body if isinstance(node, ast.Assign)]
    once = [v for v in values if isinstance(v, ast.Call) and last_name(v.func) == made.name]
    for part in (part for one in once[:1] for part in made.body):
        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
            yield from _of_a_body(part.body)


def lock_of_all_objects(source: Source, line: int | None) -> Shared | None:
    """The lock that a line of a method waits for, if all objects of the class have the same one."""
    classes = [node for node in source.around(line) if isinstance(node, ast.ClassDef)]
    named = {last_name(node) for node in _nodes_on(source, line)}
    for made in classes:
        given = {arg: name for name, arg in _kept_arguments(made)}
        own = [one for one in _of_a_body(made.body) if not _made_anew(made, one.name)]
        for one in (*own, *_defaults(made), *_of_a_body(source.tree.body)):
            if one.made in LOCKS and {one.name, given.get(one.name)} & named:
                return one
    return None


def _kept_arguments(made: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """The attributes that are plain arguments, each with the name of that: `self.lock = lock`."""
    for node in ast.walk(made):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
            yield last_name(node.targets[0]), node.value.id


def queue_of_all_calls(source: Source, line: int | None) -> Shared | None:
    """The queue that a line waits for, if it is the same one for all calls."""
    named = {
        last_name(n) for n in _nodes_on(source, line) if isinstance(n, ast.Name | ast.Attribute)
    }
    queues = (one for one in shared_things(source) if one.made == "Queue")
    return next((one for one in queues if one.name in named), None)


def where_it_is_looked_up(source: Source, one: Shared) -> int | None:
    """The line that asks whether something is in it already."""
    for node in source.nodes:
        if _is_asked(node, one.name) or _is_method(node, one.name, ("get", "setdefault")):
            return getattr(node, "lineno", None)
    return None


def where_it_is_cancelled(source: Source, one: Shared) -> int | None:
    """The loop that cancels all that is in it, or in a copy of it."""
    copies = {
        last_name(node.targets[0])
        for node in source.nodes
        if isinstance(node, ast.Assign) and one.name in _names(node.value)
    }
    for node in source.nodes:
        if isinstance(node, ast.For) and _names(node.iter) & {one.name, *copies}:
            calls = [part for part in ast.walk(node) if isinstance(part, ast.Call)]
            if any(last_name(call.func) == "cancel" for call in calls):
                return node.lineno
    return None


def _is_asked(node: ast.AST, name: str) -> bool:
    """Whether it is asked if something is in it."""
    if not isinstance(node, ast.Compare) or not isinstance(node.ops[-1], ast.In | ast.NotIn):
        return False
    return last_name(node.comparators[-1]) == name


def _nodes_on(source: Source, line: int | None) -> list[ast.AST]:
    blocks = [n for n in source.around(line) if isinstance(n, ast.AsyncWith | ast.With)]
    heads = [part for block in blocks for item in block.items for part in ast.walk(item)]
    last = source.around(line)[-1:]
    return [*heads, *(part for node in last for part in ast.walk(node))]


def _of_a_body(body: list[ast.stmt]) -> Iterator[Shared]:
    """What statements outside of functions make."""
    for node in body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            for name, value in one_by_one(target, node.value):
                if made := _kind(value):
                    yield Shared(last_name(name), node.lineno, made)


def _defaults(inside: ast.AST) -> Iterator[Shared]:
    """The default values of parameters: they are made once, with the function."""
    for node in ast.walk(inside):
        if isinstance(node, FUNCTIONS):
            named = [*node.args.posonlyargs, *node.args.args]
            given = [*zip(reversed(named), reversed(node.args.defaults), strict=False)]
            given += [
                (a, d)
                for a, d in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
                if d
            ]
            yield from (
                Shared(arg.arg, value.lineno, made)
                for arg, value in given
                if (made := _kind(value))
            )


def _kind(value: ast.expr) -> str:
    """What it is that is made; empty if nothing that can change."""
    if isinstance(value, DISPLAYS):
        return "container"
    name = last_name(value.func) if isinstance(value, ast.Call) else ""
    return name if name in (*LOCKS, *CONTAINERS, *WEAK) else ""


def _made_anew(made: ast.ClassDef, name: str) -> bool:
    """Whether an object gets one of its own: `self.name = …`."""
    nodes = (node for node in ast.walk(made) if isinstance(node, ast.Attribute))
    return any(node.attr == name and isinstance(node.ctx, ast.Store) for node in nodes)


def _is_changed(source: Source, name: str) -> bool:
    """Whether some code puts something in, or hands it to a function of the file, which may."""
    own = {node.name for node in source.nodes if isinstance(node, FUNCTIONS)}
    for node in source.nodes:
        stored = isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load)
        if stored and isinstance(node, ast.Subscript) and last_name(node.value) == name:
            return True
        if _is_method(node, name, CHANGING):
            return True
        handed = node.args if isinstance(node, ast.Call) and last_name(node.func) in own else []
        if any(last_name(arg) == name for arg in handed):
            return True
    return False


def _is_method(node: ast.AST, name: str, methods: tuple[str, ...]) -> bool:
    return (
        isinstance(node, ast.Attribute) and node.attr in methods and last_name(node.value) == name
    )


def _names(node: ast.expr) -> set[str]:
    return {last_name(part) for part in ast.walk(node)}
