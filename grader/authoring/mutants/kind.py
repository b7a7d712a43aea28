"""One kind of change: which nodes of a program it is about, and what comes in their place."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import libcst as cst

Around = Sequence[cst.CSTNode]
"""The nodes around a node, the module first."""
New = cst.CSTNode | cst.FlattenSentinel[Any]
"""What comes in the place of a node: another one, or several statements."""
Change = Callable[[Any, Around], Iterable[New]]
Nodes = type[cst.CSTNode] | tuple[type[cst.CSTNode], ...]

FUNCTIONS = (cst.FunctionDef, cst.Lambda)
CANCEL = "cancel"
ERRORS = "cancel|error|fail|rais|exception|whatever happens"
"""What a brief says, if it asks what happens after a cancellation, or after an exception."""
OF_TASKS = {"cancel", "cancelled", "done", "exception", "result", "set_exception", "set_result"}
"""Methods of tasks and futures."""
STARTED = r"create_task|ensure_future|wrap_future|\.submit|run_in_executor|asyncio\.wait\("
"""What has started the tasks that a variable holds, or an argument."""
LOOPS = (cst.For, cst.While, cst.CompFor)


@dataclass(frozen=True)
class Kind:
    """`words` are for the report; `change` yields what can come in the place of a node of this type.

    Where the brief of an exercise does not speak of `about`, a pattern, nobody could ask for it.
    """

    words: str
    node: Nodes
    change: Change
    about: str = ""


def name_of(node: cst.CSTNode | None) -> str:
    """The last name of what is called or named: `gather` for `asyncio.gather(…)`; empty if none."""
    if isinstance(node, cst.Call):
        return name_of(node.func)
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return node.value if isinstance(node, cst.Name) else ""


def is_async(around: Around) -> bool:
    """Whether the function around is a coroutine function."""
    functions = [node for node in around if isinstance(node, FUNCTIONS)]
    return bool(functions) and getattr(functions[-1], "asynchronous", None) is not None


def is_repeated(around: Around) -> bool:
    """Whether it is in a loop or a comprehension of the function around."""
    for node in reversed(around):
        if isinstance(node, (*LOOPS, cst.BaseComp)):
            return True
        if isinstance(node, FUNCTIONS):
            return False
    return False


def parameters(around: Around) -> set[str]:
    """The names of the parameters of the functions around."""
    functions = [node for node in around if isinstance(node, FUNCTIONS)]
    return {p.name.value for f in functions for p in f.params.params} - {"self"}


def is_given(node: cst.CSTNode, around: Around) -> bool:
    """Whether it calls a parameter, a method of one, or what the object was given."""
    func = node.func if isinstance(node, cst.Call) else None
    if isinstance(func, cst.Attribute):
        is_tasks = func.attr.value in OF_TASKS
        return name_of(func.value) in {"self", *parameters(around)} and not is_tasks
    return isinstance(func, cst.Name) and func.value in parameters(around)


def has_started(node: cst.CSTNode, around: Around) -> bool:
    """Whether these are tasks: they run already, in no order of ours, and no two are equal."""
    owner = node.func if isinstance(node, cst.Call) else node
    name = name_of(owner.value if isinstance(owner, cst.Attribute) else owner)
    by_name = rf"\b{name}\b.*({STARTED})" if name else r"(?!)"
    return bool(re.search(STARTED, code(node)) or re.search(by_name, code(around[0])))


def is_docstring(node: cst.CSTNode) -> bool:
    """Whether a statement is but a string."""
    if not isinstance(node, cst.SimpleStatementLine):
        return False
    first = node.body[0]
    strings = cst.SimpleString | cst.ConcatenatedString
    return isinstance(first, cst.Expr) and isinstance(first.value, strings)


def has_await(node: cst.CSTNode) -> bool:
    """Whether it awaits something itself, and not in a function inside."""
    if isinstance(node, cst.Await):
        return True
    if isinstance(node, FUNCTIONS):
        return False
    return any(map(has_await, node.children))


def statement(source: str) -> cst.SimpleStatementLine:
    """A simple statement from its source."""
    parsed = cst.parse_statement(source)
    assert isinstance(parsed, cst.SimpleStatementLine)
    return parsed


def expression(source: str) -> cst.BaseExpression:
    """An expression from its source."""
    return cst.parse_expression(source)


def call(name: str, *arguments: cst.BaseExpression | str) -> cst.BaseExpression:
    """A call; arguments are expressions, or their source."""
    sources = (a if isinstance(a, str) else code(a) for a in arguments)
    return expression(f"{name}({', '.join(sources)})")


def code(node: cst.CSTNode) -> str:
    """The source of a node."""
    return cst.Module([]).code_for_node(node)
