"""The `gaiter` command and its parts."""

import shlex
from collections.abc import Sequence

import click

from gaiter.cli.figures import figures
from gaiter.cli.measures import measures
from gaiter.cli.names import names
from gaiter.cli.simulate import simulate
from gaiter.cli.triage import triage
from gaiter.cli.validate import validate
from gaiter.errors import InputError, printable


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gaiter", prog_name="gaiter", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Simulate the veins of a leg, and check how urgent leg symptoms are.

    A research and education model, not a medical device.

    \b
    Examples:
      gaiter simulate                                    a published situation in three legs
      gaiter simulate --leak great_saphenous=0.25        one leg with reflux
      gaiter simulate --help                             all options
      gaiter validate                                    published rows beside the model's, hits and misses
      gaiter measures FILE.csv                           what can be read off a laboratory's recording
      gaiter triage                                      how urgent leg symptoms are, and what to do
      gaiter names                                       what veins, valves and manoeuvres are called
      gaiter figures                                     the published figures, and what uses them
    """  # noqa: D301 - click looks for the character itself
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (simulate, validate, measures, triage, names, figures):
    cli.add_command(command)


def call(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code: 0 done, 1 not converged.

    Raises `InputError` for arguments that cannot be used, and `KeyboardInterrupt` if it is stopped.
    """
    # A page says by which command it was made, and no page can hold a file name that is no text.
    line = printable(shlex.join(["gaiter", *arguments]))
    try:
        code = cli.main(list(arguments), prog_name="gaiter", standalone_mode=False, obj=line)
    except click.ClickException as error:
        raise InputError(error.format_message()) from None
    except click.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else 0
