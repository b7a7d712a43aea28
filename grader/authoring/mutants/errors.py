"""Changes to what happens after an exception, or whatever happens."""

import re
from collections.abc import Iterator

import libcst as cst

from grader.authoring.mutants.kind import (
    CANCEL,
    ERRORS,
    Around,
    Change,
    Kind,
    New,
    code,
    expression,
    has_await,
    is_async,
    name_of,
    statement,
)

WIDER = {"CancelledError": "BaseException", "Exception": "BaseException", "BaseException": ""}
"""In place of an exception; `Exception` for all others."""
NARROWER = {"Exception": "ValueError", "BaseException": "Exception", "OSError": "ConnectionError"}
CLOSING = {"close", "aclose", "wait_closed", "cancel", "release", "shutdown", "unlink"}

NEVER_FAILS = re.compile(r"await asyncio\.(wait|sleep)\(|return_exceptions=True|\w\.wait\(\)")
NOTHING = re.compile(r"(?!)")


def no_finally(node: cst.Try | cst.TryStar, around: Around) -> Iterator[New]:
    """`try: … finally: …` → `try: …`, or what is in it."""
    if node.finalbody is None:
        return
    if node.handlers:
        yield node.with_changes(finalbody=None)
    else:
        yield cst.FlattenSentinel(node.body.body)


def only_when_well(node: cst.Try | cst.TryStar, around: Around) -> Iterator[New]:
    """`try: a finally: b` → `a`, then `b`."""
    if node.finalbody is None:
        return
    after = node.finalbody.body.body
    if node.handlers:
        yield cst.FlattenSentinel([node.with_changes(finalbody=None), *after])
    else:
        yield cst.FlattenSentinel([*node.body.body, *after])


def no_handler(node: cst.Try | cst.TryStar, around: Around) -> Iterator[New]:
    """`try: … except A: … except B: …` without one of them."""
    for handler in node.handlers if len(node.handlers) > 1 else ():
        yield node.with_changes(handlers=[h for h in node.handlers if h is not handler])


def wider(node: cst.ExceptHandler | cst.ExceptStarHandler, around: Around) -> Iterator[New]:
    """`except OSError` → `except Exception`."""
    if node.type and (new := WIDER.get(name_of(node.type), "Exception")):
        yield node.with_changes(type=cst.Name(new))


def narrower(node: cst.ExceptHandler | cst.ExceptStarHandler, around: Around) -> Iterator[New]:
    """`except Exception` → `except ValueError`; of a tuple, all but one."""
    if new := NARROWER.get(name_of(node.type)):
        yield node.with_changes(type=cst.Name(new))
    if isinstance(node.type, cst.Tuple):
        for gone in node.type.elements:
            kept = [code(e.value) for e in node.type.elements if e is not gone]
            yield node.with_changes(type=expression(f"({', '.join(kept)},)"))


def _handled_by(source: str) -> Change:
    """Handles an exception by but one statement."""

    def change(node: cst.ExceptHandler, around: Around) -> Iterator[New]:
        yield node.with_changes(body=cst.IndentedBlock([statement(source)]))

    return change


def returned(node: cst.Raise, around: Around) -> Iterator[New]:
    """`raise` → `return`."""
    yield cst.Return()


def another_error(node: cst.Raise, around: Around) -> Iterator[New]:
    """`raise KeyError(x)` → `raise RuntimeError("another error")`."""
    if node.exc is not None and name_of(node.exc) != "RuntimeError":
        yield node.with_changes(exc=expression('RuntimeError("another error")'))


def _suppressed(error: str) -> Change:
    """`await f()` → `with contextlib.suppress(Exception): await f()`."""

    never_fails = NEVER_FAILS if error == "Exception" else NOTHING

    def change(node: cst.SimpleStatementLine, around: Around) -> Iterator[New]:
        if has_await(node) and is_async(around) and not never_fails.search(code(node)):
            item = cst.WithItem(expression(f"contextlib.suppress({error})"))
            yield cst.With([item], cst.IndentedBlock([node]))

    return change


def errors_among_results(node: cst.Call, around: Around) -> Iterator[New]:
    """`gather(…)` → `gather(…, return_exceptions=True)`."""
    named = [a for a in node.args if a.keyword and a.keyword.value == "return_exceptions"]
    if name_of(node) == "gather" and not named:
        extra = cst.Arg(cst.Name("True"), keyword=cst.Name("return_exceptions"))
        yield node.with_changes(args=[*node.args, extra])


def not_tidied(node: cst.SimpleStatementLine, around: Around) -> Iterator[New]:
    """`writer.close()` → `pass`."""
    first = node.body[0]
    value = first.value if isinstance(first, cst.Expr) else None
    called = value.expression if isinstance(value, cst.Await) else value
    if isinstance(called, cst.Call) and name_of(called) in CLOSING:
        yield node.with_changes(body=[cst.Pass()])


HANDLERS = (cst.ExceptHandler, cst.ExceptStarHandler)
TRIES = (cst.Try, cst.TryStar)
KINDS = (
    Kind("a finally dropped", TRIES, no_finally, ERRORS),
    Kind("a finally only when all went well", TRIES, only_when_well, ERRORS),
    Kind("an except dropped", TRIES, no_handler, ERRORS),
    Kind("a wider except", HANDLERS, wider, ERRORS),
    Kind("a narrower except", HANDLERS, narrower, ERRORS),
    Kind("an exception handled by return", cst.ExceptHandler, _handled_by("return"), ERRORS),
    Kind("an exception passed over", HANDLERS, _handled_by("pass"), ERRORS),
    Kind("an exception re-raised only", cst.ExceptHandler, _handled_by("raise"), ERRORS),
    Kind("return for raise", cst.Raise, returned, ERRORS),
    Kind("another error raised", cst.Raise, another_error, ERRORS),
    Kind("an error swallowed", cst.SimpleStatementLine, _suppressed("Exception"), ERRORS),
    Kind("a cancellation swallowed", cst.SimpleStatementLine, _suppressed("BaseException"), CANCEL),
    Kind("errors among the results", cst.Call, errors_among_results, ERRORS),
    Kind("closing or canceling dropped", cst.SimpleStatementLine, not_tidied, ERRORS),
)
