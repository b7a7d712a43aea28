"""Find the student's line behind a frame, a coroutine or a task."""

from collections.abc import Iterator
from types import CodeType, CoroutineType, FrameType
from typing import Any

MAX_LINES = 10


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
        kind = next((k for k in ("cr", "gi", "ag") if hasattr(awaitable, f"{k}_frame")), None)
        yield awaitable, None if kind is None else getattr(awaitable, f"{kind}_frame")
        if kind is None:
            return
        awaitable = getattr(awaitable, "gi_yieldfrom" if kind == "gi" else f"{kind}_await")
