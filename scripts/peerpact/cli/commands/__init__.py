"""The commands, a module for each verb: `add_arguments(parser)` and `run(args) -> exit code`."""
