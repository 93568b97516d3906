import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

/** The codes we print: one that stands much damage, and one that every reader knows. */
export type CodeKind = 'QRCode' | 'Code128';

/** The squares of a code row by row, 1 = black; a linear code is one row high. Without the quiet zone around it. */
export interface Modules {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

let ready: Promise<void> | undefined;

/** The squares of a code that says `text` (ASCII). A QR code stands the loss of 30 % (level H of ISO/IEC 18004). */
export async function drawCode(text: string, kind: CodeKind): Promise<Modules> {
  await (ready ??= prepare());
  const { symbol, error } = await writeBarcode(text, {
    format: kind,
    ...(kind === 'QRCode' ? { ecLevel: 'H' as const } : {}),
  });
  if (error !== '') throw new Error(`${kind}: ${error}`);
  const height = kind === 'Code128' ? 1 : symbol.height;
  return {
    width: symbol.width,
    height,
    data: Uint8Array.from(symbol.data.subarray(0, symbol.width * height), (grey) => (grey === 0 ? 1 : 0)),
  };
}

/** The WebAssembly is handed over as bytes: left to itself the package would ask a server on the network for it. */
async function prepare(): Promise<void> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer }, fireImmediately: true });
}
