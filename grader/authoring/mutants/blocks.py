"""Changes to blocks that hold something, and to how long what they hold lives."""

import re
from collections.abc import Iterator, Sequence

import libcst as cst

from grader.authoring.mutants.kind import Around, Kind, New, call, code, name_of, statement

MADE = ("create_future", "uuid4", "defaultdict")
"""What else makes an object, besides what begins with a capital."""

ONLY_RETURN = r"\s*return [\w.]+\s*(#.*)?\s*"


def no_block(node: cst.With, around: Around) -> Iterator[New]:
    """`async with lock: …` → what is in it; `with open(x) as y: …` → `y = open(x)`, and what is in it."""
    if name_of(node.items[0].item) == "TaskGroup" or not isinstance(node.body, cst.IndentedBlock):
        return
    yield cst.FlattenSentinel([*_entered(node), *node.body.body])


def _entered(node: cst.With) -> Iterator[cst.BaseStatement]:
    """What a block does at its start, where it binds a name."""
    wait = "await " if node.asynchronous else ""
    enter = "__aenter__" if node.asynchronous else "__enter__"
    for item in node.items:
        if item.asname is not None:
            yield statement(f"{code(item.asname.name)} = {wait}({code(item.item)}).{enter}()")


def last_outside(node: cst.With, around: Around) -> Iterator[New]:
    """The last statement of a block → behind the block."""
    if isinstance(node.body, cst.IndentedBlock) and len(node.body.body) > 1:
        *kept, last = node.body.body
        if isinstance(last, cst.SimpleStatementLine) and re.fullmatch(ONLY_RETURN, code(last)):
            return  # nothing happens in it
        yield cst.FlattenSentinel([_with(node, kept), last])


def first_outside(node: cst.With, around: Around) -> Iterator[New]:
    """The first statement of a block → before the block."""
    if isinstance(node.body, cst.IndentedBlock) and len(node.body.body) > 1:
        first, *kept = node.body.body
        yield cst.FlattenSentinel([first, _with(node, kept)])


def _with(node: cst.With, body: Sequence[cst.BaseStatement]) -> cst.With:
    return node.with_changes(body=node.body.with_changes(body=body))


def one_for_each(node: cst.WithItem, around: Around) -> Iterator[New]:
    """`async with self.lock` → `async with another_like(self.lock)`."""
    if isinstance(node.item, cst.Attribute | cst.Name):
        yield node.with_changes(item=call("another_like", node.item))


def one_for_all(node: cst.Call, around: Around) -> Iterator[New]:
    """`asyncio.Lock()` → `one_for_all(1, lambda: asyncio.Lock())`."""
    name, in_function = name_of(node), any(isinstance(n, cst.FunctionDef) for n in around)
    raised = any(isinstance(n, cst.Raise) for n in around) or name.endswith(("Group", "Error"))
    if in_function and not raised and (name[:1].isupper() or name in MADE):
        yield call("one_for_all", repr(name), f"lambda: {code(node)}")


KINDS = (
    Kind("a block dropped", cst.With, no_block),
    Kind("the last statement out of a block", cst.With, last_outside),
    Kind("the first statement out of a block", cst.With, first_outside),
    Kind("one for each call", cst.WithItem, one_for_each),
    Kind("one for all calls", cst.Call, one_for_all),
)
