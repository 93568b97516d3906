import { advance, kernel, locals, until, type Kernel } from './kernel.ts';
import { call, get, i32, i8x16, int, jump, leave, set, tee, v128, when, type Code } from './wasm-code.ts';

/**
 * Places of the members of tesseract's NetworkIO in this core, bytes: numbers in rows of features, one row a point of a
 * picture, row after row of the picture's px; and of the layers that work on such planes.
 */
const IO = { isInt: 48, numbers: 28, features: 40, batch: 52, height: 56, width: 60, rowStep: 68, step: 72 } as const;
const SIZES = { heights: 76, widths: 88 } as const;
const LAYER = { inputs: 20 } as const;
const CONVOLVE = { generator: 52, halfX: 56, halfY: 60 } as const;
const MAXPOOL = { scaleX: 104, scaleY: 108 } as const;

const all = (...conditions: Code[][]): Code[] => conditions.flatMap((code, i) => (i === 0 ? code : [...code, i32.and]));
const member = (object: number, place: number): Code[] => [get(object), i32.load(place)];
const is = (object: number, place: number, value: number): Code[] => [...member(object, place), int(value), i32.equal];
const same = (a: Code[], b: Code[]): Code[] => [...a, ...b, i32.equal];

/** The plane is of bytes, and of one picture that fills it: then a point's row is y · width + x. */
function isPlane(io: number): Code[] {
  const only = (sizes: number, size: number): Code[] =>
    all(
      same([...member(io, sizes + 4), ...member(io, sizes), i32.sub], [int(4)]),
      same([...member(io, sizes), i32.load()], member(io, size)),
    );
  return all(
    [get(io), i32.loadUnsignedByte(IO.isInt), int(1), i32.equal],
    is(io, IO.batch, 1),
    is(io, IO.step, 1),
    same(member(io, IO.rowStep), member(io, IO.width)),
    only(SIZES.heights, IO.height),
    only(SIZES.widths, IO.width),
  );
}

const unless = (conditions: Code[]): Code[] => [...conditions, i32.isZero, when(int(0), leave)];

/**
 * (layer, input, output): each point's row becomes the 3 × 3 px around it, column after column, for an input of one
 * feature; what lies beyond the picture's edge is drawn from the layer's generator in tesseract's order. Answers 0,
 * having done nothing, when the layer or its planes are of another make.
 */
export function convolve(randomize: number): Kernel {
  const [layer, input, output, width, height, from, to, row, x, y, dx, dy, place, isEdge, last, before] = locals(0);
  const [middle, after] = locals(before + 1);

  const random = (features: number): Code[] => [
    ...[get(output), get(row), get(place), int(features), ...member(layer, CONVOLVE.generator), call(randomize)],
    ...advance(place, features),
  ];
  const copied = [
    ...[get(to), get(place), i32.add],
    ...[get(from), get(y), get(dy), i32.add, get(width), i32.mul, i32.add, get(x), i32.add, get(dx), i32.add],
    ...[i32.loadUnsignedByte(), i32.storeByte(), ...advance(place, 1)],
  ];
  /** As an unsigned number a place before the first is beyond the last, too. */
  const isOutside = (at: number, by: number, end: number): Code[] => [get(at), get(by), i32.add, get(end), i32.reaches];
  const edgePoint: Code[] = [
    ...[int(0), set(place), int(-1), set(dx)],
    until(
      [get(dx), int(2), i32.atLeast],
      ...[...isOutside(x, dx, width)],
      when(...random(3), ...advance(dx, 1), jump(1)),
      ...[int(-1), set(dy)],
      until(
        [get(dy), int(2), i32.atLeast],
        ...isOutside(y, dy, height),
        when(...random(1), ...advance(dy, 1), jump(1)),
        ...[...copied, ...advance(dy, 1)],
      ),
      ...advance(dx, 1),
    ),
    ...[...advance(to, 9), ...advance(row, 1), ...advance(x, 1)],
  ];

  /** Three px above one another, from the picture's row above on, as one number. */
  const column = (at: Code[]): Code[] => [
    ...[...at, get(y), int(1), i32.sub, get(width), i32.mul, i32.add, get(from), i32.add, tee(place)],
    i32.loadUnsignedByte(),
    ...[get(place), get(width), i32.add, tee(place), i32.loadUnsignedByte(), int(8), i32.shl, i32.or],
    ...[get(place), get(width), i32.add, i32.loadUnsignedByte(), int(16), i32.shl, i32.or],
  ];
  const innerPoints: Code[] = [
    ...[...column([int(0)]), set(before), ...column([int(1)]), set(middle)],
    until(
      [get(x), get(last), i32.atLeast],
      ...[...column([get(x), int(1), i32.add]), set(after)],
      ...[get(to), get(before), get(middle), int(24), i32.shl, i32.or, i32.store()],
      ...[get(to), get(middle), int(8), i32.shiftRight, get(after), int(16), i32.shl, i32.or, i32.store(4)],
      ...[get(to), get(after), int(16), i32.shiftRight, i32.storeByte(8)],
      ...[get(middle), set(before), get(after), set(middle)],
      ...[...advance(to, 9), ...advance(row, 1), ...advance(x, 1)],
    ),
  ];

  return kernel(
    3,
    { ints: 15, answers: true },
    ...unless(
      all(
        ...[isPlane(input), isPlane(output)],
        ...[same(member(input, IO.width), member(output, IO.width))],
        ...[same(member(input, IO.height), member(output, IO.height))],
        ...[is(layer, LAYER.inputs, 1), is(layer, CONVOLVE.halfX, 1), is(layer, CONVOLVE.halfY, 1)],
        ...[is(input, IO.features, 1), is(output, IO.features, 9)],
      ),
    ),
    ...[...member(input, IO.width), tee(width), int(1), i32.sub, set(last), ...member(input, IO.height), set(height)],
    ...[...member(input, IO.numbers), set(from), ...member(output, IO.numbers), set(to)],
    ...[int(0), set(row), int(0), set(y)],
    until(
      [get(y), get(height), i32.atLeast],
      ...[get(y), i32.isZero, get(y), get(height), int(1), i32.sub, i32.equal, i32.or, set(isEdge), int(0), set(x)],
      until(
        [get(x), get(width), i32.atLeast],
        ...[get(isEdge), get(x), i32.isZero, i32.or, get(x), get(last), i32.equal, i32.or],
        when(...edgePoint, jump(1)),
        ...innerPoints,
      ),
      ...advance(y, 1),
    ),
    int(1),
  );
}

