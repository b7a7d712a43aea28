# mistake: blocking-call
# fails: test_the_loop_is_free, test_an_error_comes_out
import threading


async def read_all(read, names) -> list:
    answers = [None] * len(names)

    def work(place, name):
        answers[place] = read(name)

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(names)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()  # <- here
    return answers
