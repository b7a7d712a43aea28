# mistake: status-ignored
# fails: test_an_error_page_is_not_an_answer


async def get_json(session, url) -> dict:
    async with session.get(url) as response:
        if not 200 <= response.status < 300:  # <- here
            return {"error": f"HTTP {response.status}"}
        return await response.json()
