# mistake: unexpected-error
# fails: test_gives_the_json, test_the_error_tells_the_status


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        assert response.status == 200, f"unexpected status {response.status}"  # <- here
        return await response.json()
