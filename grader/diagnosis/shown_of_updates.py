"""Where to look for an update that is torn: where an old value is written, or at a lock that excludes nobody."""

import ast
from collections.abc import Iterator

from grader.diagnosis import reading
from grader.diagnosis.connectors import SEMAPHORES
from grader.diagnosis.shown_of_waits import passed_on_in_finally
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS, Function

LOCKS = ("Lock", *SEMAPHORES, "Condition")
TAKES = ("acquire", "release", "locked")
DEPENDS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler)


def _written_after_await(source: Source) -> Iterator[int]:
    """`x = there[…]`, an await, and `there[…] = …` after it."""
    for function in source.nodes:
        if isinstance(function, FUNCTIONS):
            nodes = [n for n in ast.walk(function) if isinstance(n, ast.Assign)]
            read = {
                ast.unparse(n.value): n.lineno for n in nodes if not isinstance(n.value, ast.Await)
            }
            awaits = [n.lineno for n in ast.walk(function) if isinstance(n, ast.Await)]
            for node in nodes:
                first = read.get(ast.unparse(node.targets[0]))
                if first is not None and any(first < line <= node.lineno for line in awaits):
                    yield node.lineno


def _saved_after_await(source: Source) -> Iterator[int]:
    """`x = await load()`, and then `await save(x)`, not both in one block that may be a lock."""
    awaits = [node for node in source.nodes if isinstance(node, ast.Await)]
    loaded = {
        ast.unparse(node.targets[0]): (node.lineno, blocks_around(source, node.lineno))
        for node in source.nodes
        if isinstance(node, ast.Assign) and any(a in awaits for a in ast.walk(node.value))
    }
    for node in awaits:
        if isinstance(node.value, ast.Call):
            names = {ast.unparse(n) for a in node.value.args for n in ast.walk(a)}
            around = blocks_around(source, node.lineno)
            for name in names & {*loaded}:
                line, blocks = loaded[name]
                if not blocks & around:  # it was loaded before the block, or there is none
                    yield line if around and not blocks else node.lineno


def blocks_around(source: Source, line: int) -> set[int]:
    """The lines of the `async with` blocks that a line is in."""
    return {node.lineno for node in source.around(line) if isinstance(node, ast.AsyncWith)}


def _global_in_a_loop(source: Source) -> Iterator[int]:
    """An assignment in a loop to a global name, which all calls share."""
    for function in source.nodes:
        nodes = list(ast.walk(function)) if isinstance(function, FUNCTIONS) else []
        shared = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
        for node in nodes:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in shared:
                yield from [node.lineno] if source.in_loop(node.lineno) else []


def _made_where_acquired(source: Source) -> Iterator[int]:
    """`async with Lock():`, which excludes nobody."""
    for node in source.nodes:
        if isinstance(node, ast.AsyncWith):
            texts = [ast.unparse(item.context_expr) for item in node.items]
            yield from (node.lineno for text in texts if text in ("asyncio.Lock()", "Lock()"))


def _made_by_each_call(source: Source) -> Iterator[int]:
    """`lock = Lock()` in the function that takes it, where nothing else gets it: nobody waits for that."""
    for function in source.nodes:
        if isinstance(function, FUNCTIONS):
            nodes = (n for n in reading.own_nodes(function) if isinstance(n, ast.Assign))
            made = [node for node in nodes if _makes_a_lock(source, node)]
            alone = (n for n in made if _is_taken_only_here(source, function, n.targets[0]))
            yield from (node.lineno for node in alone)


def _makes_a_lock(source: Source, node: ast.Assign) -> bool:
    """Whether it assigns a new lock to one name in any case: `if lock is None` keeps the first one."""
    made = isinstance(node.value, ast.Call) and last_name(node.value.func) in LOCKS
    depends = any(isinstance(one, DEPENDS) for one in source.around(node.lineno))
    return made and len(node.targets) == 1 and not depends


def _is_taken_only_here(source: Source, function: Function, lock: ast.expr) -> bool:
    """Whether a function takes a lock, and no other one mentions it, nor does it pass it on."""
    name = ast.unparse(lock)
    taken = {id(part) for part in _taken(function) if ast.unparse(part) == name}
    whole = ast.walk(function) if isinstance(lock, ast.Name) else _without_init(source)
    kinds = (ast.Name, ast.Attribute, ast.Subscript)
    mentions = [n for n in whole if isinstance(n, kinds) and ast.unparse(n) == name]
    shared = any(isinstance(n, ast.Global | ast.Nonlocal) for n in reading.own_nodes(function))
    return bool(taken) and not shared and all(id(n) in taken | {id(lock)} for n in mentions)


def _taken(function: Function) -> Iterator[ast.expr]:
    """What a function enters by a `with`, or takes and frees by name."""
    for node in reading.own_nodes(function):
        if isinstance(node, ast.With | ast.AsyncWith):
            yield from (item.context_expr for item in node.items)
        elif isinstance(node, ast.Attribute) and node.attr in TAKES:
            yield node.value


def _without_init(source: Source) -> Iterator[ast.AST]:
    """All nodes but those of `__init__`, where an object gets the names that it has."""
    first = reading.function(source, "__init__")
    inside = {id(part) for part in ast.walk(first)} if first is not None else set()
    return (node for node in source.nodes if id(node) not in inside)


def torn(source: Source) -> list[int]:
    """A lock that is created where it is acquired, or by each call; without locks, where an old value is written."""
    if made := [*_made_where_acquired(source), *_made_by_each_call(source)]:
        return made
    if written := [*_written_after_await(source), *_global_in_a_loop(source)]:
        return written
    other = source.mentions("acquire(", "Event(", "while ")  # what these keep apart is unknown
    return [*passed_on_in_finally(source)] if other else [*_saved_after_await(source)]
