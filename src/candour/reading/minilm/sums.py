"""Whether this processor makes eight-bit sums exactly.

One without such sums of its own (AVX2 alone, as many a small server has) adds two products of an unsigned and
a signed number in sixteen bits, which overflow; there the weights are taken as unsigned numbers, which is
exact and half as slow again (onnxruntime, "Quantize ONNX models": saturation).
"""

from functools import cache

import numpy as np
import onnxruntime

PROBE = (
    b'\x08\x08:Z\n\x1a\n\x01a\n\x01b\x12\x03sum"\rMatMulInteger\x12\x01p*\r\x08\x02\x08\x01\x10\x03B\x01bJ'
    b"\x02\x7f\x7fZ\x13\n\x01a\x12\x0e\n\x0c\x08\x02\x12\x08\n\x02\x08\x01\n\x02\x08\x02b\x15\n\x03sum\x12"
    b"\x0e\n\x0c\x08\x06\x12\x08\n\x02\x08\x01\n\x02\x08\x01B\x04\n\x00\x10\x11"
)
"""The smallest graph that shows it (ONNX): two unsigned numbers times 127 and 127, a `MatMulInteger`."""
_HIGHEST, _SUM = 255, 2 * 255 * 127
_PRECISION = "session.x64quantprecision"


@cache
def are_exact() -> bool:
    """This will say whether 255 x 127 twice is 64,770 here; where sums overflow it is 32,767."""
    session = onnxruntime.InferenceSession(PROBE, loaded(exactly=True), providers=["CPUExecutionProvider"])
    made = session.run(None, {"a": np.full((1, 2), _HIGHEST, dtype=np.uint8)})
    return int(made[0][0, 0]) == _SUM


def loaded(*, exactly: bool) -> onnxruntime.SessionOptions:
    """This will give how a graph is loaded: for one core, without threads that spin while nothing is to be
    read; where sums are not made `exactly`, with weights as unsigned numbers."""
    made = onnxruntime.SessionOptions()
    made.intra_op_num_threads = made.inter_op_num_threads = 1
    made.enable_cpu_mem_arena = False
    made.log_severity_level = 3
    made.add_session_config_entry(_PRECISION, "0" if exactly else "1")
    return made
