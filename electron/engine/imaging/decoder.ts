import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { AppError } from '../../../shared/contract/app-error.ts';
import { DECODE_SECONDS, MAX_PIXELS } from './limits.ts';

// libvips keeps opened files for later use, which locks them on Windows; and the OCR workers own the cores.
sharp.cache(false);
sharp.concurrency(1);

/**
 * A strict pipeline over a file or bytes: any warning of a decoder counts as damage, since a page that lost lines is worse
 * than a page that is refused. `frame` picks a page of a TIFF.
 */
export function strictDecoder(input: string | Uint8Array, frame = 0): Sharp {
  return sharp(input, {
    failOn: 'warning',
    limitInputPixels: MAX_PIXELS,
    sequentialRead: true,
    ...(frame > 0 ? { page: frame } : {}),
  }).timeout({ seconds: DECODE_SECONDS });
}

/** A decoder's complaint as an error of ours that names the file. Anything else comes back as it is. */
export function decodeError(error: unknown, file: string, page: number): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const message = error.message;
  const params = { file, page: page + 1 };
  const cause = { cause: error };
  if (/timeout/i.test(message)) {
    return new AppError('imaging/decode-timeout', { ...params, seconds: DECODE_SECONDS }, cause);
  }
  if (
    !/corrupt/i.test(message) &&
    /premature end|unexpected end|read past end|not enough data|truncated/i.test(message)
  ) {
    return new AppError('imaging/truncated', params, cause);
  }
  const reason = message.split('\n')[0]!.slice(0, 200);
  return new AppError('imaging/damaged', { ...params, reason }, cause);
}
