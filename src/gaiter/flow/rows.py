"""Reading and writing rows of an array, so that the kernel reads like text for one leg.

`get` and `put` take a row of an array: from a one-dimensional array the row is a plain number (one leg), from an
array of shape ``(rows, LANES)`` it is a `Lane` (eight legs). So one kernel source compiles to a scalar and to a vector
kernel. Where rows do not depend on each other, `get_block`, `put_block` and `gather` give a `Lane` in both: one row of
eight legs, or eight rows of one leg.
"""

import llvmlite.ir as ir
from numba.core import cgutils, types
from numba.extending import intrinsic

from gaiter.flow.lanes import LANES, VECTOR, lane, splat


def _row(context, builder, kind, array, index):
    """Type and address of one row: a number of a 1-D array, a vector of an array of shape (rows, LANES)."""
    data = context.make_array(kind)(context, builder, array).data
    if kind.ndim == 1:
        return types.float64, builder.gep(data, [index])
    start = builder.mul(index, context.get_constant(types.intp, LANES))
    return lane, builder.bitcast(builder.gep(data, [start]), VECTOR.as_pointer())


def _block(context, builder, kind, array, index):
    """Address of the `Lane` that begins at row `index`."""
    row, address = _row(context, builder, kind, array, index)
    return address if row == lane else builder.bitcast(address, VECTOR.as_pointer())


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
        number = args[2] if sig.args[2] == row else splat(builder, args[2])
        builder.store(number, address, align=8)
        return context.get_dummy_value()

    return types.void(array, types.intp, value), emit


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
        value = args[2] if sig.args[2] == lane else splat(builder, args[2])
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
        value = ir.Constant(VECTOR, ir.Undefined)
        for step in range(LANES):
            value = builder.insert_element(value, fetch(step), ir.IntType(32)(step))
        return value

    return lane(array, places, types.intp, types.intp), emit


@intrinsic
def place(typingctx, places, index):
    """`places[index]`, of which the compiler need not ask whether `index` counts from the end."""

    def emit(context, builder, sig, args):
        data = context.make_array(sig.args[0])(context, builder, args[0]).data
        return builder.load(builder.gep(data, [args[1]]))

    return types.intp(places, types.intp), emit


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
        return args[1] if array.ndim == 1 else splat(builder, args[1])

    return (types.float64 if array.ndim == 1 else lane)(array, types.float64), emit


@intrinsic
def blank(typingctx, array):
    """A `Lane` of zeros, to sum blocks of `array` in (see `total`)."""

    def emit(context, builder, sig, args):
        return ir.Constant(VECTOR, [0.0] * LANES)

    return lane(array), emit


@intrinsic
def total(typingctx, array, value):
    """What a `Lane` summed over blocks of `array` comes to: itself for eight legs, the sum of its lanes for one."""

    def emit(context, builder, sig, args):
        if sig.args[0].ndim == 2:
            return args[1]
        one = ir.Constant(ir.DoubleType(), 0.0)
        kind = ir.FunctionType(ir.DoubleType(), [one.type, VECTOR])
        add = cgutils.get_or_insert_function(builder.module, kind, f"llvm.vector.reduce.fadd.v{LANES}f64")
        return builder.call(add, [one, args[1]], fastmath=("reassoc",))

    return (types.float64 if array.ndim == 1 else lane)(array, lane), emit
