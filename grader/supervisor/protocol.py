"""Read what a worker says. It may have been written by hostile code: nothing is taken on trust.

One state machine: start → hello → begin → end → answered. `import-failed` may come right after `hello`,
and `overdue` once while the file is imported and once while the scenario runs. Anything else, a frame
that lacks a field or has one too many, or anything that is not one strict JSON object a line, is a
ProtocolError.
"""

import json
from dataclasses import dataclass, fields
from typing import Any, NoReturn

from grader.worker.observations import ImportFailed, Observations, RunAnswer

MAX_LINE = 8 << 20
"""Bytes in one frame."""
MAX_PARTS = 1_000_000
"""Brackets, braces and commas in one frame: each part takes many times as much memory as its bytes."""
MAX_KEYS = 5000
"""Keys of dicts and items of sets in one frame. Numbers can be chosen so that all have one hash, and
then each is compared with every other; a worker sends fewer."""
HASHED = ("dict", "set", "frozenset")

CONTENT = {"overdue": Observations, "answer": RunAnswer, "import-failed": ImportFailed}
"""What a frame brings; the others say nothing but their name."""
FIELDS = {name: {field.name for field in fields(kind)} for name, kind in CONTENT.items()}

NEXT = {
    ("start", "hello"): "hello",
    ("hello", "overdue"): "hello",
    ("hello", "begin"): "begun",
    ("hello", "import-failed"): "answered",
    ("begun", "overdue"): "begun",
    ("begun", "end"): "ended",
    ("ended", "answer"): "answered",
}


class ProtocolError(Exception):
    """The worker said something that a worker never says."""


@dataclass
class Transcript:
    """What one worker has said so far. Times are seconds on the grader's own clock.

    What frames brought is plain data still; their fields are those that they should have.
    """

    state: str = "start"
    begun_at: float = 0.0
    ended_at: float = 0.0
    overdue: dict[str, Any] | None = None
    answer: dict[str, Any] | None = None
    import_failed: dict[str, Any] | None = None

    def feed(self, line: bytes, at: float) -> None:
        """Take in one frame that arrived at the time `at`."""
        frame = parse(line)
        name = frame.pop("frame", None)
        state = NEXT.get((self.state, name)) if isinstance(name, str) else None
        if state is None or (name == "overdue" and self.overdue is not None):
            raise ProtocolError(f"a frame {name!r:.40} where none is expected")
        if frame.keys() != FIELDS.get(name, set()):
            raise ProtocolError(f"a frame {name!r} with other fields than it has")
        self.state = state
        if name == "begin":
            self.begun_at, self.overdue = at, None  # what was late is the import
        elif name == "end":
            self.ended_at = at
        elif name == "overdue":
            self.overdue = frame
        elif name == "answer":
            self.answer = frame
        elif name == "import-failed":
            self.import_failed = frame


def parse(line: bytes) -> dict[str, Any]:
    """One strict JSON object: no NaN, no duplicate keys, bounded nesting, digits, parts and keys."""
    if sum(map(line.count, (b"{", b"[", b","))) > MAX_PARTS:
        raise ProtocolError("a frame of too many parts")
    keys = 0

    def checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal keys
        keys += _keys_in(pairs)
        if keys > MAX_KEYS:
            raise ProtocolError("a frame with too many keys")
        return _object(pairs)

    try:
        frame = json.loads(line, parse_constant=_refuse, object_pairs_hook=checked)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"a frame that is not JSON ({type(error).__name__})") from None
    if not isinstance(frame, dict):
        raise ProtocolError("a frame that is not an object")
    return frame


def _keys_in(pairs: list[tuple[str, Any]]) -> int:
    """How many keys a value will have if it is read as an encoded dict or set."""
    if len(pairs) != 1:
        return 0
    ((kind, content),) = pairs
    return len(content) if kind in HASHED and isinstance(content, list) else 0


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("duplicate key")
    return result
