# mistake: no-running-loop
# fails: all
import asyncio


def run_greeting(greet, name) -> str:
    task = asyncio.create_task(greet(name))  # <- here
    return task.result()
