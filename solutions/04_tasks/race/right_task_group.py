"""Inside a TaskGroup the winner cancels all others; errors are caught before the group sees them."""

import asyncio


async def first_success(attempts):
    answers, errors, tasks = [], [], []

    async def run(attempt):
        try:
            answer = await attempt()
        except Exception as error:
            errors.append(error)
            return
        answers.append(answer)
        for task in tasks:
            if task is not asyncio.current_task():
                task.cancel()

    async with asyncio.TaskGroup() as group:
        for attempt in attempts:
            tasks.append(group.create_task(run(attempt)))
    if answers:
        return answers[0]
    raise ExceptionGroup("nobody answered", errors)
