"""The commands, a module each; every one adds itself with `add_to(commands)`."""
