import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { CodeReply, CodeRequest } from './protocol.ts';

/** A code is a name, not a book; what a page says beyond this is cut off. */
const MAX_TEXT = 500;
const MAX_CODES = 8;

/** Reading takes 30 to 140 ms a page: in a thread of its own it keeps nobody waiting. One page at a time. */
const port = parentPort;
if (!port) throw new Error('code-worker runs as a worker thread');
// Handed over as bytes: left to itself the package would ask a server on the network for its WebAssembly.
const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
await prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer }, fireImmediately: true });

port.on('message', (request: CodeRequest) => {
  void look(request).then((reply) => port.postMessage(reply));
});

async function look({ id, width, height, data }: CodeRequest): Promise<CodeReply> {
  try {
    const found = await readBarcodes(
      { width, height, data: toRgba(data) } as Parameters<typeof readBarcodes>[0],
      // Measured: without tryHarder a third of the sheets is found.
      {
        formats: ['QRCode', 'Code128', 'Code39', 'DataMatrix'],
        tryHarder: true,
        tryRotate: true,
        tryInvert: false,
        tryDownscale: true,
        maxNumberOfSymbols: MAX_CODES,
      },
    );
    const codes = found.map(({ format, text }) => ({ format, text: text.slice(0, MAX_TEXT) }));
    return { id, codes };
  } catch (error) {
    return { id, reason: String(error) };
  }
}

function toRgba(grey: Uint8Array): Uint8ClampedArray {
  const out = new Uint32Array(grey.length);
  // 255 alpha, then blue, green, red, in the byte order of every processor we run on.
  for (let at = 0; at < grey.length; at++) out[at] = 0xff000000 | (grey[at]! * 0x010101);
  return new Uint8ClampedArray(out.buffer);
}
