"""A task group is safe as well, as long as no exception gets out of the tasks in it."""

import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    async def outcome_of(url):
        try:
            return await fetch(url), None
        except (asyncio.CancelledError, Exception) as error:
            return None, error

    async with asyncio.TaskGroup() as group:
        tasks = {url: group.create_task(outcome_of(url)) for url in urls}
    outcomes = {url: task.result() for url, task in tasks.items()}
    answers = {url: body for url, (body, error) in outcomes.items() if error is None}
    errors = {url: error for url, (_, error) in outcomes.items() if error is not None}
    return answers, errors
