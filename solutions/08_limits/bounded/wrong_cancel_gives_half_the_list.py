# mistake: swallowed-cancel
# fails: test_a_cancel_ends_everything
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = {}
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            try:
                answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = error

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(limit):
                group.create_task(work())
    except asyncio.CancelledError:  # <- here
        pass
    return [answers[number] for number in sorted(answers)]
