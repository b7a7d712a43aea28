"""Scripts for shells, made from the parser: commands and options are in them, exercises are looked up.

The exercises are found by the shell itself, in the nearest folder that has some: starting Python for
each press of Tab would take too long.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SLUGS = (
    'd=$PWD; while [ -n "$d" ]; do ls "$d"/exercises/[0-9][0-9]_*/test_*.py 2>/dev/null && break; '
    'd=${d%/*}; done | sed -n "s|.*/exercises/\\([^/]*\\)/test_\\(.*\\)\\.py|\\1\\n\\2|p" | sort -u'
)
"""For any shell that knows POSIX: the chapters and exercises here, a line each."""


@dataclass(frozen=True)
class Command:
    """One command as a shell completes it; `takes` is SLUG, MISTAKE, or something else."""

    about: str
    options: Sequence[str]
    takes: str = ""
    choices: Sequence[str] = ()


def commands_of(parser: argparse.ArgumentParser) -> dict[str, Command]:
    """The commands of a parser, by name."""
    return {
        name: _command(sub, about)
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, sub in action.choices.items()
        for about in [next(a.help or "" for a in action._choices_actions if a.dest == name)]
    }


def _command(parser: argparse.ArgumentParser, about: str) -> Command:
    options = [o for a in parser._actions for o in a.option_strings if o.startswith("--")]
    plain = [a for a in parser._actions if not a.option_strings]
    choices = [str(choice) for a in plain for choice in a.choices or ()]
    takes = str(plain[0].metavar or "") if plain else ""
    return Command(about, options, takes, choices)


def script(shell: str, commands: Mapping[str, Command], mistakes: Sequence[str]) -> str:
    """The script for bash, zsh or fish."""
    if shell == "fish":
        return _fish(commands, mistakes)
    cases = "\n".join(_case(name, command, mistakes) for name, command in commands.items())
    names = " ".join(commands)
    return (BASH if shell == "bash" else ZSH).format(cases=cases, names=names, slugs=SLUGS)


def _case(name: str, command: Command, mistakes: Sequence[str]) -> str:
    """The words after one command; empty words mean files."""
    words = " ".join([*command.options, *command.choices])
    if command.takes == "MISTAKE":
        words += f" {' '.join(mistakes)}"
    slugs = " $(_awaitlings_slugs)" if command.takes == "SLUG" else ""
    return f'    {name}) offered="{words}{slugs}" ;;'


BASH = """# Completion of awaitlings for bash
_awaitlings_slugs() {{ ( {slugs} ) }}
_awaitlings() {{
  local offered="" current="${{COMP_WORDS[COMP_CWORD]}}"
  if [ "$COMP_CWORD" -eq 1 ]; then offered="{names} --help"; else
  case "${{COMP_WORDS[1]}}" in
{cases}
  esac; fi
  COMPREPLY=($(compgen -W "$offered" -- "$current"))
}}
complete -o bashdefault -o default -F _awaitlings awaitlings
"""

ZSH = """#compdef awaitlings
# Completion of awaitlings for zsh
_awaitlings_slugs() {{ ( {slugs} ) }}
_awaitlings() {{
  local offered=""
  if (( CURRENT == 2 )); then offered="{names} --help"; else
  case "$words[2]" in
{cases}
  esac; fi
  compadd -- ${{=offered}} || _files
}}
if [ "$funcstack[1]" = "_awaitlings" ]; then _awaitlings "$@"; else compdef _awaitlings awaitlings; fi
"""


def _fish(commands: Mapping[str, Command], mistakes: Sequence[str]) -> str:
    lines = [
        "# Completion of awaitlings for fish",
        f"function __awaitlings_slugs; sh -c '{SLUGS}'; end",
    ]
    for name, command in commands.items():
        lines.append(
            f"complete -c awaitlings -n __fish_use_subcommand -a {name} -d {_quoted(command.about)}"
        )
        seen = f'complete -c awaitlings -n "__fish_seen_subcommand_from {name}"'
        lines += [f"{seen} -l {option.removeprefix('--')}" for option in command.options]
        words = [*command.choices, *(mistakes if command.takes == "MISTAKE" else ())]
        if words:
            lines.append(f"{seen} -f -a {_quoted(' '.join(words))}")
        if command.takes == "SLUG":
            lines.append(f'{seen} -f -a "(__awaitlings_slugs)"')
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
