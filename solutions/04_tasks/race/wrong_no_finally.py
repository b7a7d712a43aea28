# mistake: losers-left-running
# fails: test_leaves_nothing_when_cancelled
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    going = set(tasks)
    answers = []
    while going and not answers:
        done, going = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)  # <- here
        answers = [task.result() for task in done if task.exception() is None]
    for task in going:
        task.cancel()
    if going:
        await asyncio.wait(going)
    if answers:
        return answers[0]
    raise ExceptionGroup("no attempt succeeded", [task.exception() for task in tasks])
