"""A table becomes a model, or one sentence with the place, the value and what is accepted."""

from typing import Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from gaiter.errors import InputError
from gaiter.toml import checked


class Sock(BaseModel):
    model_config = ConfigDict(extra="forbid")

    size: Literal["small", "large"]
    length_cm: float = Field(gt=0)
    code: str = Field(default="", pattern=r"^\d*$")
    colour: str = ""

    @field_validator("colour")
    @classmethod
    def _is_a_colour(cls, colour: str) -> str:
        if colour == "loud":
            raise ValueError("'loud' is no colour")
        return colour


class Drawer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    socks: dict[str, Sock]


FITS: dict[str, Any] = {"size": "small", "length_cm": 40}


def test_a_table_that_fits() -> None:
    assert checked(Sock, FITS, "sock.toml") == Sock(size="small", length_cm=40)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"size": "smal"}, "key 'size': 'smal' is not one of small, large; did you mean 'small'?"),
        ({"length_cm": "long"}, "key 'length_cm': 'long': input should be a valid number, unable to parse"),
        ({"length_cm": -1}, "key 'length_cm': -1: input should be greater than 0"),
        ({"code": "x"}, "key 'code': 'x': string should match pattern"),
        ({"colour": 7}, "key 'colour': 7 is not a text"),
        ({"colour": "loud"}, "key 'colour': 'loud' is no colour"),
        ({"color": "red"}, "unknown key 'color'; did you mean 'colour'?"),
        ({"length_mm": 400}, "unknown key 'length_mm': it is given as 'length_cm' here"),
        ({"weight": 1}, "unknown key 'weight'; accepted: size, length_cm, code, colour"),
        ({"size": "x" * 100}, f"key 'size': '{'x' * 56}... is not one of small, large"),
        ({"size": "S", "length_cm": 0}, "key 'size': 'S' is not one of small, large (and 1 more)"),
    ],
)
def test_a_table_that_does_not_fit(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as refused:
        checked(Sock, FITS | changes, "sock.toml")
    assert str(refused.value).startswith(f"sock.toml: {said}")


def test_a_missing_key_is_named() -> None:
    with pytest.raises(InputError, match=r"^sock\.toml: key 'length_cm' is missing$"):
        checked(Sock, {"size": "small"}, "sock.toml")


def test_a_misspelt_key_is_not_also_a_missing_one() -> None:
    with pytest.raises(InputError, match=r"^sock\.toml: unknown key 'lenght_cm'; did you mean 'length_cm'\?$"):
        checked(Sock, {"size": "small", "lenght_cm": 40}, "sock.toml")


def test_a_table_in_a_table_is_named() -> None:
    with pytest.raises(
        InputError, match=r"^drawer\.toml: table 'socks\.left', unknown key 'sise'; did you mean 'size'"
    ):
        checked(Drawer, {"socks": {"left": {"sise": "small", "length_cm": 40}}}, "drawer.toml")
    with pytest.raises(InputError, match=r"^drawer\.toml: key 'socks\.left': 'blue' is not a table$"):
        checked(Drawer, {"socks": {"left": "blue"}}, "drawer.toml")
