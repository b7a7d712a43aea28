"""A class for one call, which knows by itself when it is over; the dictionary only finds it."""

import asyncio


class Flight:
    def __init__(self, job) -> None:
        self.task = asyncio.ensure_future(job)
        self.passengers = 0
        self.left = False

    @property
    def boarding(self) -> bool:
        return not self.left and not self.task.done()

    async def ride(self) -> object:
        self.passengers += 1
        try:
            return await asyncio.shield(self.task)
        except asyncio.CancelledError:
            if self.passengers == 1 and not self.task.done():
                self.left = True
                self.task.cancel()
                await asyncio.gather(self.task, return_exceptions=True)
            raise
        finally:
            self.passengers -= 1


class SingleFlight:
    def __init__(self) -> None:
        self.flights = {}

    async def get(self, key, fetch) -> object:
        if key not in self.flights or not self.flights[key].boarding:
            self.flights[key] = Flight(fetch(key))
        flight = self.flights[key]
        try:
            return await flight.ride()
        finally:
            if not flight.boarding and self.flights.get(key) is flight:
                del self.flights[key]
