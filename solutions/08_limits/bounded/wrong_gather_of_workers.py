# mistake: orphaned-siblings
# fails: test_a_cancel_and_an_error, test_a_cancel_ends_everything
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

    await asyncio.gather(*[work() for _ in range(limit)])  # <- here
    return [answers[number] for number in sorted(answers)]
