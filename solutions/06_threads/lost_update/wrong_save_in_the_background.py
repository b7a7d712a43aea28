# mistake: lost-exception
# fails: test_a_cancelled_save_undoes_nothing, test_a_cancelled_wait_disturbs_nobody, test_accounts_do_not_wait_for_each_other, test_all_fifty_count, test_an_error_comes_out, test_loads_adds_saves
import asyncio


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save
        self.lock = asyncio.Lock()

    async def deposit(self, amount) -> int:
        async with self.lock:
            balance = await self.load() + amount
            self.saving = asyncio.create_task(self.save(balance))  # <- here
            return balance
