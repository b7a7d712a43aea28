# mistake: torn-update
# fails: test_all_fifty_count, test_a_cancelled_wait_disturbs_nobody


class Account:
    def __init__(self, load, save) -> None:
        self.load = load
        self.save = save

    async def deposit(self, amount) -> int:
        balance = await self.load()
        balance += amount
        await self.save(balance)  # <- here
        return balance
