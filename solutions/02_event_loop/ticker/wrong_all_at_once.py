# mistake: none
# fails: test_keeps_pace, test_is_on_time_again, test_no_two_at_once
import asyncio


async def every(interval, action, times) -> None:
    await asyncio.gather(*(action() for _ in range(times)))  # <- here
