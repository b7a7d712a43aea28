# mistake: never-awaited
# fails: all


async def get_json(session, url) -> dict:
    response = session.get(url)  # <- here
    response.raise_for_status()
    return response.json()
