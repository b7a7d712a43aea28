# mistake: falsy-dropped
# fails: test_the_bodies_of_those_that_arrive
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    errors = {}

    async def attempt(url):
        try:
            return await fetch(url)
        except BaseException as error:
            errors[url] = error

    results = await asyncio.gather(*map(attempt, urls))
    return {url: body for url, body in zip(urls, results) if body}, errors  # <- here
