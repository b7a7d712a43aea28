# mistake: forgotten-task
# fails: test_cancelled_is_failed, test_every_failure_is_there, test_no_url, test_the_bodies_of_those_that_arrive, test_waits_for_a_slow_page
import asyncio


async def try_all(fetch, urls) -> tuple[dict, dict]:
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}  # <- here
    done, _ = await asyncio.wait(tasks.values(), return_when=asyncio.FIRST_EXCEPTION)
    answers = {url: t.result() for url, t in tasks.items() if t in done and not t.exception()}
    errors = {url: t.exception() for url, t in tasks.items() if t in done and t.exception()}
    return answers, errors
