"""The call has a task of its own, and goes on when the first one leaves."""

import asyncio


async def ask(answers, find):
    if "dog" not in answers:
        answers["dog"] = asyncio.create_task(find("lost", "dog"))
    return await asyncio.shield(answers["dog"])


async def main(find):
    answers = {}
    people = [asyncio.create_task(ask(answers, find)) for _ in range(3)]
    await asyncio.sleep(0.5)
    people[0].cancel()
    await asyncio.wait(people)
    return ["cancelled" if one.cancelled() else one.result() for one in people]
