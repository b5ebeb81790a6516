"""The suite: one folder a level, one file a task; the file name is the task's public name.

A task's file defines

- ``task(seed)``: a `procgen.types.Task`, drawn from the seed and from nothing else;
- ``reference(task)``: source of a program that must pass;
- ``variants(task)``: name → source of programs that must pass as well;
- ``mutants(task)``: name → source of programs that are wrong in one way and must fail.
"""
