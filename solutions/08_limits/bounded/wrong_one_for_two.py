# mistake: one-of-those-done
# fails: test_exactly_the_limit, test_an_error_frees_its_place, test_a_limit_for_each_call
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    """Fetch all urls, `limit` at a time; return the answers or errors in the order of the urls."""
    source = enumerate(urls)
    answers = {}
    running = {}

    def start_one():
        item = next(source, None)
        if item is not None:
            number, url = item
            running[asyncio.create_task(fetch(url))] = number

    try:
        for _ in range(limit):
            start_one()
        while running:
            done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                number = running.pop(task)
                try:
                    answers[number] = task.result()
                except Exception as error:
                    answers[number] = error
            start_one()  # <- here
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    return [answers[number] for number in sorted(answers)]
