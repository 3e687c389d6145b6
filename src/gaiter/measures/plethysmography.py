"""Air plethysmography: what the volume of the calf does when the leg is raised, stands up and rises on its toes.

The manoeuvre (Christopoulos 1987): the leg is raised until its veins are empty; the person stands up on the other leg
and the veins fill to a plateau; one tiptoe movement; rest; ten tiptoe movements. `volume_mL` is the volume of the
veins in the cuff, or of the calf with everything else constant: only `raised_share` needs the absolute volume.
"""

from gaiter.measures.contractions import Contractions, checked
from gaiter.measures.curves import Curve, UndeterminedError, cut, first_rise, lowest, mean_over, need_pulse_sampling
from gaiter.measures.definitions import EF, EV, RAISED_SHARE, RV, RVF, VFI, VFT90, VV
from gaiter.measures.measure import Definition, Measure, value_of

PLATEAU_S = 5.0
"""Length of the part that a resting volume is the mean of [s] (our choice)."""
SETTLING_S, UNSETTLED_SHARE = 20.0, 0.01
"""A plateau that moved by more than this share of VV in the last 20 s is none (our choice)."""
AFTER_CONTRACTION_S = 1.0
"""The lowest volume of a tiptoe movement is looked for until this long after the contraction [s] (our choice)."""
TEN = 10
NOT_EMPTIED_PERCENT = 50.0
"""Above this raised share a warning is given (our choice: ejection fractions reach 90 %, so little may stay behind)."""


def venous_volume(
    time_s: Curve, volume_mL: Curve, raised_end_s: float, standing_end_s: float, *, place: str
) -> Measure:
    """Return VV, the venous volume, in mL: the standing plateau minus the volume with the leg raised.

    Both are time means of the last 5 s, before `raised_end_s` and before `standing_end_s`. A note says when the plateau
    was not reached (moved by more than 1 % of VV in the last 20 s: VV is then read too small).

    Missing when the record does not hold those times, or the volume is not larger standing than raised.
    """

    def compute() -> tuple[float, str | None]:
        raised = mean_over(time_s, volume_mL, raised_end_s - PLATEAU_S, raised_end_s)
        plateau = mean_over(time_s, volume_mL, standing_end_s - PLATEAU_S, standing_end_s)
        filled = plateau - raised
        if filled <= 0:
            raise UndeterminedError(f"the calf held {-filled:.3g} mL less standing than with the leg raised")
        earlier_s = standing_end_s - SETTLING_S
        drift = plateau - mean_over(time_s, volume_mL, earlier_s - PLATEAU_S, earlier_s)
        unsettled = abs(drift) > UNSETTLED_SHARE * filled
        return filled, f"no plateau: moved by {drift:+.2g} mL in {SETTLING_S:.0f} s" if unsettled else None

    return VV.read(compute, place=place, statistic=f"standing minus raised, time means of the last {PLATEAU_S:.0f} s")


def raised_share(time_s: Curve, volume_mL: Curve, raised_end_s: float, standing_end_s: float, *, place: str) -> Measure:
    """Return how much of the standing volume the veins keep with the leg raised, in per cent.

    Ours, and the model's: a plethysmograph knows changes of volume only. The zero of VV, EF, RV and RVF is the raised
    leg. When outflow is obstructed or pressure at the heart is high it does not empty; then VV is too small and EF
    too large. Above 50 % a note warns.
    """

    def compute() -> tuple[float, str | None]:
        raised = mean_over(time_s, volume_mL, raised_end_s - PLATEAU_S, raised_end_s)
        plateau = mean_over(time_s, volume_mL, standing_end_s - PLATEAU_S, standing_end_s)
        if plateau <= 0:
            raise UndeterminedError(f"the standing volume is {plateau:.3g} mL")
        share = 100 * raised / plateau
        full = share > NOT_EMPTIED_PERCENT
        return share, "the raised leg did not empty: VV is too small and EF too large" if full else None

    statistic = f"raised as a share of standing, time means of the last {PLATEAU_S:.0f} s"
    return RAISED_SHARE.read(compute, place=place, statistic=statistic)


def filling_time(
    time_s: Curve, volume_mL: Curve, raised_end_s: float, standing_start_s: float, standing_end_s: float, *, vv: Measure
) -> Measure:
    """Return VFT90, the venous filling time, in s: from standing up to 90 % of VV.

    From `standing_start_s`, when the person begins to stand, to the first time the volume is at raised + 0.9 VV, linear
    between samples. Missing when VV is.
    """

    def compute() -> float:
        raised = mean_over(time_s, volume_mL, raised_end_s - PLATEAU_S, raised_end_s)
        reached = first_rise(time_s, volume_mL, raised + 0.9 * value_of(vv), standing_start_s, standing_end_s)
        if reached is None:
            raise UndeterminedError("90 % of the venous volume is not reached while standing")
        return reached - standing_start_s

    return VFT90.read(compute, place=vv.place, statistic="from standing up to 90 % of VV")


