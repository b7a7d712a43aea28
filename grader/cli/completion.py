"""`awaitlings completion`: what a shell needs to complete commands, options and exercises."""

import argparse

from grader.errors import PASSED

ABOUT = "Print the script that lets a shell complete commands, options and the names of exercises."
EXAMPLES = """once, for the shell that you use:
  awaitlings completion bash > ~/.local/share/bash-completion/completions/awaitlings
  awaitlings completion zsh  > ~/.zfunc/_awaitlings    (with fpath+=~/.zfunc before compinit in .zshrc)
  awaitlings completion fish > ~/.config/fish/completions/awaitlings.fish

to try it in this terminal:
  eval "$(awaitlings completion bash)"

Make it again after an update of Awaitlings."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its argument; it completes all that are added to the same commands."""
    command = commands.add_parser(
        "completion",
        help="let bash, zsh or fish complete names",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("shell", choices=["bash", "zsh", "fish"])
    command.set_defaults(run=completion, commands=commands)


def completion(options: argparse.Namespace) -> int:
    """`awaitlings completion`."""
    from grader.cli.completion_scripts import commands_of, script
    from grader.diagnosis.pages import pages

    print(script(options.shell, commands_of(options.commands), sorted(pages())), end="")
    return PASSED
