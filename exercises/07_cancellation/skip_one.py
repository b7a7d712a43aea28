"""skip_one: a cancel skips the job that runs, and the worker goes on.

A worker converts videos, one after another. Sometimes one of them takes hours, and the operator
presses "skip". The button cancels the task of the worker. Most code that is cancelled should end. Here
only the video should end, and the worker takes the next one. So the worker may catch the cancel. But
then it must also tell its task that the request is done with. If it does not, the task counts as
cancelled for ever, and code that runs in it later goes wrong, such as a `TaskGroup` on Python 3.13.

Write `work_through`. It gets `next_job`, an async function that returns the next job, or `None` when
there are no more. A job is an async function without parameters. `on_done` and `on_skip` are ordinary
functions, to be called with the job:

    await work_through(next_job, on_done, on_skip)

What is checked:

- You run all jobs, one after another, in the order in which `next_job` returns them. You ask for the
  next one only when the one before is over. A job or `next_job` may take more than a minute. After
  `None` you return. Several workers may run at the same time.
- When a job has ended by itself, you call `on_done` with it. Its answer does not matter.
- *Skip*: a cancel while a job runs ends only this job. The job gets the `CancelledError`, and cleans
  up, which takes a moment. When it is over, you call `on_skip` with it, and go on.
- *Stop*: a cancel while no job runs, because you wait for `next_job`, ends this wait and the worker: both
  end as cancelled. So does a second cancel while the skipped job still cleans up, as with someone who presses
  Ctrl-C twice. The worker ends when that job is over, not before it, and asks for no more jobs. The
  clean-up may be cut short. Whether you call `on_skip` for that job is up to you. If it raises an error of
  its own, that may come out instead.
- A job may hide its cancel: it catches it, and returns. Then it was skipped or done, as you like. A job
  that hides two cancels does not save the worker.
- When a cancel comes at the very moment when a job ends, this job or the next one may be skipped, or
  none. But each job is done or skipped, and none is both.
- An error of a job or of `next_job` comes out, alone or in an `ExceptionGroup`, and ends the worker.
  That holds for the job's `TimeoutError`, and for an error that a skipped job raises while it cleans up.
  And it holds for the `CancelledError` of one that ends as cancelled although nobody has cancelled the
  worker.
- After a skip, the task counts as not cancelled: `asyncio.current_task().cancelling()` is 0, in
  later jobs, in `next_job`, and for the caller. So a timeout and a `TaskGroup` in later jobs work. That
  holds however the skipped job ended: as cancelled, by returning, or with an error.

New here: `uncancel`, for the rare code that may answer a cancel by going on. Not needed here: a
timeout, more than one job at a time, or a `next_job` that hides a cancel.
"""

import asyncio


async def work_through(next_job, on_done, on_skip) -> None:
    """Run one job after another; a cancel skips the job that runs, or stops the waiting worker."""
    # TODO: write this coroutine.
    raise NotImplementedError("work_through is not implemented yet")


# From here on you need change nothing. To try your code, run `python skip_one.py`.


async def convert(video: str, seconds: float) -> None:
    """Simulates the converter."""
    print(f"{video} …")
    await asyncio.sleep(seconds)


async def main() -> None:
    """Convert three videos; the second takes too long for somebody."""
    videos = [("cats", 0.5), ("the whole opera", 3600), ("dogs", 0.5)]

    async def next_video():
        if not videos:
            return None
        video, seconds = videos.pop(0)
        return lambda: convert(video, seconds)

    def tell(what):
        return lambda job: print(f"… {what}")

    worker = asyncio.create_task(work_through(next_video, tell("done"), tell("skipped")))
    asyncio.get_running_loop().call_later(1.5, worker.cancel)
    await worker
    print("all videos are through")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
