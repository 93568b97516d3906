import type { ByteSource } from './byte-source.ts';

const CHUNK = 1 << 20;
/** More marks than this are an attack on the report's length. */
const MAX_FOUND = 1000;

/** Offsets at which a text stands in the raw bytes of a file; the last resort when structure cannot be believed. */
export async function findBytes(source: ByteSource, text: string): Promise<number[]> {
  const needle = Buffer.from(text, 'latin1');
  const found: number[] = [];
  let carried = Buffer.alloc(0);
  for (let offset = 0; offset < source.size; offset += CHUNK) {
    const piece = await source.read(offset, CHUNK);
    const chunk = carried.length === 0 ? piece : Buffer.concat([carried, piece]);
    const base = offset - carried.length;
    for (let at = chunk.indexOf(needle); at !== -1 && found.length < MAX_FOUND; at = chunk.indexOf(needle, at + 1))
      found.push(base + at);
    carried = Buffer.from(chunk.subarray(Math.max(0, chunk.length - needle.length + 1)));
  }
  return found;
}
