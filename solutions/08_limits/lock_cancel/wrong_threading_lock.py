# mistake: blocking-call
# fails: test_a_cancelled_wait_disturbs_nobody, test_cancelled_as_its_turn_comes, test_cancelled_while_printing, test_cancelled_while_waiting, test_errors_come_out, test_first_come_first_served, test_goes_on_after_a_cancel, test_goes_on_after_an_error, test_no_gap, test_one_at_a_time
import threading


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.lock = threading.Lock()

    async def print_one(self, document) -> object:
        with self.lock:
            return await self.send(document)

    async def print_all(self, documents) -> list:
        with self.lock:  # <- here
            return [await self.send(document) for document in documents]
