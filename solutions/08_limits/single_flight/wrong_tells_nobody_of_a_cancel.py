# mistake: none
# fails: test_a_failure_is_not_kept, test_a_failure_reaches_all
import asyncio


class SingleFlight:
    def __init__(self) -> None:
        self.flights = {}

    async def get(self, key, fetch) -> object:
        flight = self.flights.get(key)
        if flight is None:
            flight = self.flights[key] = Flight()
            flight.task = asyncio.create_task(self.fly(flight, key, fetch))
        ticket = asyncio.get_running_loop().create_future()
        flight.tickets.add(ticket)
        try:
            return await ticket
        except asyncio.CancelledError:
            flight.tickets.discard(ticket)
            if not flight.tickets:
                self.remove(key, flight)
                flight.task.cancel()
                await asyncio.wait([flight.task])
            raise

    async def fly(self, flight, key, fetch):
        try:
            answer = await fetch(key)
        except asyncio.CancelledError:
            raise  # it was the last caller who cancelled it, or so this believes
        except BaseException as error:
            self.remove(key, flight)
            for ticket in flight.tickets:
                if not ticket.done():
                    ticket.set_exception(error)
        else:
            self.remove(key, flight)
            for ticket in flight.tickets:
                if not ticket.done():
                    ticket.set_result(answer)

    def remove(self, key, flight):
        if self.flights.get(key) is flight:
            self.flights.pop(key)


class Flight:
    def __init__(self):
        self.tickets = set()
        self.task = None
