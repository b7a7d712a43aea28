"""Attributes are replaced for the length of a block, and leave no trace."""

from types import SimpleNamespace

import pytest

from grader.worker.patching import patched


class Base:
    name = "inherited"


class Derived(Base):
    pass


def test_in_the_block_the_new_values_are_there():
    one, other = SimpleNamespace(a=1), SimpleNamespace(b=2)
    with patched((one, "a", 10), (other, "b", 20)):
        assert (one.a, other.b) == (10, 20)
    assert (one.a, other.b) == (1, 2)


def test_an_inherited_attribute_is_deleted_again_and_not_copied():
    with patched((Derived, "name", "own")):
        assert Derived.name == "own"
    assert (Derived.name, "name" in vars(Derived)) == ("inherited", False)


def test_one_attribute_that_is_patched_twice_is_as_before_also_after_an_error():
    owner = SimpleNamespace(a=1)
    with pytest.raises(KeyError), patched((owner, "a", 10), (owner, "a", 20)):
        raise KeyError
    assert owner.a == 1
