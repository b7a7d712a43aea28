"""prints several documents at the same time."""


class Printer:
    def __init__(self, send):
        self.send = send

    async def print_one(self, document):
        return await self.send(document)

    async def print_all(self, documents):
        return [await self.send(document) for document in documents]
