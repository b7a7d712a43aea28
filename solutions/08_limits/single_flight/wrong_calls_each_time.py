# mistake: called-again
# fails: test_a_cancel_harms_nobody, test_a_failure_is_not_kept, test_a_failure_reaches_all, test_a_new_call_after_a_cancel, test_all_get_the_answer, test_answers_are_not_kept, test_one_call_for_all, test_other_keys_do_not_wait, test_over_a_minute


class SingleFlight:
    def __init__(self) -> None:
        pass

    async def get(self, key, fetch) -> object:
        return await fetch(key)  # <- here
