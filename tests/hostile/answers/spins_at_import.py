# verdict: timeout
# why: computes forever while it is imported

while True:
    pass