def filling_index(vv: Measure, vft90: Measure) -> Measure:
    """Return VFI, the venous filling index, in mL/s: 0.9 VV / VFT90, the average filling rate (Christopoulos 1987).

    In health it is the arterial inflow; reflux adds to it. Missing when VV or VFT90 is, or filling took no time.
    """

    def compute() -> tuple[float, str | None]:
        filled, seconds = 0.9 * value_of(vv), value_of(vft90)
        if seconds <= 0:
            raise UndeterminedError("90 % of the venous volume was there at once")
        return filled / seconds, vv.note

    return VFI.read(compute, place=vv.place, statistic="90 % of VV over VFT90")


def ejected_volume(time_s: Curve, volume_mL: Curve, contractions_s: Contractions, *, place: str) -> Measure:
    """Return EV, the volume one tiptoe movement ejects, in mL.

    The time mean of the 5 s before the first contraction minus the lowest volume from its start to 1 s after its end. A
    longer tiptoe ejects more. Missing when there is no contraction, or the record is too short or coarser than 0.1 s.
    """

    def compute() -> float:
        start, end = checked(contractions_s)[0]
        before = mean_over(time_s, volume_mL, start - PLATEAU_S, start)
        return before - _lowest(time_s, volume_mL, start, end + AFTER_CONTRACTION_S)

    statistic = f"mean of the {PLATEAU_S:.0f} s before minus the lowest until {AFTER_CONTRACTION_S:.0f} s after"
    return EV.read(compute, place=place, statistic=statistic, count=1)


def residual_volume(
    time_s: Curve, volume_mL: Curve, contractions_s: Contractions, raised_end_s: float, *, place: str
) -> Measure:
    """Return RV, the volume left after ten tiptoe movements, in mL above the raised leg.

    Clinical: what is left in the calf after ten tiptoe movements (Christopoulos 1987, unverified). Here the volume at
    the moment when the last contraction ends, so that no muscle squeezes the veins, minus the mean of the last 5 s
    raised; from then on the calf refills, within a second by a tenth of VV or more. A note says when there were not
    ten, or when the veins hold less than with the leg raised (which then was not empty). Missing when there is no
    contraction, or the record is too short or coarser than 0.1 s.
    """

    def compute() -> tuple[float, str | None]:
        start, end = checked(contractions_s)[-1]
        raised = mean_over(time_s, volume_mL, raised_end_s - PLATEAU_S, raised_end_s)
        need_pulse_sampling(time_s, start, end)
        left = float(cut(time_s, volume_mL, start, end)[1][-1]) - raised
        notes = []
        if len(contractions_s) != TEN:
            notes.append(f"after {len(contractions_s)} tiptoe movements; the test has ten")
        if left < 0:
            notes.append("less than with the leg raised, which did not empty")
        return left, "; ".join(notes) or None

    statistic = "as the last tiptoe ends, above the raised leg"
    return RV.read(compute, place=place, statistic=statistic, count=len(contractions_s))


def ejection_fraction(ev: Measure, vv: Measure) -> Measure:
    """Return EF = EV / VV in per cent; above 100 % a note warns that the raised leg did not empty."""
    return _fraction(EF, ev, vv, "the raised leg did not empty")


def residual_fraction(rv: Measure, vv: Measure) -> Measure:
    """Return RVF = RV / VV in per cent; above 100 % a note says that exercise filled the calf."""
    return _fraction(RVF, rv, vv, "exercise filled the calf instead of emptying it")


def _fraction(definition: Definition, part: Measure, vv: Measure, when_above_100: str) -> Measure:
    def compute() -> tuple[float, str | None]:
        percent = 100 * value_of(part) / value_of(vv)
        notes = [
            note for note in (part.note, vv.note, f"above 100 %: {when_above_100}" if percent > 100 else None) if note
        ]
        return percent, "; ".join(notes) or None

    return definition.read(compute, place=part.place, statistic=f"{part.symbol} over VV", count=part.count)


def _lowest(time_s: Curve, volume_mL: Curve, start_s: float, end_s: float) -> float:
    need_pulse_sampling(time_s, start_s, end_s)
    return lowest(time_s, volume_mL, start_s, end_s).value
