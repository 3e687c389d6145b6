"""A vector of eight numbers as one value inside compiled code: a `Lane`.

`+ - * /`, comparisons, `select`, `maximum`, `minimum`, `root` and `anywhere` mean the same for a `Lane` and for a
number, so one kernel source compiles to a scalar and to a vector kernel. How rows of arrays become either is in `rows`.

Numba has no vector type of its own; plain inner loops over the lanes lose their gain to run-time alias checks.
Written against Numba's extension interface, hence the pinned minor version.
"""

import operator

import llvmlite.ir as ir
from numba.core import cgutils, types
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import intrinsic, lower_builtin, models, register_model

LANES = 8

VECTOR = ir.VectorType(ir.DoubleType(), LANES)
BITS = ir.VectorType(ir.IntType(1), LANES)


class LaneType(types.Type):
    """Numba type of eight float64 numbers."""

    def __init__(self) -> None:
        super().__init__(name=f"Lane{LANES}")


class MaskType(types.Type):
    """Numba type of eight truth values."""

    def __init__(self) -> None:
        super().__init__(name=f"Mask{LANES}")


lane = LaneType()
mask = MaskType()


@register_model(LaneType)
class _LaneModel(models.PrimitiveModel):
    def __init__(self, dmm, fe_type):
        super().__init__(dmm, fe_type, VECTOR)


@register_model(MaskType)
class _MaskModel(models.PrimitiveModel):
    def __init__(self, dmm, fe_type):
        super().__init__(dmm, fe_type, BITS)


def splat(builder, value):
    """Repeat one number in every lane."""
    first = builder.insert_element(ir.Constant(VECTOR, ir.Undefined), value, ir.IntType(32)(0))
    zeros = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)
    return builder.shuffle_vector(first, ir.Constant(VECTOR, ir.Undefined), zeros)


def _lanes(builder, args, kinds):
    return [a if kind == lane else splat(builder, a) for a, kind in zip(args, kinds, strict=True)]


def _numeric(args) -> bool:
    return lane in args and all(a == lane or a == types.float64 for a in args)


def _operation(function, result, emit) -> None:
    """Teach the compiler what an operator does to two numbers of which one at least is a `Lane`."""

    @infer_global(function)
    class _Typing(AbstractTemplate):
        def generic(self, args, kws):
            return signature(result, *args) if len(args) == 2 and _numeric(args) else None

    def lower(context, builder, sig, args):
        return emit(builder, *_lanes(builder, args, sig.args))

    for pair in ((lane, lane), (lane, types.float64), (types.float64, lane)):
        lower_builtin(function, *pair)(lower)


def _logic(function, emit) -> None:
    @infer_global(function)
    class _Typing(AbstractTemplate):
        def generic(self, args, kws):
            return signature(mask, mask, mask) if args == (mask, mask) else None

    lower_builtin(function, mask, mask)(lambda context, builder, sig, args: emit(builder, *args))


_CONTRACT = ("contract",)  # allows fused multiply-add, nothing else
_operation(operator.add, lane, lambda b, x, y: b.fadd(x, y, flags=_CONTRACT))
_operation(operator.sub, lane, lambda b, x, y: b.fsub(x, y, flags=_CONTRACT))
_operation(operator.mul, lane, lambda b, x, y: b.fmul(x, y, flags=_CONTRACT))
_operation(operator.truediv, lane, lambda b, x, y: b.fdiv(x, y))
_operation(operator.lt, mask, lambda b, x, y: b.fcmp_ordered("<", x, y))
_operation(operator.gt, mask, lambda b, x, y: b.fcmp_ordered(">", x, y))
_logic(operator.and_, lambda b, x, y: b.and_(x, y))
_logic(operator.or_, lambda b, x, y: b.or_(x, y))


def _call(builder, name, result, *args):
    kind = ir.FunctionType(result, [a.type for a in args])
    return builder.call(cgutils.get_or_insert_function(builder.module, kind, name), args)


@intrinsic
def root(typingctx, x):
    """Square root, lane by lane."""

    def emit(context, builder, sig, args):
        name = f"llvm.sqrt.v{LANES}f64" if x == lane else "llvm.sqrt.f64"
        return _call(builder, name, args[0].type, args[0])

    return x(x), emit


@intrinsic
def select(typingctx, which, yes, no):
    """`yes` where `which` holds, else `no`, lane by lane; one truth value chooses all lanes."""
    wide = lane in (yes, no) or which == mask

    def emit(context, builder, sig, args):
        chosen = _lanes(builder, args[1:], sig.args[1:]) if wide else args[1:]
        return builder.select(args[0], *chosen)

    return (lane if wide else types.float64)(which, yes, no), emit


def _extreme(typingctx, x, y, symbol):
    wide = lane in (x, y)

    def emit(context, builder, sig, args):
        x, y = _lanes(builder, args, sig.args) if wide else args
        return builder.select(builder.fcmp_ordered(symbol, x, y), x, y)

    return (lane if wide else types.float64)(x, y), emit


@intrinsic
def maximum(typingctx, x, y):
    """The larger of two, lane by lane; `y` where `x` is not a number."""
    return _extreme(typingctx, x, y, ">")


@intrinsic
def minimum(typingctx, x, y):
    """The smaller of two, lane by lane; `y` where `x` is not a number."""
    return _extreme(typingctx, x, y, "<")


@intrinsic
def anywhere(typingctx, which):
    """Whether a condition holds in any lane."""

    def emit(context, builder, sig, args):
        if which != mask:
            return args[0]
        return _call(builder, f"llvm.vector.reduce.or.v{LANES}i1", ir.IntType(1), args[0])

    return types.boolean(which), emit
