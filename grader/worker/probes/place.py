"""Find the student's line behind a frame, a coroutine or a task."""

import gc
from collections.abc import Iterator
from types import AsyncGeneratorType, CodeType, CoroutineType, FrameType, GeneratorType
from typing import Any

MAX_LINES = 10
GENERATORS = (CoroutineType, GeneratorType, AsyncGeneratorType)
ONLY_ITS_STEPS = {
    "async_generator_asend",
    "async_generator_athrow",
    "anext_awaitable",
    "coroutine_wrapper",
}
"""Types of what stands for a generator, or for a step of it, and does not say for which one."""


def lines_on_stack(frame: FrameType | None, path: str) -> list[int]:
    """The lines of the file `path` on a stack, innermost first."""
    lines = []
    while frame is not None:
        if frame.f_code.co_filename == path:
            lines.append(frame.f_lineno)
        frame = frame.f_back
    return lines[:MAX_LINES]


def line_on_stack(frame: FrameType | None, path: str) -> int | None:
    """The innermost line of the file `path` on a stack."""
    return next(iter(lines_on_stack(frame, path)), None)


def line_of_origin(coroutine: Any, path: str) -> int | None:
    """The line of `path` that made a coroutine, if origins are tracked."""
    origin = getattr(coroutine, "cr_origin", None) or ()
    return next((line for file, line, _ in origin if file == path), None)


def line_of_waiting(coroutine: Any, path: str) -> int | None:
    """The innermost line of `path` at which a suspended coroutine waits."""
    lines = [f.f_lineno for f in suspended_frames(coroutine) if f.f_code.co_filename == path]
    return lines[-1] if lines else None


def awaited(coroutine: Any) -> str:
    """What a suspended coroutine waits for: the qualified name of the innermost one.

    A queue's `join` waits for an event of its own, but the student wrote the `join`.
    """
    names = [frame.f_code.co_qualname for frame in suspended_frames(coroutine)]
    joins = [name for name in names if name == "Queue.join"]
    return (joins or names or [""])[-1]


def place_of(coroutine: Any, path: str) -> tuple[list[int], CodeType | None, CodeType | None]:
    """The lines of `path` at which a coroutine is suspended, outermost first, and the innermost code.

    With the code that awaits the innermost one. This is done at every step of a task, so the usual case,
    a chain of coroutines, comes first.
    """
    lines: list[int] = []
    code: CodeType | None = None
    outer: CodeType | None = None
    while type(coroutine) is CoroutineType:
        frame = coroutine.cr_frame
        if frame is None or not coroutine.cr_suspended:
            return lines, code, outer
        outer, code = code, frame.f_code
        if code.co_filename == path:
            lines.append(frame.f_lineno)
        coroutine = coroutine.cr_await
    for frame in suspended_frames(coroutine):
        outer, code = code, frame.f_code
        if code.co_filename == path:
            lines.append(frame.f_lineno)
    return lines, code, outer


def suspended_frames(awaitable: Any) -> Iterator[FrameType]:
    """The frames of a suspended coroutine and of what it awaits, outermost first."""
    return (frame for _, frame in suspended(awaitable) if frame is not None)


def suspended(awaitable: Any) -> Iterator[tuple[Any, FrameType | None]]:
    """A coroutine, what it awaits, what that awaits …, each with its frame; the last may have none."""
    while awaitable is not None:
        awaitable = _behind(awaitable)
        kind = next((k for k in ("cr", "gi", "ag") if hasattr(awaitable, f"{k}_frame")), None)
        yield awaitable, None if kind is None else getattr(awaitable, f"{kind}_frame")
        if kind is None:
            return
        awaitable = getattr(awaitable, "gi_yieldfrom" if kind == "gi" else f"{kind}_await")


def _behind(awaitable: Any) -> Any:
    """The generator behind a step of it: what `async for` awaits, and what `__await__` gives. Else itself."""
    while type(awaitable).__name__ in ONLY_ITS_STEPS:
        refers = gc.get_referents(awaitable)
        likely = (r for r in refers if type(r) in GENERATORS or type(r).__name__ in ONLY_ITS_STEPS)
        if (awaitable := next(likely, None)) is None:
            break
    return awaitable
