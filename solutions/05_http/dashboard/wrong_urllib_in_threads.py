# mistake: none
# fails: test_closes_the_session, test_gives_the_json_of_each_endpoint, test_shares_one_session
import asyncio
import json
from urllib.request import urlopen

NAMES = ("users", "posts", "comments")


def load_one(url):
    with urlopen(url) as response:  # <- here
        return json.load(response)


async def load(base_url) -> dict:
    answers = await asyncio.gather(
        *(asyncio.to_thread(load_one, f"{base_url}/{name}") for name in NAMES)
    )
    return dict(zip(NAMES, answers))
