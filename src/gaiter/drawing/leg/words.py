"""What a drawing of the leg shows, in words with numbers, for who cannot see it."""

from collections.abc import Iterable, Mapping
from typing import Final

from gaiter.drawing.leg.frame import Opening
from gaiter.drawing.leg.shape import shape
from gaiter.drawing.leg.veins import State
from gaiter.leg import Leg, Segment

REGIONS: Final = (
    (7.5, "foot", "in the foot"),
    (16.5, "ankle", "at the ankle"),
    (43.5, "calf", "in the calf"),
    (56, "knee", "at the knee"),
    (80, "thigh", "in the thigh"),
    (90, "groin", "at the groin"),
    (104, "pelvis", "in the pelvis"),
    (float("inf"), "belly", "in the belly"),
)
"""Parts of the body by the level below which they lie, in cm of the drawn body."""
USUAL_PLACE: Final = "great_saphenous_ankle"
"""Where pressure is measured in clinics: in a superficial vein near the ankle."""
OTHERS: Final = ("posterior_tibial_middle", "popliteal_above_knee", "common_femoral")
"""Further veins whose pressure is told."""
MOST_TOLD: Final = 4
"""How many veins in which blood flows back are named."""


def in_words(leg: Leg, state: State, opening: Mapping[str, Opening], when: str, place: str | None) -> str:
    """Return the drawing's text twin."""
    parts = [*_pressures(leg, state, when, place), *_above(leg, state), *_flows(leg, state), *_valves(leg, opening)]
    if not state.pressures and not state.flows:
        parts.insert(
            0, f"The {len(leg.segments)} veins of a leg from the sole to the heart, from the front and the side."
        )
    return " ".join(parts)


def _pressures(leg: Leg, state: State, when: str, place: str | None) -> list[str]:
    known = [segment for segment in leg.segments if segment.name in state.pressures]
    if not known:
        return []
    chosen = place or USUAL_PLACE
    leading = next((one for one in known if one.name == chosen), known[0])
    where = region(leading.centre_cm, leg)[1]
    said = f"pressure {where} ({vein_name(leading, leg)}) is {_mmHg(state.pressures[leading.name])}"
    if leading.name in state.healthy:
        said += f", in a healthy leg {_mmHg(state.healthy[leading.name], unit=False)}"
    sentences = [f"{when[:1].upper()}{when[1:]}, {said}." if when else f"{said[:1].upper()}{said[1:]}."]
    others = [one for one in known if one.name in OTHERS and one is not leading]
    if others:
        listed = [f"{_mmHg(state.pressures[one.name])} in the {vein_name(one, leg)}" for one in others]
        sentences.append(f"It is {_listed(listed)}.")
    return sentences


def _above(leg: Leg, state: State) -> list[str]:
    if not state.healthy or not state.pressures:
        return []
    above = sum(state.above(segment.name) for segment in leg.segments)
    number = "none" if above == 0 else f"{above}"
    return [f"Above the healthy leg: {number} of {len(leg.segments)} veins{', striped' if above else ''}."]


def _flows(leg: Leg, state: State) -> list[str]:
    if not state.flows:
        return []
    veins: dict[str, list[Segment]] = {}
    for segment in leg.segments:
        if state.refluxing(segment.name):
            veins.setdefault(vein_name(segment, leg), []).append(segment)
    if not veins:
        return ["Blood flows back in no vein."]
    # Rounded, so that a page's script, which has rounded flows, tells the same.
    strongest = sorted(veins, key=lambda title: round(min(state.through[one.name] for one in veins[title]), 1))
    told = [_span(title, veins[title], leg) for title in strongest[:MOST_TOLD]]
    if len(strongest) > MOST_TOLD:
        told.append(f"more slowly in {len(strongest) - MOST_TOLD} more")
    return [f"Blood flows back in {_listed(told)}."]


def vein_name(segment: Segment, leg: Leg) -> str:
    """Return what a vein is called without the part of it that the segment is."""
    vein = segment.title.split(",")[0]
    parts = sum(other.title.split(",")[0] == vein for other in leg.segments)
    return vein if parts > 1 else segment.title


def _span(title: str, run: list[Segment], leg: Leg) -> str:
    high = region(max(one.top_cm for one in run) - 1, leg)[0]
    low = region(min(one.bottom_cm for one in run) + 1, leg)[0]
    return f"the {title} ({low})" if high == low else f"the {title} from {high} to {low}"


def _valves(leg: Leg, opening: Mapping[str, Opening]) -> list[str]:
    valves = [one for one in leg.connections if one.valve]
    damaged = sum(one.valve is not None and one.valve.leak > 0 for one in valves)
    counts = [f"{sum(state is kind for state in opening.values())} {kind}" for kind in Opening] if opening else []
    said = f"Of {len(valves)} valves, {_listed([*counts, f'{damaged} damaged'])}."
    return [said] if valves else []


def region(level_cm: float, leg: Leg) -> tuple[str, str]:
    """Return the part of the body at a level, as in "from calf" and as in "in the calf"."""
    level = level_cm * shape().height_cm / leg.height_cm
    return next((name, phrase) for top, name, phrase in REGIONS if level < top)


def _mmHg(value: float, *, unit: bool = True) -> str:
    number = f"{round(value)}".replace("-", "−")
    return f"{number} mmHg" if unit else number


def _listed(items: Iterable[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last
