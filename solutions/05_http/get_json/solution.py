async def get_json(session, url) -> dict:
    """Request the URL and return its JSON; an HTTP error raises ClientResponseError."""
    # The block gives the connection back on every way out, also when something raises.
    async with session.get(url) as response:
        # For HTTP an error page is an answer like any other: only this line turns it into an error.
        response.raise_for_status()
        # The head has come, the body may still be on its way: reading it is a wait of its own.
        return await response.json()
