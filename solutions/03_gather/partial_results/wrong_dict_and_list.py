# mistake: wrong-type
# fails: test_cancelled_is_failed, test_each_call_has_its_own_dicts, test_every_failure_is_there, test_no_url
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    results = await asyncio.gather(*(fetch(url) for url in urls), return_exceptions=True)
    answers = {u: r for u, r in zip(urls, results) if not isinstance(r, BaseException)}
    return answers, [r for r in results if isinstance(r, BaseException)]  # <- here
