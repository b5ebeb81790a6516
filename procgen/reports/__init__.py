"""The reports: one file a format, its file name is the format's public name.

A file defines ``render(runs)``, where ``runs`` maps the name of each run to its records; it returns the whole
document: ``str``, or ``bytes`` where the format is not text. Text, Markdown and HTML are for reading and have
the tables of `procgen.tables`; the others are for computing and have the long table of `procgen.rows`.
"""
