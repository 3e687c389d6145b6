from gaiter.evidence import figure, reference
from gaiter.leg import standard_leg
from gaiter.measures.definitions import VFI
from gaiter.validation import sources
from gaiter.validation.pollack_1949 import situation
from gaiter.validation.sources import basis_of


def listed(text: str, lines: tuple[str, ...]) -> bool:
    return any(line.startswith(text) for line in lines)


def test_a_leg_its_rows_and_its_measures_bring_their_publications() -> None:
    leg = standard_leg()
    of_leg = sources([leg])
    white = figure("white-1996-plantar-diameter").reference
    assert white
    assert listed(white.text, of_leg)
    pollack, christopoulos = reference("pollack-1949").text, reference("christopoulos-1987").text
    assert not listed(pollack, of_leg)
    assert listed(pollack, sources([leg], situation=situation()))
    vfi = VFI.found(2.0, place="calf cuff", statistic="90 % of VV over VFT90")
    assert listed(christopoulos, sources([leg], [vfi]))


def test_the_basis_of_the_damage_counts() -> None:
    markel = reference("markel-1992").text
    assert listed(markel, sources([], situation=situation()))


def test_the_basis_of_walls_veins_and_connections_is_read() -> None:
    leg = standard_leg()
    texts = {text for _, text in basis_of(leg)}
    for part in (leg, leg.walls["deep"], leg.segment("popliteal_below_knee"), leg.connection("knee_perforator")):
        assert part.basis
        assert set(part.basis.values()) <= texts


def test_nothing_rests_on_nothing() -> None:
    assert sources([]) == ()
