"""Clinical scores, exact and cited: CEAP 2020, revised VCSS, Villalta, Wells for thrombosis, ankle-brachial index.

They are for clinicians. The items are in our own words. `SOURCES` names the statements of the evidence ledger that each
rests on.
"""

from gaiter.scores.abi import AbiReading, ankle_brachial_index, read_abi
from gaiter.scores.ceap import Ceap
from gaiter.scores.graded import Item
from gaiter.scores.vcss import VCSS, vcss
from gaiter.scores.villalta import VILLALTA, Villalta, villalta
from gaiter.scores.wells import WELLS_DVT, Wells, wells_dvt

SOURCES = {
    "ceap": ("ceap-2020", "ceap-2020-anatomy"),
    "vcss": ("vcss-revised", "vcss-ulcer-size"),
    "villalta": ("villalta-scale", "villalta-mild-moderate"),
    "wells_dvt": ("wells-dvt",),
    "abi": ("abi-bands", "abi-higher-ankle-and-arm", "compression-and-pulses"),
}

__all__ = [
    "SOURCES",
    "VCSS",
    "VILLALTA",
    "WELLS_DVT",
    "AbiReading",
    "Ceap",
    "Item",
    "Villalta",
    "Wells",
    "ankle_brachial_index",
    "read_abi",
    "vcss",
    "villalta",
    "wells_dvt",
]
