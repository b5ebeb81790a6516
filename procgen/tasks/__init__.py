"""The suite: one folder a level, one file a task; the file name is the task's public name.

A task's file offers, as functions or as methods of an object named ``TEMPLATE``
(`procgen.suite.Template`; `procgen.exact` makes such objects),

- ``task(seed)``: a `procgen.types.Task`, drawn from the seed and from nothing else;
- ``reference(task)``: source of a program that must pass;
- ``variants(task)``: name → source of programs that must pass as well, at least five;
- ``mutants(task)``: name → source of programs that are wrong in one way and must fail, at least eight.

A ladder's ``TEMPLATE`` has ``rungs`` and ``at(rung)`` (`procgen.suite.Ladder`); its tasks are named with
their rung, ``many_discs@16``.
"""
