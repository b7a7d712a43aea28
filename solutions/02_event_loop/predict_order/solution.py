# Lunch. `create_task` only notes that the soup is to be cooked. The first pause of `lunch` is its
# `await`, so its own print comes before the soup's; the guest goes on when the soup has ended.
LUNCH: list[str] = [
    "guest: waits",
    "soup: on the stove",
    "soup: ready",
    "guest: eats",
]

# Evening. `await wash()` is a pause only if something inside it pauses, and nothing does: it runs like
# an ordinary call. The first pause is the `sleep`. That the sweeping is awaited only at the end does not
# hold it up: by then it is long done.
EVENING: list[str] = [
    "door: closed",
    "plates: in the water",
    "plates: clean",
    "light: off",
    "floor: swept",
    "alarm: on",
]

# Outing. Both tasks start at the first pause, in the order in which they were made, and walk at the
# same time. Bo is back first, though it is Ada who is awaited. When it is Bo's turn to be awaited he
# has long been back, and that `await` goes straight on.
OUTING: list[str] = [
    "dog: barks",
    "Ada: sets off",
    "Bo: sets off",
    "Bo: is back",
    "Ada: is back",
    "dog: greets Ada",
    "dog: greets Bo",
]
