import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflate } from 'node:zlib';
import { AppError } from '../../../shared/contract/app-error.ts';
import { throwIfCancelled } from '../base/task.ts';
import type { ByteReader } from './byte-reader.ts';
import { decodeJp2 } from './decode.ts';
import { decodeError, strictDecoder } from './decoder.ts';
import type { ImageFormat } from './formats.ts';
import type { FrameHeader } from './frame-header.ts';
import { readPieces } from './tiff-header.ts';

/** Decoded px of a check are thrown away, so they are taken small; every row of the source still has its share. */
const CHECK_SIDE = 256;

export interface DecodeCheck {
  readonly reader: ByteReader;
  readonly input: string | Uint8Array;
  readonly format: ImageFormat;
  readonly name: string;
  readonly frames: readonly FrameHeader[];
  readonly signal?: AbortSignal;
}

/** Decodes every page to its end. Throws `imaging/truncated`, `imaging/damaged`, `imaging/decode-timeout`. */
export async function checkDecodes(check: DecodeCheck): Promise<void> {
  for (const frame of check.frames) {
    if (check.signal) throwIfCancelled(check.signal);
    try {
      await checkFrame(check, frame);
    } catch (error) {
      throw decodeError(error, check.name, frame.index);
    }
  }
}

async function checkFrame({ reader, input, format, name }: DecodeCheck, frame: FrameHeader): Promise<void> {
  switch (format) {
    // The header's own check has seen that all rows are there, and stored px have nothing to decode.
    case 'bmp':
      return;
    case 'jp2':
      await decodeJp2(input, name);
      return;
    case 'tiff':
      if (frame.codec === 'deflate') await checkDeflate(reader, frame, name);
  }
  const info = await strictDecoder(input, frame.index).metadata();
  // The decoder must see what the header said: two readings of one file are a way past the limits.
  if (info.width !== frame.width || info.height !== frame.height) {
    throw new AppError('imaging/damaged', { file: name, page: frame.index + 1, reason: 'sizes disagree' });
  }
  await strictDecoder(input, frame.index)
    .resize({ width: CHECK_SIDE, height: CHECK_SIDE, fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
}

/** libtiff stops before a strip's checksum; zlib does not. What is inflated is counted and let go. */
async function checkDeflate(reader: ByteReader, frame: FrameHeader, name: string): Promise<void> {
  // A strip holds at most the whole picture: 4 samples of 16 bits a px.
  const most = frame.width * frame.height * 8 + 1024;
  for (const { offset, bytes } of await readPieces(reader, frame.index)) {
    const params = { file: name, page: frame.index + 1, reason: 'strip' };
    let total = 0;
    const count = new Writable({
      write: (chunk: Buffer, _, done) => {
        total += chunk.length;
        done(total > most ? new AppError('imaging/damaged', params) : null);
      },
    });
    try {
      await pipeline([await reader.read(offset, bytes)], createInflate(), count);
    } catch (error) {
      const cut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
      throw new AppError(cut ? 'imaging/truncated' : 'imaging/damaged', params, { cause: error });
    }
  }
}
