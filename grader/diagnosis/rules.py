"""The table of rules. Their stages say most of their order; `before` says why one comes before another."""

from grader.diagnosis import (
    at_once,
    called,
    cancelled_in_turn,
    capacity,
    cleanup,
    errors,
    exceptions,
    falsy,
    gathers,
    hangs,
    left_open,
    leftovers,
    limits_that_ended,
    looking,
    loop,
    missing_errors,
    no_exceptions,
    pauses,
    queues,
    results,
    shared,
    shared_calls,
    shielded,
    swallowing,
    threads,
    ties,
    trials,
    values,
)
from grader.diagnosis.contract import of_the_wrong_kind
from grader.diagnosis.critical_path import (
    by_blocking,
    by_lock,
    by_path,
    in_batches,
    of_batches,
    of_looks,
    of_nothing,
    of_starts,
    one_after_another,
)
from grader.diagnosis.errors import by_message
from grader.diagnosis.old_python import removed_api
from grader.diagnosis.order import Rule, RuleStage, in_order

OF_ANY_TASK = {"forgotten-task": "that fits every task that was left; this says how it came about"}

RULES = in_order((
    Rule("removed-api", removed_api, RuleStage.ERROR, before={
        "not-async": "an old coroutine waits with `yield from`: it takes more than `async`",
    }),
    Rule("nested-run", by_message("nested-run"), RuleStage.ERROR),
    Rule("wait-on-coroutine", by_message("wait-on-coroutine"), RuleStage.ERROR),
    Rule("result-too-early", errors.result_too_early, RuleStage.ERROR),
    Rule("cached-coroutine", errors.cached_coroutine, RuleStage.ERROR),
    Rule("lock-of-another-loop", errors.lock_of_another_loop, RuleStage.ERROR),
    Rule("freed-anothers-lock", errors.freed_anothers_lock, RuleStage.ERROR),
    Rule("gather-not-awaited", errors.gather_not_awaited, RuleStage.ERROR),
    Rule("sync-protocol", by_message("sync-protocol"), RuleStage.ERROR, before={
        "never-awaited": "of a coroutine in a `with`, the error is about the `with`",
    }),
    Rule("never-awaited", by_message("never-awaited"), RuleStage.ERROR),
    Rule("no-running-loop", errors.no_running_loop, RuleStage.ERROR),
    Rule("set-twice", errors.set_twice, RuleStage.ERROR),
    Rule("used-after-closing", errors.used_after_closing, RuleStage.ERROR),
    Rule("not-async", errors.not_async, RuleStage.ERROR),
    Rule("async-not-asked", of_the_wrong_kind("async-not-asked"), RuleStage.ERROR),
    Rule("made-a-generator", of_the_wrong_kind("made-a-generator"), RuleStage.ERROR),

    Rule("base-exception-missed", no_exceptions.base_exception_missed, RuleStage.ERROR),

    Rule("unmarked-test", trials.unmarked_test, RuleStage.ERROR),

    Rule("waits-on-itself", hangs.waits_on_itself, RuleStage.STUCK),
    Rule("touching-the-loop-from-a-thread", hangs.touching_the_loop_from_a_thread, RuleStage.STUCK, before={
        "lost-wakeup": "the signal was sent, but from a thread, where it wakes nobody",
    }),
    Rule("timeout-swallowed", hangs.timeout_swallowed, RuleStage.STUCK, before={
        "swallowed-cancel": "the cancellation that was swallowed came from a timeout",
    }),
    Rule("swallowed-cancel", hangs.swallowed_cancel, RuleStage.STUCK),
    Rule("collected-task", hangs.collected_before_it_ended, RuleStage.STUCK, before={
        "lost-wakeup": "the task that should have sent the signal is gone",
    }),
    Rule("reentrant-lock", hangs.reentrant_lock, RuleStage.STUCK),
    Rule("missing-task-done", hangs.missing_task_done, RuleStage.STUCK),
    Rule("lost-wakeup", hangs.lost_wakeup, RuleStage.STUCK),
    Rule("shared-between-calls", shared.shared_queue, RuleStage.STUCK, before={
        "workers-left": "the queue stays empty for one call, since another one has taken its item",
    }),
    Rule("workers-left", queues.waits_for_an_item, RuleStage.STUCK),
    Rule("falsy-dropped", falsy.falsy_for_ever, RuleStage.STUCK, before={
        "lost-wakeup": "what should have sent the signal had ended at a value that it took for the end",
    }),
    Rule("full-queue", queues.waits_for_room, RuleStage.STUCK),

    Rule("returned-task", results.returned_task, RuleStage.NEVER_RAN, before={
        "never-awaited": "a task that is returned is what was not awaited",
    }),
    Rule("returned-coroutine", leftovers.returned_coroutine, RuleStage.NEVER_RAN, before={
        "never-awaited": "a coroutine that is returned is not awaited either",
    }),
    Rule("never-awaited", leftovers.never_awaited, RuleStage.NEVER_RAN),

    Rule("threads-for-cpu", loop.threads_for_cpu, RuleStage.LOOP, before={
        "timeout-on-blocking": "threads that compute take turns with the loop, which then looks blocked",
    }),
    Rule("start-method", loop.start_method, RuleStage.LOOP, before={
        "blocking-call": "the loop is blocked until such processes have started, or have failed to",
    }),
    Rule("timeout-on-blocking", loop.timeout_on_blocking, RuleStage.LOOP, before={
        "blocking-call": "it is the same call, and this says what became of the timeout around it",
    }),
    Rule("blocking-call", loop.blocking_call, RuleStage.LOOP, before={
        "hogs-the-loop": "the fast clock takes a part of some waits for computing",
    }),
    Rule("hogs-the-loop", loop.hogs_the_loop, RuleStage.LOOP, before={
        "loop-per-thread": "other loops in threads are no help to a loop that is blocked",
    }),
    Rule("polling", looking.looks_again, RuleStage.LOOP, before={
        "spin-wait": "a loop with short pauses runs many iterations too, and does rest in between",
    }),
    Rule("spin-wait", loop.spin_wait, RuleStage.LOOP, before={
        "thread-for-each": "it is the loop that has no rest, whatever else there is",
    }),
    Rule("thread-for-each", loop.thread_for_each, RuleStage.LOOP),
    Rule("loop-per-thread", loop.loop_per_thread, RuleStage.LOOP),

    Rule("cancelled-in-turn", cancelled_in_turn.cancelled_in_turn, RuleStage.CALLS),
    Rule("one-of-those-done", ties.one_of_those_done, RuleStage.CALLS, before={
        "lock-step": "after several ends at once there are too few in flight, as at the end of a batch",
    }),
    Rule("drifting-ticker", pauses.drifting_ticker, RuleStage.CALLS, before={
        "serial-await": "the actions of a ticker follow one another by right: only the ticks are late",
    }),
    Rule("lock-across-io", by_path("lock-across-io", by_lock), RuleStage.CALLS),
    Rule("serial-await", by_path("serial-await", one_after_another), RuleStage.CALLS, before={
        "not-unpacked": "what was passed in place of coroutines are results, awaited one after another",
        "session-per-request": "it is awaiting one after another that takes the time",
    }),
    Rule("lock-step", by_path("lock-step", in_batches, of_batches), RuleStage.CALLS),
    Rule("limit-too-low", capacity.limit_too_low, RuleStage.CALLS, before={
        "serial-await": "a worker makes one call after another: how many there are is what others wait for",
    }),
    Rule("staggered-start", by_path("staggered-start", of_starts), RuleStage.CALLS),
    Rule("polling", by_path("polling", of_looks), RuleStage.CALLS),
    Rule("blocking-call", by_path("blocking-call", by_blocking), RuleStage.CALLS),
    Rule("needless-pause", by_path("needless-pause", of_nothing), RuleStage.CALLS),
    Rule("timeout-per-item", at_once.timeout_per_item, RuleStage.CALLS, before={
        "serial-await": "a limit that starts again for each is what lets it take longer than the limit",
    }),
    Rule("stampede", at_once.stampede, RuleStage.CALLS),
    Rule("not-unpacked", errors.not_unpacked, RuleStage.CALLS),
    Rule("useless-semaphore", at_once.useless_semaphore, RuleStage.CALLS),
    Rule("session-per-request", left_open.session_per_request, RuleStage.CALLS),

    Rule("session-left-open", left_open.session_left_open, RuleStage.LEFT, before=OF_ANY_TASK),
    Rule("child-left-running", left_open.child_left_running, RuleStage.LEFT, before=OF_ANY_TASK),
    Rule("thread-left-running", threads.thread_left_running, RuleStage.LEFT, before=OF_ANY_TASK),
    Rule("generator-not-closed", leftovers.generator_not_closed, RuleStage.LEFT, before=OF_ANY_TASK),
    Rule("cancelled-not-awaited", leftovers.cancelled_not_awaited, RuleStage.LEFT, before={
        "workers-left": "the workers were cancelled: only the waiting is missing",
        "orphaned-siblings": "the others were cancelled: only the waiting is missing",
        "losers-left-running": "the others were cancelled: only the waiting is missing",
        "shield-abandoned": "whatever shields it, it was cancelled: only the waiting is missing",
    }),
    Rule("workers-left", hangs.workers_left, RuleStage.LEFT, before=OF_ANY_TASK),
    Rule("gather-not-awaited", gathers.gather_not_awaited, RuleStage.LEFT, before=OF_ANY_TASK),
    Rule("shield-abandoned", leftovers.shield_abandoned, RuleStage.LEFT, before=OF_ANY_TASK),
    Rule("guessed-time-limit", limits_that_ended.limit_that_left_tasks, RuleStage.LEFT, before={
        "orphaned-siblings": "the limit ended all of them, and what its error has left comes of that",
    }),
    Rule("orphaned-siblings", gathers.orphaned_siblings, RuleStage.LEFT, before=OF_ANY_TASK),
    Rule("timeout-leaves-tasks", leftovers.timeout_leaves_tasks, RuleStage.LEFT, before={
        "cancelled-not-awaited": "there was a wait for their end, and its timeout ended it",
    }),
    Rule("losers-left-running", leftovers.losers_left_running, RuleStage.LEFT, before=OF_ANY_TASK),
    Rule("forgotten-task", leftovers.forgotten_task, RuleStage.LEFT),

    Rule("collected-task", leftovers.collected_task, RuleStage.LOST, before={
        "lost-exception": "a task that is gone cannot be asked for its exception",
    }),
    Rule("lost-exception", leftovers.lost_exception, RuleStage.LOST),

    Rule("tests-the-how", trials.tests_the_how, RuleStage.OUTCOME),
    Rule("bound-too-tight", trials.bound_too_tight, RuleStage.OUTCOME),
    Rule("sleeps-in-a-test", trials.sleeps_in_a_test, RuleStage.OUTCOME),
    Rule("test-asserts-nothing", trials.asserts_nothing, RuleStage.OUTCOME),
    Rule("test-cannot-fail", trials.cannot_fail, RuleStage.OUTCOME),
    Rule("first-is-not-success", errors.first_is_not_success, RuleStage.OUTCOME),
    Rule("group-not-split", errors.group_not_split, RuleStage.OUTCOME),
    Rule("timeout-inside", errors.timeout_inside, RuleStage.OUTCOME, before={
        "guessed-time-limit": "the error was to be caught, so the limit was asked for",
    }),
    Rule("empty-is-not-finished", values.empty_is_not_finished, RuleStage.OUTCOME),
    Rule("drifting-ticker", values.drifting_ticker, RuleStage.OUTCOME),
    Rule("needless-pause", pauses.many_short_ones, RuleStage.OUTCOME),
    Rule("swallowed-cancel", swallowing.asked_again, RuleStage.OUTCOME),
    Rule("shared-cancel", shared_calls.cancelled_with_one, RuleStage.OUTCOME),
    Rule("shielded-once", shielded.shielded_once, RuleStage.OUTCOME),
    Rule("late-binding", values.late_binding, RuleStage.OUTCOME, before={
        "completion-order": "calls with one and the same argument end in some order too",
    }),
    Rule("unordered-set", results.unordered_set, RuleStage.OUTCOME, before={
        "completion-order": "a set may have the order of the ends by chance",
    }),
    Rule("completion-order", values.completion_order, RuleStage.OUTCOME),
    Rule("shared-between-calls", shared.shared_between_calls, RuleStage.OUTCOME, before={
        "unchecked-results": "errors may be where they belong, but of another call",
    }),
    Rule("unchecked-results", values.unchecked_results, RuleStage.OUTCOME),
    Rule("not-awaitable", by_message("not-awaitable"), RuleStage.OUTCOME),
    Rule("wait-on-nothing", by_message("wait-on-nothing"), RuleStage.OUTCOME),
    Rule("guessed-time-limit", limits_that_ended.guessed_time_limit, RuleStage.OUTCOME, before={
        "unchecked-results": "the exception among the results is that of a limit in the code",
        "group-not-split": "the TimeoutError in the group is that of the limit",
    }),
    Rule("wrapped-in-a-group", exceptions.wrapped_in_a_group, RuleStage.OUTCOME, before={
        "group-not-split": "the error itself was to come out: an `except` beside it need not catch it",
    }),
    Rule("group-cancels-the-rest", exceptions.group_cancels_the_rest, RuleStage.OUTCOME, before={
        "second-error-lost": "the others were cancelled before they could fail",
    }),
    Rule("second-error-lost", missing_errors.second_error_lost, RuleStage.OUTCOME),
    Rule("cancel-is-no-exception", no_exceptions.cancel_is_no_exception, RuleStage.OUTCOME, before={
        "base-exception-missed": "nobody cancelled the function itself: it was the call that ended so",
    }),
    Rule("base-exception-missed", no_exceptions.clean_up_missed, RuleStage.OUTCOME),
    Rule("cleanup-cut-short", cleanup.cleanup_cut_short, RuleStage.OUTCOME),
    Rule("swallowed-error", missing_errors.swallowed_error, RuleStage.OUTCOME),
    Rule("duplicates-merged", results.duplicates_merged, RuleStage.OUTCOME),
    Rule("falsy-dropped", falsy.falsy_dropped, RuleStage.OUTCOME),

    Rule("no-error-raised", missing_errors.no_error_raised, RuleStage.GENERAL),
    Rule("error-not-handled", exceptions.error_not_handled, RuleStage.GENERAL),
    Rule("unexpected-error", exceptions.unexpected_error, RuleStage.GENERAL),
    Rule("duplicates-merged", called.duplicates_merged, RuleStage.GENERAL),
    Rule("called-again", called.called_again, RuleStage.GENERAL),
    Rule("wrong-argument", called.wrong_argument, RuleStage.GENERAL),
    Rule("unasked-call", called.unasked_call, RuleStage.GENERAL),
    Rule("missing-call", called.missing_call, RuleStage.GENERAL),
    Rule("missing-return", results.missing_return, RuleStage.GENERAL),
    Rule("only-one-result", results.only_one_result, RuleStage.GENERAL, before={
        "wrong-type": "one result in place of a list is of another type too",
    }),
    Rule("wrong-pairs", results.wrong_pairs, RuleStage.GENERAL),
    Rule("wrong-order", results.wrong_order, RuleStage.GENERAL),
    Rule("wrong-type", results.wrong_type, RuleStage.GENERAL),
    Rule("wrong-error", exceptions.wrong_error, RuleStage.GENERAL),
    Rule("wait-missing", results.wait_missing, RuleStage.GENERAL),
))  # fmt: skip
"""In the order in which they are asked."""
