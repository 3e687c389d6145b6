"""What one simulation is to be, from a TOML file and from the command line: the same keys, checked in the same way."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from gaiter.cli.quantities import (
    ABDOMEN,
    COMPRESSION,
    HEIGHT,
    LEAK,
    OBSTRUCTION,
    RATE,
    STENOSIS,
    STEP,
    STRENGTH,
    WIDENING,
    read_band,
)
from gaiter.errors import InputError
from gaiter.leg import Sex
from gaiter.protocols import PostureName, Protocol, read_protocol
from gaiter.toml import checked, read_toml, sentences


def _by(read: Callable[[Any], object]) -> BeforeValidator:
    """Return a validator that reads with `read` and says what it refuses in the same words."""

    def validate(value: object) -> object:
        try:
            return read(value)
        except InputError as error:
            raise PydanticCustomError("input", "{said}", {"said": str(error)}) from None

    return BeforeValidator(validate)


def _protocol(value: object) -> Protocol:
    """Return the protocol; its errors need not begin with the word, because the key is named before them."""
    try:
        return read_protocol(value)
    except InputError as error:
        raise InputError(str(error).removeprefix("protocol: ").removeprefix("protocol, ")) from None


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise InputError(f"{value!r} is not accepted; give true or false")
    return value


def _apart(value: object) -> object:
    """Return bands as they are written, unless two of them are the same one in other words."""
    written: dict[tuple[float, ...], object] = {}
    for text in value if isinstance(value, Mapping) else ():
        try:
            band = tuple(round(level_cm, 6) for level_cm in read_band(text))
        except InputError:
            continue  # the check of each band says it better
        if band in written:
            raise InputError(f"{written[band]!r} and {text!r} are the same band; give it once")
        written[band] = text
    return value


Strength = Annotated[float, _by(STRENGTH.read)]
Band = Annotated[tuple[float, float], _by(read_band)]


class Settings(BaseModel):
    """The keys of a case file, which are also the options of ``gaiter simulate``.

    A height, a sex or a leg of None leaves the standard leg, or the leg of the file, as it is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    title: str = ""
    leg: Path | None = None
    height: Annotated[float, _by(HEIGHT.read)] | None = None
    sex: Sex | None = None
    leak: dict[str, Annotated[float, _by(LEAK.read)]] = {}
    stenosis: dict[str, Annotated[float, _by(STENOSIS.read)]] = {}
    obstruct: dict[str, Annotated[float, _by(OBSTRUCTION.read)]] = {}
    widen: dict[str, Annotated[float, _by(WIDENING.read)]] = {}
    collaterals: Annotated[bool, _by(_flag)] = False
    compression: Annotated[dict[Band, Annotated[float, _by(COMPRESSION.read)]], _by(_apart)] = {}
    abdomen: Annotated[float, _by(ABDOMEN.read)] = 0.0
    foot_strength: Strength = 1.0
    calf_strength: Strength = 1.0
    thigh_strength: Strength = 1.0
    protocol: Annotated[Protocol, _by(_protocol)] | None = None
    posture: PostureName | None = None
    step: Annotated[float, _by(STEP.read)] | None = None
    rate: Annotated[float, _by(RATE.read)] | None = None
    place: str | None = None

    def overridden_by(self, other: "Settings") -> "Settings":
        """Return these settings with all that `other` sets; of tables, such as leaks, the names it sets."""
        changes: dict[str, Any] = {}
        for key in other.model_fields_set:
            mine, theirs = getattr(self, key), getattr(other, key)
            if isinstance(theirs, dict):
                # Names are taken in order, so what overrides comes last.
                theirs = {name: value for name, value in mine.items() if name not in theirs} | theirs
            changes[key] = theirs
        return self.model_copy(update=changes)


def read_file(path: Path) -> Settings:
    """Return the settings of a case file, or raise `InputError` with the file, the key and what is accepted."""
    settings = checked(Settings, read_toml(path), path)
    if settings.leg is None:
        return settings
    return settings.model_copy(update={"leg": path.parent / settings.leg})


def read_options(options: Mapping[str, object]) -> Settings:
    """Return the settings of command-line options by key, or raise `InputError` that names the option."""
    try:
        return Settings.model_validate(options)
    except ValidationError as error:
        raise InputError(re.sub(r"^key '(.*?)'", _as_option, sentences(error, Settings)[0])) from None


def _as_option(key: re.Match[str]) -> str:
    option, *names = key[1].split(".", 1)
    return " ".join([f"--{option.replace('_', '-')}", *names])
