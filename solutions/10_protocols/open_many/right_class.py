"""A class, tasks and `asyncio.wait`. Errors of closing are collected, and come out in a group."""

import asyncio


class open_many:
    def __init__(self, openers) -> None:
        self.openers = openers

    async def __aenter__(self) -> list:
        self.tasks = [asyncio.create_task(opener()) for opener in self.openers]
        try:
            if self.tasks:
                await asyncio.wait(self.tasks, return_when=asyncio.FIRST_EXCEPTION)
        except asyncio.CancelledError:
            await self.stop()
            raise
        if any(failed(task) for task in self.tasks):
            await self.stop()
        return [task.result() for task in self.tasks]

    async def stop(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.close([task.exception() for task in self.tasks if failed(task)])

    async def close(self, errors) -> None:
        for task in reversed(self.tasks):
            if not task.cancelled() and not failed(task):
                try:
                    await task.result().aclose()
                except BaseException as error:
                    errors.append(error)
        stops = [error for error in errors if isinstance(error, asyncio.CancelledError)]
        others = [error for error in errors if not isinstance(error, asyncio.CancelledError)]
        if others:
            raise ExceptionGroup("opening or closing failed", others)
        if stops:
            raise stops[0]

    async def __aexit__(self, kind, error, traceback) -> None:
        await self.close([])


def failed(task) -> bool:
    return task.done() and not task.cancelled() and task.exception() is not None
