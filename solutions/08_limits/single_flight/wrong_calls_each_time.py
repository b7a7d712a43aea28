# mistake: none
# fails: all


class SingleFlight:
    def __init__(self) -> None:
        pass

    async def get(self, key, fetch) -> object:
        return await fetch(key)
