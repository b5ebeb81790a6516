"""The walls that Linux offers, each in a file of its own, by raw system calls: no package, no root."""
