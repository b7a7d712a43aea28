"""Lets the loop run for ever, and has the task stop it at its end; `run` spares one all of this."""

import asyncio


def run_greeting(greet, name) -> str:
    loop = asyncio.new_event_loop()
    task = loop.create_task(greet(name))
    task.add_done_callback(lambda done: loop.stop())
    try:
        loop.run_forever()
    finally:
        loop.close()
    return task.result()
