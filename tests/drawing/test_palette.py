"""Contrast by WCAG 2.2, and curves that are told apart with deficient colour vision."""

from itertools import combinations, product

import numpy as np
import pytest

from gaiter.drawing.palette import GRAPHICS, LINES, SURFACES, TEXTS, Colour, variables

THEMES = (0, 1)
DEFICIENT = {
    # Machado, Oliveira & Fernandes 2009, IEEE Trans Vis Comput Graph 15:1291, severity 1.
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour: str) -> list[float]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    return float(np.dot(linear(colour), [0.2126, 0.7152, 0.0722]))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """CIE 1976 L*a*b* of linear RGB under D65."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.cbrt(np.maximum(to_xyz @ rgb, 0.008856) / [0.9505, 1.0, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "surface"), list(product(TEXTS, SURFACES)))
def test_text_can_be_read(text: str, surface: str, theme: int) -> None:
    assert contrast(TEXTS[text][theme], SURFACES[surface][theme]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("graphic", "surface"), list(product(GRAPHICS, SURFACES)))
def test_lines_can_be_seen(graphic: str, surface: str, theme: int) -> None:
    assert contrast(GRAPHICS[graphic][theme], SURFACES[surface][theme]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("line", range(1, LINES + 1))
def test_a_curve_is_named_in_its_own_colour(line: int, theme: int) -> None:
    for surface in SURFACES.values():
        assert contrast(GRAPHICS[f"line-{line}"][theme], surface[theme]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", DEFICIENT)
def test_curves_differ_for_every_kind_of_vision(vision: str, theme: int) -> None:
    seen = [
        lab(np.clip(np.array(DEFICIENT[vision]) @ linear(GRAPHICS[f"line-{line}"][theme]), 0, 1))
        for line in range(1, LINES + 1)
    ]
    for one, other in combinations(seen, 2):
        assert np.linalg.norm(one - other) > 20


def test_no_curve_has_the_colours_of_warning_or_action() -> None:
    curves = {GRAPHICS[f"line-{line}"] for line in range(1, LINES + 1)}
    assert not curves & {TEXTS["coral"], TEXTS["action"]}


def test_every_colour_is_a_property_in_both_themes() -> None:
    style = variables()
    for name, colour in {**SURFACES, **TEXTS, **GRAPHICS}.items():
        assert isinstance(colour, Colour)
        light, _, dark = style.partition("prefers-color-scheme:dark")
        assert f"--{name}:{colour.light};" in light
        assert f"--{name}:{colour.dark};" in dark
