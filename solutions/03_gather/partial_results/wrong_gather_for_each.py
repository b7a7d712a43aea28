# mistake: serial-await
# fails: test_at_the_same_time
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}
    for url in urls:
        [outcome] = await asyncio.gather(fetch(url), return_exceptions=True)  # <- here
        if isinstance(outcome, BaseException):
            errors[url] = outcome
        else:
            answers[url] = outcome
    return answers, errors
