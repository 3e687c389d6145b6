"""CEAP, the classification of chronic venous disorders, in its revision of 2020 (Lurie et al.), of one leg."""

from dataclasses import dataclass
from types import MappingProxyType

from gaiter.checks import one_of
from gaiter.errors import InputError

CLINICAL = MappingProxyType(
    {
        "C0": "no sign that can be seen or felt",
        "C1": "telangiectasia or reticular veins",
        "C2": "varicose veins",
        "C2r": "varicose veins, recurrent",
        "C3": "oedema",
        "C4a": "pigmentation or eczema",
        "C4b": "lipodermatosclerosis or atrophie blanche",
        "C4c": "corona phlebectatica",
        "C5": "healed ulcer",
        "C6": "active ulcer",
        "C6r": "active ulcer, recurrent",
    }
)
ETIOLOGY = MappingProxyType(
    {
        "Ec": "congenital",
        "Ep": "primary",
        "Esi": "secondary, within the vein",
        "Ese": "secondary, outside the vein",
        "En": "no cause found",
    }
)
SUPERFICIAL = ("Tel", "Ret", "GSVa", "GSVb", "SSV", "AASV", "NSV")
DEEP = (
    "IVC", "CIV", "IIV", "EIV", "PELV", "CFV", "DFV", "FV", "POPV", "TIBV", "PRV", "ATV", "PTV", "MUSV", "GAV", "SOV",
)  # fmt: skip
PERFORATOR = ("TPV", "CPV")
SEGMENTS = (*SUPERFICIAL, *DEEP, *PERFORATOR)
PATHOPHYSIOLOGY = MappingProxyType(
    {"Pr": "reflux", "Po": "obstruction", "Pr,o": "reflux and obstruction", "Pn": "none found"}
)


@dataclass(frozen=True)
class Ceap:
    """The class of one leg.

    Attributes
    ----------
    clinical
        All clinical classes present, keys of `CLINICAL`; ``C0`` stands alone.
    symptomatic
        Whether there are symptoms attributed to the veins.
    etiology
        Keys of `ETIOLOGY`; ``En`` stands alone.
    segments
        Diseased segments, of `SEGMENTS`; none where no location was found.
    pathophysiology
        A key of `PATHOPHYSIOLOGY`.

    Raises
    ------
    InputError
        If a class is not known, is given twice, or contradicts another.
    """

    clinical: tuple[str, ...]
    symptomatic: bool
    etiology: tuple[str, ...]
    segments: tuple[str, ...]
    pathophysiology: str

    def __post_init__(self) -> None:
        for field, given, accepted, alone in (
            ("clinical", self.clinical, CLINICAL, "C0"),
            ("etiology", self.etiology, ETIOLOGY, "En"),
            ("segments", self.segments, SEGMENTS, ""),
        ):
            for each in given:
                one_of("CEAP", field, each, accepted)
            if len(set(given)) < len(given):
                raise InputError(f"CEAP: {field} = {', '.join(given)} names a class twice")
            if not given and field != "segments":
                raise InputError(f"CEAP: {field} is empty; give at least one of {', '.join(accepted)}")
            if alone in given and len(given) > 1:
                raise InputError(f"CEAP: {field} = {', '.join(given)} contradict each other: {alone} stands alone")
        for plain in ("C2", "C6"):
            if plain in self.clinical and f"{plain}r" in self.clinical:
                raise InputError(f"CEAP: clinical = {plain}, {plain}r contradict each other: it is recurrent or not")
        one_of("CEAP", "pathophysiology", self.pathophysiology, PATHOPHYSIOLOGY)
        if bool(self.segments) == (self.pathophysiology == "Pn"):
            raise InputError(
                "CEAP: segments and pathophysiology contradict each other: there are segments where there is reflux or"
                " obstruction, and none where there is neither"
            )

    @property
    def highest(self) -> str:
        """The highest clinical class present: the C of basic CEAP."""
        return max(self.clinical, key=list(CLINICAL).index)

    @property
    def basic(self) -> str:
        """Basic CEAP, as in "C4b,s Ep As,p Pr": the highest clinical class, and systems in place of segments."""
        systems = {"s": SUPERFICIAL, "d": DEEP, "p": PERFORATOR}
        found = ",".join(letter for letter, names in systems.items() if set(names) & set(self.segments)) or "n"
        return f"{self.highest},{self._symptoms} {self._etiology} A{found} {self.pathophysiology}"

    @property
    def text(self) -> str:
        """Advanced CEAP, as in "C2,3,4b,s Ep GSVa,GSVb,CPV Pr": every clinical class and every segment."""
        classes = ",".join(each.removeprefix("C") for each in CLINICAL if each in self.clinical)
        segments = ",".join(each for each in SEGMENTS if each in self.segments) or "An"
        return f"C{classes},{self._symptoms} {self._etiology} {segments} {self.pathophysiology}"

    @property
    def _symptoms(self) -> str:
        return "s" if self.symptomatic else "a"

    @property
    def _etiology(self) -> str:
        return "E" + ",".join(each.removeprefix("E") for each in ETIOLOGY if each in self.etiology)
