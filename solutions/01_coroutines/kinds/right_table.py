"""A table of words and questions, the narrow ones first; the first question that says yes wins."""

import asyncio
import inspect
from collections.abc import Coroutine

QUESTIONS = {
    "coroutine function": inspect.iscoroutinefunction,
    "coroutine": lambda thing: isinstance(thing, Coroutine),
    "task": lambda thing: isinstance(thing, asyncio.Task),
    "future": asyncio.isfuture,
    "something else": lambda thing: True,
}


def kind(thing) -> str:
    return next(word for word, asked in QUESTIONS.items() if asked(thing))
