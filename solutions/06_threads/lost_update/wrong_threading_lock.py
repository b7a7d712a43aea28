# mistake: blocking-call
# fails: test_a_cancelled_wait_disturbs_nobody, test_accounts_do_not_wait_for_each_other, test_all_fifty_count, test_an_error_comes_out, test_each_saves_what_it_returns, test_goes_on_after_a_cancellation, test_goes_on_after_an_error
import threading


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = threading.Lock()

    async def deposit(self, amount) -> int:
        with self.lock:  # <- here
            balance = await self.load() + amount
            await self.save(balance)
            return balance
