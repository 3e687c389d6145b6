"""``gaiter figures``: the published figures, how each was verified, and what uses it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gaiter.errors import InputError, nearest

if TYPE_CHECKING:
    from gaiter.evidence import Figure


@click.command()
@click.argument("name", nargs=-1, metavar="[ID]...")
@click.option("--leg", type=click.Path(path_type=Path), metavar="FILE", help="What a network of your own uses.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON with stable keys instead of tables.")
def figures(name: tuple[str, ...], leg: Path | None, as_json: bool) -> None:
    """List the published figures: what was measured, by whom, whether it was read in its source, and what uses it.

    An ID shows one figure in full; the beginning of IDs, such as pollack-1949, all that begin so or are from there.

    \b
    Examples:
      gaiter figures
      gaiter figures pollack-1949-fall-normal
      gaiter figures --json > figures.json
    """  # noqa: D301 - click looks for the character itself
    from gaiter.evidence import figures as ledger
    from gaiter.leg import load_leg, standard_leg
    from gaiter.validation.uses import users

    chosen = _chosen(ledger(), name)
    uses = users(load_leg(leg) if leg else standard_leg())
    if as_json:
        from gaiter.cli.ledger import document_of

        click.echo(document_of(chosen, uses).model_dump_json(indent=2))
        return
    from gaiter.cli.consoles import output
    from gaiter.cli.ledger import print_in_full, print_table

    if name:
        print_in_full(output(), chosen, uses)
    else:
        print_table(output(), chosen, uses)


def _chosen(known: Mapping[str, "Figure"], names: Sequence[str]) -> list["Figure"]:
    """Return the figures called by their id, by its beginning or by their publication; all if no name is given."""
    called = {name: [each for each in known.values() if _is_called(each, name)] for name in names}
    for name, found in called.items():
        if not found:
            raise InputError(f"figure {name!r} is not in the evidence ledger{nearest(name, known)}")
    return [each for found in called.values() for each in found] if names else list(known.values())


def _is_called(figure: "Figure", name: str) -> bool:
    from_it = figure.reference is not None and figure.reference.id == name
    return figure.id == name or from_it or (bool(name) and figure.id.startswith(f"{name}-"))
