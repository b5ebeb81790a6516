"""Tasks whose wish fixes every pixel: scenes of flat shapes, and pictures that a formula gives.

From a scene follow the prompts (`procgen.exact.wording`), the reference program and its variants
(`procgen.exact.program`), the mutants (`procgen.exact.mutations`) and the true picture
(`procgen.exact.shapes`). `procgen.exact.agreement` compares a picture with the true one.
"""
