"""Adds a note to an exception that passes through: it is the same exception."""

import asyncio


def run_greeting(greet, name) -> str:
    try:
        return asyncio.run(greet(name))
    except BaseException as error:
        error.add_note(f"while {name!r} was greeted")
        raise
