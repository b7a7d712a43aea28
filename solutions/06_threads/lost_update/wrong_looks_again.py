# mistake: torn-update
# fails: test_a_cancelled_wait_disturbs_nobody, test_all_fifty_count, test_each_saves_what_it_returns, test_loads_adds_saves


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save

    async def deposit(self, amount) -> int:
        while True:
            balance = await self.load()
            if await self.load() == balance:
                break
        await self.save(balance + amount)
        return balance + amount
