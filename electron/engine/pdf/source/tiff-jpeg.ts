import { segments } from './jpeg.ts';

interface StripFacts {
  /** The JPEGTables tag: an abbreviated stream with the tables the strips leave out (TIFF technical note 2). */
  readonly tables: Buffer | null;
  /** Photometric RGB: the components are not YCbCr, which only an Adobe marker can tell a reader of the JPEG alone. */
  readonly isRgb: boolean;
  readonly height: number;
  readonly rowsPerStrip: number;
}

const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);
const ADOBE_NO_TRANSFORM = Buffer.from('ffee000e41646f626500640000000000', 'hex');

/**
 * One JPEG out of a TIFF frame's JPEG strips, without loss: entropy-coded data is copied, a restart marker put where one
 * strip ended and the next began (both reset the coder alike). Null when that cannot be: progressive strips, strips with
 * tables of their own, or not whole rows of blocks.
 */
export function joinJpegStrips(strips: readonly Buffer[], facts: StripFacts): Buffer | null {
  const first = strips[0] === undefined ? null : parted(strips[0]);
  if (first === null) return null;
  const tables = facts.tables === null ? [] : tableSegments(facts.tables);
  const adobe = facts.isRgb && !first.hasAdobe ? [ADOBE_NO_TRANSFORM] : [];
  if (strips.length === 1) return Buffer.concat([SOI, ...adobe, ...tables, strips[0]!.subarray(2)]);
  if (!first.isSequential || first.restartInterval !== 0 || facts.rowsPerStrip % first.rowsOfBlock !== 0) return null;

  const scans: Buffer[] = [];
  for (const [at, strip] of strips.entries()) {
    const part = parted(strip);
    if (part === null || !part.scanHeader.equals(first.scanHeader)) return null;
    if (!part.head.equals(at === 0 ? first.head : first.headWithHeight(part.height))) return null;
    if (at > 0) scans.push(Buffer.from([0xff, 0xd0 + ((at - 1) % 8)]));
    scans.push(part.entropy);
  }
  const interval = (facts.rowsPerStrip / first.rowsOfBlock) * first.blocksAcross;
  if (interval > 0xffff) return null;
  const restart = Buffer.from([0xff, 0xdd, 0, 4, interval >> 8, interval & 0xff]);
  const head = first.headWithHeight(facts.height);
  return Buffer.concat([SOI, ...adobe, ...tables, head, restart, first.scanHeader, ...scans, EOI]);
}

interface Part {
  /** All segments before the scan, as bytes. */
  readonly head: Buffer;
  readonly scanHeader: Buffer;
  readonly entropy: Buffer;
  readonly height: number;
  readonly isSequential: boolean;
  readonly hasAdobe: boolean;
  readonly restartInterval: number;
  /** Rows of px and number of MCUs across, by the sampling factors. */
  readonly rowsOfBlock: number;
  readonly blocksAcross: number;
  headWithHeight(height: number): Buffer;
}

function parted(strip: Buffer): Part | null {
  let frame: { at: number; marker: number; body: Buffer } | null = null;
  let hasAdobe = false;
  let restartInterval = 0;
  for (const segment of segments(strip)) {
    const { marker, body, at, end } = segment;
    if (marker >= 0xc0 && marker <= 0xc2) frame = segment;
    if (marker === 0xee) hasAdobe = true;
    if (marker === 0xdd) restartInterval = body.readUInt16BE(0);
    if (marker !== 0xda || frame === null || frame.body.length < 6) continue;
    const components = frame.body[5]!;
    const factors = Array.from({ length: components }, (_, item) => frame!.body[7 + item * 3] ?? 0x11);
    const across = components === 1 ? 1 : Math.max(...factors.map((factor) => factor >> 4));
    const down = components === 1 ? 1 : Math.max(...factors.map((factor) => factor & 15));
    const head = Buffer.from(strip.subarray(2, at));
    const heightAt = frame.at - 2 + 5;
    const close = strip.lastIndexOf(EOI);
    return {
      head,
      scanHeader: strip.subarray(at, end),
      entropy: strip.subarray(end, close >= end ? close : strip.length),
      height: frame.body.readUInt16BE(1),
      isSequential: frame.marker !== 0xc2,
      hasAdobe,
      restartInterval,
      rowsOfBlock: 8 * down,
      blocksAcross: Math.ceil(frame.body.readUInt16BE(3) / (8 * across)),
      headWithHeight: (height) => {
        const changed = Buffer.from(head);
        changed.writeUInt16BE(height, heightAt);
        return changed;
      },
    };
  }
  return null;
}

function tableSegments(tables: Buffer): Buffer[] {
  const kept: Buffer[] = [];
  for (const { at, end } of segments(tables)) kept.push(tables.subarray(at, end));
  return kept;
}
