"""Changes to what happens after an exception, or whatever happens."""

from collections.abc import Iterator

import libcst as cst

from grader.authoring.mutants.kind import Around, Kind, New, name_of

WIDER = {"CancelledError": "BaseException", "BaseException": "Exception"}
"""In place of an exception; `Exception` for all others."""
NARROWER = {"Exception": "ValueError", "BaseException": "Exception"}


def no_finally(node: cst.Try | cst.TryStar, around: Around) -> Iterator[New]:
    """`try: … finally: …` → `try: …`, or what is in it."""
    if node.finalbody is None:
        return
    if node.handlers:
        yield node.with_changes(finalbody=None)
    else:
        yield cst.FlattenSentinel(node.body.body)


def another_type(node: cst.ExceptHandler, around: Around) -> Iterator[cst.CSTNode]:
    """`except OSError` → `except Exception`, and the other way round."""
    name = name_of(node.type) if node.type else ""
    for new in {WIDER.get(name, "Exception"), NARROWER.get(name, "")} - {name, ""}:
        if name:
            yield node.with_changes(type=cst.Name(new))


KINDS = (
    Kind("a finally dropped", (cst.Try, cst.TryStar), no_finally),
    Kind("another type in an except", cst.ExceptHandler, another_type),
)
