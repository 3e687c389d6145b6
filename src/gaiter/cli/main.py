"""The entry of the `gaiter` command: an error is one sentence and an exit code, never a traceback."""

import os
import shlex
import sys
from collections.abc import Sequence

import click

from gaiter.cli.measures import measures
from gaiter.cli.names import names
from gaiter.cli.simulate import simulate
from gaiter.cli.validate import validate
from gaiter.errors import InputError

UNUSABLE = 2


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gaiter", prog_name="gaiter", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Simulate the veins of a leg: valves, reflux, the calf pump, and what a vascular laboratory measures.

    A research and education model, not a medical device.

    \b
    Examples:
      gaiter simulate                                    a published situation in three legs
      gaiter simulate --leak great_saphenous=0.25        one leg with reflux
      gaiter simulate --help                             all options
      gaiter validate                                    published rows beside the model's, hits and misses
      gaiter measures FILE.csv                           what can be read off a laboratory's recording
      gaiter names                                       what veins, valves and manoeuvres are called
    """  # noqa: D301 - click looks for the character itself
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


cli.add_command(simulate)
cli.add_command(validate)
cli.add_command(measures)
cli.add_command(names)


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code: 0 done, 1 not converged, 2 unusable or stopped."""
    try:
        command = shlex.join(["gaiter", *arguments])
        code = cli.main(list(arguments), prog_name="gaiter", standalone_mode=False, obj=command)
        sys.stdout.flush()
    except (InputError, MemoryError) as error:
        said = str(error) or "there is not enough memory; take a lower --rate or a shorter protocol"
    except click.ClickException as error:
        said = error.format_message()
    except (click.Abort, KeyboardInterrupt):
        said = "stopped by Ctrl-C; no file is half-written"
    except BrokenPipeError:
        # The reader of the output has left, and what is still in the buffer must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        said = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    else:
        return code if isinstance(code, int) else 0
    click.echo(f"gaiter: {' '.join(said.split())}", err=True)
    return UNUSABLE


def run() -> None:
    """Run the command with the arguments it was called with, and exit."""
    sys.exit(main(sys.argv[1:]))
