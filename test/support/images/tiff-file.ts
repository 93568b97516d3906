/** One field of a TIFF directory. Types: 2 text, 3 short, 4 long, 5 rational (pairs). */
export type TiffField = readonly [tag: number, type: 2 | 3 | 4 | 5, values: readonly number[] | string];

export interface TiffPage {
  readonly width: number;
  readonly height: number;
  /** Compression number of TIFF 6.0. Default 1, none. */
  readonly compression?: number;
  readonly bits?: readonly number[];
  readonly photometric?: number;
  readonly rowsPerStrip?: number;
  readonly strips: readonly Uint8Array[];
  readonly dpi?: number;
  /** Added to the fields above, or put in place of the one with the same tag; null takes one away. */
  readonly extra?: readonly TiffField[];
  readonly without?: readonly number[];
}

export interface TiffOptions {
  readonly bigEndian?: boolean;
  /** Where the first directory is said to be, instead of where it is. */
  readonly firstDirectory?: number;
  /** Where the last directory says the next one is. Default 0: nowhere. `first` closes a circle. */
  readonly nextDirectory?: number | 'first';
}

const TYPE_BYTES = { 2: 1, 3: 2, 4: 4, 5: 8 } as const;

/** A TIFF of any shape, right or wrong on purpose. */
export function tiffFile(pages: readonly TiffPage[], options: TiffOptions = {}): Buffer {
  const little = !options.bigEndian;
  const parts: Buffer[] = [Buffer.alloc(8)];
  let length = 8;
  const append = (part: Buffer): number => {
    const at = length;
    parts.push(part);
    length += part.length;
    if (length % 2 === 1) {
      parts.push(Buffer.alloc(1));
      length++;
    }
    return at;
  };
  const put = (bytes: 2 | 4, value: number, buffer: Buffer, at: number): void => {
    if (little) buffer.writeUIntLE(value, at, bytes);
    else buffer.writeUIntBE(value, at, bytes);
  };
  const links: { buffer: Buffer; at: number }[] = [];
  const starts: number[] = [];
  for (const page of pages) {
    const offsets = page.strips.map((strip) => append(Buffer.from(strip)));
    const fields = fieldsOf(page, offsets);
    const table = Buffer.alloc(2 + fields.length * 12 + 4);
    put(2, fields.length, table, 0);
    fields.forEach(([tag, type, values], i) => {
      const at = 2 + i * 12;
      const data = fieldData(type, values, put);
      put(2, tag, table, at);
      put(2, type, table, at + 2);
      put(4, data.length / TYPE_BYTES[type], table, at + 4);
      if (data.length <= 4) data.copy(table, at + 8);
      else put(4, append(data), table, at + 8);
    });
    starts.push(append(table));
    links.push({ buffer: table, at: table.length - 4 });
  }
  links.forEach(({ buffer, at }, i) => {
    const last = options.nextDirectory === 'first' ? starts[0]! : (options.nextDirectory ?? 0);
    put(4, starts[i + 1] ?? last, buffer, at);
  });
  const head = parts[0]!;
  head.write(little ? 'II' : 'MM', 'latin1');
  put(2, 42, head, 2);
  put(4, options.firstDirectory ?? starts[0] ?? 0, head, 4);
  return Buffer.concat(parts, length);
}

function fieldsOf(page: TiffPage, offsets: readonly number[]): TiffField[] {
  const bits = page.bits ?? [8];
  const dpi = page.dpi ?? 300;
  const fields = new Map<number, TiffField>();
  const all: TiffField[] = [
    [256, 4, [page.width]],
    [257, 4, [page.height]],
    [258, 3, bits],
    [259, 3, [page.compression ?? 1]],
    [262, 3, [page.photometric ?? 1]],
    [273, 4, offsets],
    [277, 3, [bits.length]],
    [278, 4, [page.rowsPerStrip ?? page.height]],
    [279, 4, page.strips.map((strip) => strip.length)],
    [282, 5, [dpi, 1]],
    [283, 5, [dpi, 1]],
    [296, 3, [2]],
    ...(page.extra ?? []),
  ];
  for (const field of all) fields.set(field[0], field);
  for (const tag of page.without ?? []) fields.delete(tag);
  return [...fields.values()].sort((a, b) => a[0] - b[0]);
}

function fieldData(
  type: 2 | 3 | 4 | 5,
  values: readonly number[] | string,
  put: (bytes: 2 | 4, value: number, buffer: Buffer, at: number) => void,
): Buffer {
  if (typeof values === 'string') return Buffer.from(`${values}\0`, 'latin1');
  const bytes = type === 3 ? 2 : 4;
  const data = Buffer.alloc(values.length * bytes);
  values.forEach((value, i) => put(bytes, value, data, i * bytes));
  return data;
}
