"""Two clocks for one scenario: the wall clock, and a fast one on which idle waits take no time.

Who may move the fast clock, and when. One event loop is *the mover*: the first that runs. When it
stops, the next loop that runs or waits takes over. This is what the mover's thread does:

    TURN        The student's code runs. The clock stands, but it is charged with
     ▲ │          time.sleep(s): s, exactly and at once;
     │ │          blocking for over 0.2 s: that time, at the next reading or the end of the turn;
     │ │          20,000 readings while it stands (a busy wait): the CPU time used from then on.
     │ ▼ select()
    POLL ◄───┐  If a socket is ready or a timer is due: TURN. If not:
       │     │
       ▼     │
    LOOK     │  What can the student's other threads and processes do?
       ├─ JUMP   Nothing before the clock moves: go to the next timer or sleeper. If there is none
       │     │    within 900 s, that is a DEADLOCK, an exception out of the loop's run.
       ├─ STAND  One is about to act: give it 2 ms. The clock stands.
       └─ PASS   One waits for something real, such as a socket: real time counts.

    Real time counts in a TURN too while a child process lives, a process pool has work, a thread
    waits with a time limit, or one was blocked at the last LOOK. The mover adds it at each POLL.

    A sleeper is another thread of the student's: it is in `time.sleep`, or in the `select()` of a
    loop of its own, which rides on the mover. The mover stops at the instant at which a sleeper is
    due, wakes it and lets it run. If the mover's thread does nothing for as long as the sleep takes
    (it may be waiting for the sleeper), or if there is no mover, the sleeper moves the clock itself.

    Nobody else moves it, except a busy wait in another thread, and a `time.sleep` where no loop runs
    and no other thread is about. The kit's own threads are exempt: they are ignored.

A process that was forked lives in real time. What this clock does not serve exactly is noted, and the
grader runs the scenario again, on the wall clock.

Read `core` first (jumping), then `mover`, `selector` (sockets), `loop` (where all loops come from),
`turns` and `offcpu` (blocking), `threads`, `sleeping`, `children`, `dates`, `unserved`, and `fast`.
`wall` is the ordinary clock. This page imports
nothing, so that `core` can be had without the rest.
"""
