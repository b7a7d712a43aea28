# mistake: called-again
# fails: test_keeps_pace, test_is_on_time_again, test_each_is_over_before_the_next, test_others_run, test_stops_on_an_error
import asyncio


async def every(interval, action, times) -> None:
    await asyncio.gather(*(action() for _ in range(times)))  # <- here
