"""The subcommands of ``procgen``: one file each; a file defines a click command named ``command``."""
