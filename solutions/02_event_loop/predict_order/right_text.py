"""Writes each prediction as one text and splits it into lines, which saves the quotes and commas."""

LUNCH: list[str] = """\
guest: waits
soup: on the stove
soup: ready
guest: eats
""".splitlines()

EVENING: list[str] = """\
door: closed
plates: in the water
plates: clean
light: off
floor: swept
alarm: on
""".splitlines()

OUTING: list[str] = """\
dog: barks
Ada: sets off
Bo: sets off
Bo: is back
Ada: is back
dog: greets Ada
dog: greets Bo
""".splitlines()
