# mistake: no-error-raised
# fails: test_other_errors_propagate


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        response.raise_for_status()
        try:
            return await response.json()
        except Exception:
            return {}
