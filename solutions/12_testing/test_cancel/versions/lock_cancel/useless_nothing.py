"""does nothing, and returns None."""


class Printer:
    def __init__(self, send):
        pass

    async def print_one(self, document):
        return None

    async def print_all(self, documents):
        return None
