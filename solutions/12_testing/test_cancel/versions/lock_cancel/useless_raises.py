"""does nothing but raise a ValueError."""


class Printer:
    def __init__(self, send):
        pass

    async def print_one(self, document):
        raise ValueError("this is of no use")

    async def print_all(self, documents):
        raise ValueError("this is of no use")
