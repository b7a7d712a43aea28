# mistake: stampede
# fails: all


class SingleFlight:
    def __init__(self) -> None:
        self.answers = {}

    async def get(self, key, fetch) -> object:
        if key not in self.answers:
            self.answers[key] = await fetch(key)  # <- here
        return self.answers.pop(key)
