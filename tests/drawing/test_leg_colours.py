"""The scale of pressures is even and monotone, and what lies on or around it stands out."""

from itertools import pairwise, product

import numpy as np
import pytest

from gaiter.drawing.leg.colours import LEG_COLOURS, leg_variables, luminance, pressure_colour, stripe
from gaiter.drawing.palette import GRAPHICS, SURFACES, TEXTS
from tests.drawing.test_palette import DEFICIENT, contrast, lab, linear

SCALE = [pressure_colour(pressure) for pressure in range(0, 101, 5)]
THEMES = (0, 1)


def test_the_scale_darkens_with_every_step() -> None:
    assert all(luminance(low) > luminance(high) for low, high in pairwise(SCALE))


def test_steps_look_equally_large() -> None:
    lightness = np.diff([lab(np.array(linear(colour)))[0] for colour in SCALE])
    assert lightness.min() / lightness.max() < 1.6


@pytest.mark.parametrize("vision", DEFICIENT)
def test_the_scale_is_even_for_every_kind_of_vision(vision: str) -> None:
    lightness = [lab(np.clip(np.array(DEFICIENT[vision]) @ linear(colour), 0, 1))[0] for colour in SCALE]
    assert all(low - high > 1.5 for low, high in pairwise(lightness))


def test_pressures_beyond_the_scale_have_the_colours_of_its_ends() -> None:
    assert pressure_colour(-30) == SCALE[0]
    assert pressure_colour(250) == SCALE[-1]


@pytest.mark.parametrize("colour", SCALE)
def test_stripes_stand_out_from_the_colour_they_lie_on(colour: str) -> None:
    assert all(contrast(LEG_COLOURS[f"stripe-{stripe(colour)}"][theme], colour) >= 4 for theme in THEMES)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("line", "ground"), list(product(["edge", "skin"], [SURFACES["paper"], LEG_COLOURS["flesh"]])))
def test_lines_stand_out_from_paper_and_body(line: str, ground: tuple[str, str], theme: int) -> None:
    assert contrast(LEG_COLOURS[line][theme], ground[theme]) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_marks_and_names_stand_out_from_the_body(theme: int) -> None:
    flesh = LEG_COLOURS["flesh"][theme]
    assert contrast(TEXTS["coral"][theme], flesh) >= 4.5
    assert contrast(TEXTS["ink"][theme], flesh) >= 4.5
    assert contrast(GRAPHICS["axis"][theme], flesh) >= 3


def test_colours_follow_the_theme_on_a_screen_only() -> None:
    light, _, dark = leg_variables().partition("@media screen and (prefers-color-scheme:dark)")
    for name, colour in LEG_COLOURS.items():
        assert f"--{name}:{colour.light};" in light
        assert f"--{name}:{colour.dark};" in dark
