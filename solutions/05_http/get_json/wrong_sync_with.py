# mistake: sync-protocol
# fails: all


async def get_json(session, url) -> dict:
    with session.get(url) as response:  # <- here
        response.raise_for_status()
        return await response.json()
