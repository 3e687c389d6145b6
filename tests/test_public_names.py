"""The library's public names: where they come from, what help shows, and that the example in its docstring works."""

import doctest
import importlib.metadata

import pytest

import gaiter
from gaiter.drawing.leg import draw_leg
from gaiter.errors import InputError
from gaiter.evidence import bibliography
from gaiter.leg import Leg
from gaiter.measures import measure_all
from gaiter.protocols import stand
from gaiter.simulation.case import Case
from gaiter.simulation.simulate import simulate


def test_a_name_is_the_thing_itself() -> None:
    assert gaiter.Leg is Leg
    assert gaiter.Case is Case
    assert gaiter.stand is stand
    assert gaiter.simulate is simulate
    assert gaiter.draw_leg is draw_leg
    assert gaiter.measure_all is measure_all
    assert gaiter.bibliography is bibliography
    assert gaiter.InputError is InputError


@pytest.mark.parametrize("name", gaiter.__all__)
def test_a_name_says_what_it_is(name: str) -> None:
    found = getattr(gaiter, name)
    assert found.__name__ == name
    assert found.__doc__
    assert found.__module__.startswith("gaiter.")


def test_the_names_are_sorted_and_listed() -> None:
    assert gaiter.__all__ == sorted(gaiter.__all__)
    assert dir(gaiter) == sorted([*gaiter.__all__, "__version__"])


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"^module 'gaiter' has no attribute 'simulat'$"):
        gaiter.simulat  # type: ignore[attr-defined]  # noqa: B018


def test_the_version_is_the_installed_one() -> None:
    assert gaiter.__version__ == importlib.metadata.version("gaiter")


def test_the_example_of_the_docstring_runs() -> None:
    (example,) = doctest.DocTestFinder(recurse=False).find(gaiter, "gaiter")
    assert len(example.examples) > 3
    printed: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    assert runner.run(example, out=printed.append).failed == 0, "".join(printed)
