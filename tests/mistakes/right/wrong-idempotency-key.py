"""The key is made once, for all attempts."""

import uuid


async def main(post):
    key = str(uuid.uuid4())
    for _ in range(2):
        await post("tea")
    return len({key})
