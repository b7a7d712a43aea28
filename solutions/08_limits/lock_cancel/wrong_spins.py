# mistake: spin-wait
# fails: test_a_cancelled_wait_disturbs_nobody, test_cancelled_as_its_turn_comes, test_cancelled_while_waiting, test_errors_come_out, test_first_come_first_served, test_goes_on_after_an_error, test_no_gap, test_one_at_a_time
import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.line = []

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        me = object()
        self.line.append(me)
        try:
            while self.line[0] is not me:
                await asyncio.sleep(0)  # <- here
            return [await self.send(document) for document in documents]
        finally:
            self.line.remove(me)
