"""Takes the outcomes as they come; each brings its url, its body or none, its exception or none."""

import asyncio


async def outcome(fetch, url):
    try:
        return url, await fetch(url), None
    except (Exception, asyncio.CancelledError) as error:
        return url, None, error


async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}
    for coming in asyncio.as_completed([outcome(fetch, url) for url in urls]):
        url, body, error = await coming
        if error is None:
            answers[url] = body
        else:
            errors[url] = error
    return answers, errors
