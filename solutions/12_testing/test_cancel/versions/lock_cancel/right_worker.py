"""is right, with a task of its own that prints for all callers."""

import asyncio


class Printer:
    def __init__(self, send) -> None:
        self.send = send
        self.jobs = []
        self.worker = None

    async def print_one(self, document) -> object:
        return (await self.print_all([document]))[0]

    async def print_all(self, documents) -> list:
        job = Job(documents)
        self.jobs.append(job)
        if self.worker is None:
            self.worker = asyncio.create_task(self.work())
        try:
            return await asyncio.shield(job.answer)
        except asyncio.CancelledError:
            job.cancelled = True
            while job.printing is not None and not job.printing.done():
                job.printing.cancel()
                await asyncio.wait([job.printing])
            raise

    async def work(self):
        while self.jobs:
            job = self.jobs.pop(0)
            if job.cancelled:
                continue
            job.printing = asyncio.create_task(self.print_job(job))
            await asyncio.wait([job.printing])
        self.worker = None

    async def print_job(self, job):
        try:
            receipts = [await self.send(document) for document in job.documents]
        except asyncio.CancelledError:
            job.answer.cancel()
        except BaseException as error:
            job.answer.set_exception(error)
            if job.cancelled:
                job.answer.exception()  # nobody is there to hear of it
        else:
            job.answer.set_result(receipts)


class Job:
    def __init__(self, documents):
        self.documents = documents
        self.answer = asyncio.get_running_loop().create_future()
        self.printing = None
        self.cancelled = False
