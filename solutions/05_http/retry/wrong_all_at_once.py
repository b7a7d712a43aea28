# mistake: retries-everything
# fails: test_a_404_is_raised, test_a_cancellation_is_no_failure, test_does_not_try_again_after_a_404, test_each_pause_is_twice_as_long, test_stops_after_the_last_attempt, test_the_last_error_is_raised, test_tries_again_after_a_503_and_a_broken_connection, test_a_mistake_is_raised
import asyncio


async def get_with_retry(session, url, attempts, delay) -> dict:
    async def attempt(number):
        await asyncio.sleep(delay * number)
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.json()

    answers = await asyncio.gather(*(attempt(n) for n in range(attempts)), return_exceptions=True)  # <- here
    return next(answer for answer in answers if isinstance(answer, dict))
