"""One kind of change: which nodes of a program it is about, and what comes in their place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import libcst as cst

Around = Sequence[cst.CSTNode]
"""The nodes around a node, the module first."""
New = cst.CSTNode | cst.FlattenSentinel[Any]
"""What comes in the place of a node: another one, or several statements."""
Change = Callable[[Any, Around], Iterable[New]]


@dataclass(frozen=True)
class Kind:
    """`words` are for the report; `change` yields what can come in the place of a node of this type."""

    words: str
    node: type[cst.CSTNode] | tuple[type[cst.CSTNode], ...]
    change: Change


def name_of(node: cst.CSTNode) -> str:
    """The last name of what is called or named: `gather` for `asyncio.gather(…)`; empty if none."""
    if isinstance(node, cst.Call):
        return name_of(node.func)
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return node.value if isinstance(node, cst.Name) else ""


def is_async(around: Around) -> bool:
    """Whether the function around is a coroutine function."""
    functions = [node for node in around if isinstance(node, cst.FunctionDef | cst.Lambda)]
    return bool(functions) and getattr(functions[-1], "asynchronous", None) is not None


def is_docstring(node: cst.CSTNode) -> bool:
    """Whether a statement is but a string."""
    if not isinstance(node, cst.SimpleStatementLine):
        return False
    first = node.body[0]
    return isinstance(first, cst.Expr) and isinstance(
        first.value, cst.SimpleString | cst.ConcatenatedString
    )


def statement(code: str) -> cst.SimpleStatementLine | cst.BaseCompoundStatement:
    """A statement from its source."""
    return cst.parse_statement(code)


def code(node: cst.CSTNode) -> str:
    """The source of a node."""
    return cst.Module([]).code_for_node(node)