/**
 * (layer, input, output): each point of the output becomes, feature by feature, the greatest of the input's points its
 * cell covers, for rows of whole sixteens of features. Which of them it was is only asked for in training, and not noted.
 * Answers as convolve.
 */
export function greatest(): Kernel {
  const [layer, input, output, features, inRow, to, x, y, endX, endY, feature, corner, at, atY, atX, scaleX] =
    locals(0);
  const [scaleY, inputX, inputY, most] = locals(scaleX + 1);

  /** The cell's size along one side: its scale, or what is left of the picture. */
  const cell = (scale: number, start: number, size: number): Code[] => [
    ...[get(scale), ...member(input, size), get(start), i32.sub],
    ...[get(scale), ...member(input, size), get(start), i32.sub, i32.lessThan, i32.choose],
  ];
  const point: Code[] = [
    ...[get(x), get(scaleX), i32.mul, set(inputX), get(y), get(scaleY), i32.mul, set(inputY)],
    ...[...cell(scaleX, inputX, IO.width), set(endX), ...cell(scaleY, inputY, IO.height), set(endY)],
    ...[get(inputY), get(inRow), i32.mul, get(inputX), get(features), i32.mul, i32.add],
    ...[...member(input, IO.numbers), i32.add, set(corner), int(0), set(feature)],
    until(
      [get(feature), get(features), i32.atLeast],
      ...[get(corner), get(feature), i32.add, tee(at), v128.load(), set(most), int(0), set(atY)],
      until(
        [get(atY), get(endY), i32.atLeast],
        ...[get(corner), get(feature), i32.add, get(atY), get(inRow), i32.mul, i32.add, set(at), int(0), set(atX)],
        until(
          [get(atX), get(endX), i32.atLeast],
          ...[get(most), get(at), v128.load(), i8x16.greater, set(most)],
          ...[get(at), get(features), i32.add, set(at), ...advance(atX, 1)],
        ),
        ...advance(atY, 1),
      ),
      ...[get(to), get(most), v128.store(), ...advance(to, 16), ...advance(feature, 16)],
    ),
    ...advance(x, 1),
  ];

  return kernel(
    3,
    { ints: 16, vectors: 1, answers: true },
    ...unless(
      all(...[isPlane(input), isPlane(output)], same(member(input, IO.features), member(output, IO.features)), [
        ...member(input, IO.features),
        int(15),
        i32.and,
        i32.isZero,
      ]),
    ),
    ...[...member(input, IO.features), tee(features), ...member(input, IO.width), i32.mul, set(inRow)],
    ...[...member(layer, MAXPOOL.scaleX), set(scaleX), ...member(layer, MAXPOOL.scaleY), set(scaleY)],
    ...[...member(output, IO.numbers), set(to), int(0), set(y)],
    until(
      [get(y), ...member(output, IO.height), i32.atLeast],
      ...[int(0), set(x), until([get(x), ...member(output, IO.width), i32.atLeast], ...point), ...advance(y, 1)],
    ),
    int(1),
  );
}
