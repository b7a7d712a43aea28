"""It goes on until one has succeeded."""

import asyncio


async def closed():
    raise LookupError("this desk is closed")


async def main(ask):
    going = {asyncio.create_task(closed()), asyncio.create_task(ask("atlas"))}
    answers = []
    while going and not answers:
        done, going = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
        answers += [task.result() for task in done if task.exception() is None]
    return answers[0]
