# mistake: blocking-call
# fails: all
import json
from urllib.request import urlopen


async def load(base_url) -> dict:
    answers = {}
    for name in ("users", "posts", "comments"):
        with urlopen(f"{base_url}/{name}") as response:  # <- here
            answers[name] = json.load(response)
    return answers
