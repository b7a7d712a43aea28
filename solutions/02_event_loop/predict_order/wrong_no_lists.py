# mistake: none
# fails: all
# Writes texts where lists were asked for.

LUNCH = "guest: waits, soup: on the stove, soup: ready, guest: eats"  # <- here
EVENING = ""
OUTING = ""
