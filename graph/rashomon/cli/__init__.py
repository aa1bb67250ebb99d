"""The command line: plain verbs, in the order in which one meets them.

Only click is imported here; each command's module is loaded when the command is called, so that `rashomon --help`
stays quick.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NamedTuple, Self

import click


class _Entry(NamedTuple):
    """Where a command lives, and the line that `--help` shows for it."""

    module: str
    attribute: str
    line: str


SECTIONS: dict[str, dict[str, _Entry]] = {
    "Start": {
        "demo": _Entry("demo", "demo", "Build the shipped sample articles and show what comes out."),
        "start": _Entry("start", "start", "Make a folder to begin coding in, with a tool of your choice."),
        "codebook": _Entry("codebook", "codebook", "Write the coding manual for annotators."),
        "suggest": _Entry("suggest", "suggest", "Propose claims from raw texts, for you to look through."),
        "doctor": _Entry("doctor", "doctor", "Say what is installed, and check that it works."),
    },
    "Build": {
        "build": _Entry("build", "build", "Make a dataset of annotated articles."),
        "check": _Entry("check", "check", "Find the problems of annotated articles; write nothing."),
        "verify": _Entry("verify", "verify", "Prove that a dataset is whole and every quote is right."),
        "mapping": _Entry("mapping", "mapping", "Say what the labels of an annotation scheme mean."),
        "match": _Entry("match", "match", "Propose which events and names are the same, and decide."),
        "registry": _Entry("registry", "registry", "Draft the list of names, or look for duplicates in it."),
    },
    "Ask": {
        "ask": _Entry("ask", "ask", "Ask a dataset a question."),
    },
    "Share": {
        "report": _Entry("report", "report", "Make tables for a paper or a story."),
        "export": _Entry("export", "export", "Write a dataset in another form."),
        "ontology": _Entry("ontology", "ontology", "Print the reference of all terms."),
        "schema": _Entry("schema", "schema", "Print the JSON Schema of the native format."),
        "formats": _Entry("formats", "formats", "List what can be read and written."),
    },
}
"""Section of `--help` -> command -> where it lives."""

ALIASES = {"validate": "check", "query": "ask"}
"""Other names under which people look for a command."""

_WELCOME = """\
Rashomon keeps every account: annotated news becomes a graph that answers who says what.

  rashomon demo                        build the sample and look at it
  rashomon build ARTICLES -o DATASET   build your own articles
  rashomon ask --list                  what one can ask
  rashomon --help                      all commands
"""


_INNERMOST = "rashomon.cli.innermost"
"""Under this name the context of the command that runs stands in `meta`, which all contexts of a call share."""


class _Context(click.Context):
    """A context that is remembered: when an error of ours arrives, that of the sub-command is closed already."""

    def __enter__(self) -> Self:
        self.meta[_INNERMOST] = self
        super().__enter__()
        return self


class Commands(click.Group):
    """The commands, loaded when called; what goes wrong becomes one sentence here and nowhere else."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; what goes to a file or a pipe is UTF-8 on every machine, whatever its locale."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper) and stream.encoding.lower() not in {"utf-8", "utf8"}:
                if stream.isatty():
                    stream.reconfigure(errors="replace")
                else:
                    stream.reconfigure(encoding="utf-8")
        return super().main(*args, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name all commands in the order of the help."""
        return [name for section in SECTIONS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command by its name or alias."""
        name = ALIASES.get(cmd_name, cmd_name)
        for section in SECTIONS.values():
            if name in section:
                entry = section[name]
                loaded: click.Command = getattr(import_module(f"rashomon.cli.{entry.module}"), entry.attribute)
                return _prepared(loaded, f"{ctx.auto_envvar_prefix}_{name.upper()}")
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for an unknown one name those that come near."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], [*self.list_commands(ctx), *ALIASES], 2)
            hint = f" Did you mean {' or '.join(near)}?" if near else " `rashomon --help` lists all."
            ctx.fail(f"There is no command {args[0]}.{hint}")
        _, command, rest = super().resolve_command(ctx, args)
        # By its own name, not the alias: so that usage lines and environment variables are the same for both.
        return command.name if command else None, command, rest

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments; a complaint about them steers no terminal."""
        with _visible_complaints():
            return super().make_context(info_name, args, parent, **extra)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by section, without loading them."""
        for title, section in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, entry.line) for name, entry in section.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; turn an exception of ours into one sentence and an exit code."""
        from rashomon.errors import RashomonError, UsageError
        from rashomon.problems import visible

        try:
            with _visible_complaints():
                result: object = super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(visible(str(error)), ctx.meta.get(_INNERMOST, ctx)) from error
        except RashomonError as error:
            click.echo("\n".join(map(visible, f"rashomon: {error}".split("\n"))), err=True)
            ctx.exit(1)
        except BrokenPipeError:
            # The reader of our output has gone (`| head`); that is its right, and no fault.
            sys.stderr.close()
            ctx.exit(0)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            click.echo(visible(f"rashomon: {where}{error.strerror or error}."), err=True)
            ctx.exit(1)
        return result


def _prepared(command: click.Command, variable: str) -> click.Command:
    """Finish a command: examples as they are written, and an environment variable named like each option.

    Args:
        command: just loaded.
        variable: what the names of its environment variables begin with.
    """
    command.context_class = _Context
    # Docstrings are raw strings, so click's mark for "leave these lines alone" stands in them as two characters.
    command.help = (command.help or "").replace("\\b\n", "\b\n")
    for option in command.params:
        # A list is what stands here already: commands are prepared each time that they are looked up.
        if isinstance(option, click.Option) and not isinstance(option.envvar, list):
            long = next((name for name in option.opts if name.startswith("--")), option.opts[0])
            # One that a command names by itself (RASHOMON_DATASET) stays, behind the one for this command alone.
            more = [option.envvar] if isinstance(option.envvar, str) else []
            option.envvar = [f"{variable}_{long.strip('-').replace('-', '_').upper()}", *more]
    for name, part in (command.commands if isinstance(command, click.Group) else {}).items():
        _prepared(part, f"{variable}_{name.upper()}")
    return command


@contextmanager
def _visible_complaints() -> Iterator[None]:
    """Show control characters in what click complains about: file names may hold any."""
    try:
        yield
    except click.ClickException as error:
        from rashomon.problems import visible

        said = visible(error.message)
        if said == error.message:
            raise
        said = error.format_message().replace(error.message, said)
        raise (
            click.UsageError(said, error.ctx) if isinstance(error, click.UsageError) else click.ClickException(said)
        ) from error


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"rashomon {version('rashomon-kg')}")
        except PackageNotFoundError:
            click.echo("rashomon, run without being installed")
        ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "RASHOMON"},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
@click.pass_context
def main(ctx: click.Context) -> None:
    """Keep every account: annotated news becomes a graph that answers who says what.

    Offline: nothing that you read, build or ask leaves this machine.
    """
    if ctx.invoked_subcommand is None:
        click.echo(_WELCOME, nl=False)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, as `python -m rashomon` does.

    Args:
        arguments: as after `rashomon`; None takes those of the process.
    """
    main.main(args=list(arguments) if arguments is not None else None, prog_name="rashomon")
