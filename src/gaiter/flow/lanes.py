"""A vector of eight numbers as one value inside compiled code, so that the kernel reads like text for one leg.

`get` and `put` take a row of an array: from a one-dimensional array the row is a plain number (one leg), from an
array of shape ``(rows, LANES)`` it is a `Lane` (eight legs). `+ - * /`, comparisons, `select`, `maximum`, `root`,
`anywhere` mean the same for both, so one kernel source compiles to a scalar and to a vector kernel. Where rows do not
depend on each other, `get_block`, `put_block` and `gather` give a `Lane` in both: one row of eight legs, or eight rows
of one leg.

Numba has no vector type of its own; plain inner loops over the lanes lose their gain to run-time alias checks.
Written against Numba's extension interface, hence the pinned minor version.
"""

import operator

import llvmlite.ir as ir
from numba.core import cgutils, types
from numba.core.typing.templates import AbstractTemplate, infer_global, signature
from numba.extending import intrinsic, lower_builtin, models, register_model

LANES = 8

_vector = ir.VectorType(ir.DoubleType(), LANES)
_bits = ir.VectorType(ir.IntType(1), LANES)


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
        super().__init__(dmm, fe_type, _vector)


@register_model(MaskType)
class _MaskModel(models.PrimitiveModel):
    def __init__(self, dmm, fe_type):
        super().__init__(dmm, fe_type, _bits)


def _splat(builder, value):
    """Repeat one number in every lane."""
    first = builder.insert_element(ir.Constant(_vector, ir.Undefined), value, ir.IntType(32)(0))
    zeros = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)
    return builder.shuffle_vector(first, ir.Constant(_vector, ir.Undefined), zeros)


def _lanes(builder, args, kinds):
    return [a if kind == lane else _splat(builder, a) for a, kind in zip(args, kinds, strict=True)]


def _numeric(args) -> bool:
    return lane in args and all(a == lane or a == types.float64 for a in args)


def _arithmetic(function, emit) -> None:
    @infer_global(function)
    class _Typing(AbstractTemplate):
        def generic(self, args, kws):
            return signature(lane, *args) if len(args) == 2 and _numeric(args) else None

    def lower(context, builder, sig, args):
        return emit(builder, *_lanes(builder, args, sig.args))

    for pair in ((lane, lane), (lane, types.float64), (types.float64, lane)):
        lower_builtin(function, *pair)(lower)


def _comparison(function, symbol) -> None:
    @infer_global(function)
    class _Typing(AbstractTemplate):
        def generic(self, args, kws):
            return signature(mask, *args) if len(args) == 2 and _numeric(args) else None

    def lower(context, builder, sig, args):
        return builder.fcmp_ordered(symbol, *_lanes(builder, args, sig.args))

    for pair in ((lane, lane), (lane, types.float64), (types.float64, lane)):
        lower_builtin(function, *pair)(lower)


def _logic(function, emit) -> None:
    @infer_global(function)
    class _Typing(AbstractTemplate):
        def generic(self, args, kws):
            return signature(mask, mask, mask) if args == (mask, mask) else None

    lower_builtin(function, mask, mask)(lambda context, builder, sig, args: emit(builder, *args))


_CONTRACT = ("contract",)  # allows fused multiply-add, nothing else
_arithmetic(operator.add, lambda b, x, y: b.fadd(x, y, flags=_CONTRACT))
_arithmetic(operator.sub, lambda b, x, y: b.fsub(x, y, flags=_CONTRACT))
_arithmetic(operator.mul, lambda b, x, y: b.fmul(x, y, flags=_CONTRACT))
_arithmetic(operator.truediv, lambda b, x, y: b.fdiv(x, y))
_comparison(operator.lt, "<")
_comparison(operator.gt, ">")
_logic(operator.and_, lambda b, x, y: b.and_(x, y))
_logic(operator.or_, lambda b, x, y: b.or_(x, y))


def _row(context, builder, kind, array, index):
    """Type and address of one row: a number of a 1-D array, a vector of an array of shape (rows, LANES)."""
    data = context.make_array(kind)(context, builder, array).data
    if kind.ndim == 1:
        return types.float64, builder.gep(data, [index])
    start = builder.mul(index, context.get_constant(types.intp, LANES))
    return lane, builder.bitcast(builder.gep(data, [start]), _vector.as_pointer())


def _call(builder, name, result, *args):
    kind = ir.FunctionType(result, [a.type for a in args])
    return builder.call(cgutils.get_or_insert_function(builder.module, kind, name), args)


@intrinsic
def get(typingctx, array, index):
    """Row `index`: a number from a 1-D array, a `Lane` from an array of shape (rows, LANES)."""

    def emit(context, builder, sig, args):
        _, address = _row(context, builder, sig.args[0], *args)
        return builder.load(address, align=8)

    return (types.float64 if array.ndim == 1 else lane)(array, types.intp), emit


@intrinsic
def put(typingctx, array, index, value):
    """Store a number or a `Lane` (or one number for every lane) as row `index`."""

    def emit(context, builder, sig, args):
        row, address = _row(context, builder, sig.args[0], *args[:2])
        number = args[2] if sig.args[2] == row else _splat(builder, args[2])
        builder.store(number, address, align=8)
        return context.get_dummy_value()

    return types.void(array, types.intp, value), emit


