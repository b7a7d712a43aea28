# mistake: none
# fails: test_a_cancel_and_an_error
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    """Fetch all urls, `limit` at a time; return the answers or errors in the order of the urls."""
    answers = {}
    # All workers share one iterator. Whoever is free takes the next url, so nobody waits for a
    # batch, and nothing is read ahead.
    numbered = enumerate(urls)

    async def work():
        for number, url in numbered:
            try:
                answers[number] = await fetch(url)
            except Exception as error:
                answers[number] = error

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return [answers[number] for number in sorted(answers)]
