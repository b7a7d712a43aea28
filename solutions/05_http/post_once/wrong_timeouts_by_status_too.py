# mistake: retries-everything
# fails: test_a_refusal_is_not_sent_again
import asyncio
import functools
import uuid

import aiohttp


def is_late(error):
    """Tell whether the answer was only late."""
    if isinstance(error, aiohttp.ClientResponseError):
        return error.status in (408, 504)  # <- here
    return isinstance(error, TimeoutError)


def again(times, when):
    """Repeat an async function, as long as it fails with such an error."""

    def decorate(function):
        @functools.wraps(function)
        async def repeated(*args):
            for left in reversed(range(times)):
                try:
                    return await function(*args)
                except Exception as error:
                    if not left or not when(error):
                        raise

        return repeated

    return decorate


@again(3, when=is_late)
async def send(session, url, order, key):
    async with session.post(url, json=order, headers={"Idempotency-Key": key}) as response:
        response.raise_for_status()
        return await response.json()


async def submit(session, url, order) -> dict:
    """Send the order, three times at most, so that it is booked once; return the receipt."""
    return await send(session, url, order, str(uuid.uuid4()))
