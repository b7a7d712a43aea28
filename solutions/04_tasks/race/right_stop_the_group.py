"""The first answer leaves the TaskGroup as an exception of its own, so that the group ends the rest."""

import asyncio


class Won(Exception):
    pass


async def first_success(attempts):
    errors = []

    async def run(attempt):
        try:
            answer = await attempt()
        except Exception as error:
            errors.append(error)
        else:
            raise Won(answer)

    answers = []
    try:
        async with asyncio.TaskGroup() as group:
            for attempt in attempts:
                group.create_task(run(attempt))
    except* Won as winners:
        answers = [winner.args[0] for winner in winners.exceptions]
    if answers:
        return answers[0]
    raise ExceptionGroup("all failed", errors)