def _block(context, builder, kind, array, index):
    """Address of the `Lane` that begins at row `index`."""
    row, address = _row(context, builder, kind, array, index)
    return address if row == lane else builder.bitcast(address, _vector.as_pointer())


@intrinsic
def get_block(typingctx, array, index):
    """A `Lane`: row `index` for eight legs, or rows `index` to `index + 7` of a 1-D array for one leg."""

    def emit(context, builder, sig, args):
        return builder.load(_block(context, builder, sig.args[0], *args), align=8)

    return lane(array, types.intp), emit


@intrinsic
def put_block(typingctx, array, index, value):
    """Store a `Lane` where `get_block` would find it."""

    def emit(context, builder, sig, args):
        value = args[2] if sig.args[2] == lane else _splat(builder, args[2])
        builder.store(value, _block(context, builder, sig.args[0], *args[:2]), align=8)
        return context.get_dummy_value()

    return types.void(array, types.intp, value), emit


@intrinsic
def gather(typingctx, array, places, index, shift):
    """A `Lane`: row `places[index] + shift` for eight legs, for one leg the numbers at the next eight places."""

    def emit(context, builder, sig, args):
        array, places, index, shift = args
        data = context.make_array(sig.args[1])(context, builder, places).data

        def fetch(step):
            place = builder.load(builder.gep(data, [builder.add(index, context.get_constant(types.intp, step))]))
            row = builder.add(place, shift)
            return builder.load(_row(context, builder, sig.args[0], array, row)[1], align=8)

        if sig.args[0].ndim == 2:
            return fetch(0)
        value = ir.Constant(_vector, ir.Undefined)
        for step in range(LANES):
            value = builder.insert_element(value, fetch(step), ir.IntType(32)(step))
        return value

    return lane(array, places, types.intp, types.intp), emit


@intrinsic
def column(typingctx, table, kinds, index, which):
    """A `Lane` of column `which` of a table: of row `kinds[index]` for eight legs, of eight segments for one leg.

    For eight legs `table` has a row for each column of each kind. For one leg it is laid out column by column, with a
    number for each segment: gathering the numbers of eight kinds would take longer than the arithmetic.
    """

    def emit(context, builder, sig, args):
        table, kinds, index, which = args
        places = context.make_array(sig.args[1])(context, builder, kinds)
        if sig.args[0].ndim == 2:
            kind = builder.load(builder.gep(places.data, [index]))
            return builder.load(_row(context, builder, sig.args[0], table, builder.add(kind, which))[1], align=8)
        row = builder.add(builder.mul(which, builder.extract_value(places.shape, 0)), index)
        return builder.load(_block(context, builder, sig.args[0], table, row), align=8)

    return lane(table, kinds, types.intp, types.intp), emit


@intrinsic
def stride(typingctx, array):
    """How many rows a block takes: 1 for eight legs, `LANES` for one leg."""

    def emit(context, builder, sig, args):
        return context.get_constant(types.intp, LANES if sig.args[0].ndim == 1 else 1)

    return types.intp(array), emit


@intrinsic
def filled(typingctx, array, number):
    """`number` as a row of `array` would hold it: itself, or repeated in every lane."""

    def emit(context, builder, sig, args):
        return args[1] if array.ndim == 1 else _splat(builder, args[1])

    return (types.float64 if array.ndim == 1 else lane)(array, types.float64), emit


@intrinsic
def blank(typingctx, array):
    """A `Lane` of zeros, to sum blocks of `array` in (see `total`)."""

    def emit(context, builder, sig, args):
        return ir.Constant(_vector, [0.0] * LANES)

    return lane(array), emit


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


@intrinsic
def maximum(typingctx, x, y):
    """The larger of two, lane by lane; `y` where `x` is not a number."""
    wide = lane in (x, y)

    def emit(context, builder, sig, args):
        x, y = _lanes(builder, args, sig.args) if wide else args
        return builder.select(builder.fcmp_ordered(">", x, y), x, y)

    return (lane if wide else types.float64)(x, y), emit


@intrinsic
def minimum(typingctx, x, y):
    """The smaller of two, lane by lane; `y` where `x` is not a number."""
    wide = lane in (x, y)

    def emit(context, builder, sig, args):
        x, y = _lanes(builder, args, sig.args) if wide else args
        return builder.select(builder.fcmp_ordered("<", x, y), x, y)

    return (lane if wide else types.float64)(x, y), emit


@intrinsic
def total(typingctx, array, value):
    """What a `Lane` summed over blocks of `array` comes to: itself for eight legs, the sum of its lanes for one."""

    def emit(context, builder, sig, args):
        if sig.args[0].ndim == 2:
            return args[1]
        one = ir.Constant(ir.DoubleType(), 0.0)
        kind = ir.FunctionType(ir.DoubleType(), [one.type, _vector])
        add = cgutils.get_or_insert_function(builder.module, kind, f"llvm.vector.reduce.fadd.v{LANES}f64")
        return builder.call(add, [one, args[1]], fastmath=("reassoc",))

    return (types.float64 if array.ndim == 1 else lane)(array, lane), emit


@intrinsic
def anywhere(typingctx, which):
    """Whether a condition holds in any lane."""

    def emit(context, builder, sig, args):
        if which != mask:
            return args[0]
        return _call(builder, f"llvm.vector.reduce.or.v{LANES}i1", ir.IntType(1), args[0])

    return types.boolean(which), emit
