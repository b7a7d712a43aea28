# mistake: swallowed-error
# fails: test_a_timeout_of_a_fetch_comes_out, test_an_error_comes_out
import asyncio


async def fetch_within(fetch, urls, seconds) -> dict[str, str]:
    async def ask(url):
        async with asyncio.timeout(seconds):
            return await fetch(url)

    answers = await asyncio.gather(  # <- here
        *(ask(url) for url in urls), return_exceptions=True
    )
    return {
        url: answer
        for url, answer in zip(urls, answers)
        if not isinstance(answer, BaseException)
    }
