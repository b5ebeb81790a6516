"""The modules that a program can import: stand-ins with lists of what they offer, never the real ones.

A real module leads to the whole interpreter (``dataclasses.sys``, ``numpy.f2py.os``); a facade holds only
what is listed in its file. Facades are plain modules without ``__getattr__``, so that reading from them is as
fast as from the real ones. A new facade is one file with its builders, and their names in `catalogue`.
"""
