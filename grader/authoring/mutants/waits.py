"""Changes to what waits: an `await` dropped."""

from collections.abc import Iterator

import libcst as cst

from grader.authoring.mutants.kind import Around, Kind


def no_await(node: cst.Await, around: Around) -> Iterator[cst.CSTNode]:
    """`await f()` → `f()`."""
    yield node.expression


KINDS = (Kind("an await dropped", cst.Await, no_await),)
