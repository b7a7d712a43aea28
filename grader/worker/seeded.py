"""What the stand-in world sends, worked out from the seed: the same in the worker and the grader."""

import hashlib
from typing import Any


def body(seed: str, url: str) -> str:
    """The page behind a url: random for each seed."""
    return f"{url}:{hashlib.sha256(f'{seed}/{url}'.encode()).hexdigest()[:12]}"


def answer(seed: str, name: str, *arguments: Any) -> str:
    """What a stand-in function called `name` answers unless told otherwise."""
    return body(seed, " ".join(map(str, (name, *arguments))))


def greeting(seed: str, number: int) -> str:
    """What the connection of this number, counted from 0, is greeted with."""
    return body(seed, f"connection {number}")


def endpoint(seed: str, name: str, code: int = 200) -> dict[str, str]:
    """What `GET /name` answers."""
    return {"name": name, "data": body(seed, name)} if code < 400 else {"error": f"status {code}"}
