import { existsSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { AppError } from '../../shared/contract/app-error.ts';
import type { Speech } from './words.ts';

/** Longest name of a batch, a round or an organisation the contract takes. */
const NAME_MAX = 200;

/** Reads a whole number from `min` to `max`; anything else is wrong usage that says what is allowed. */
export function wholeNumber(speech: Speech, min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(speech.text('usage.wholeNumber', { min, max }));
    return value;
  };
}

/** Reads a name: some text on one line, not only blanks, of at most 200 characters. */
export function plainName(speech: Speech): (text: string) => string {
  return (text) => {
    const value = text.trim();
    if (value === '' || value.length > NAME_MAX || /\p{Cc}/u.test(value))
      throw new InvalidArgumentError(speech.text('usage.name', { max: NAME_MAX }));
    return value;
  };
}

/**
 * Where something is to be made, as an absolute path. The folder above is never made unasked, or a slip of the hand would
 * be one: throws `disk/not-found` when it is not there.
 */
export function newPlace(path: string): string {
  const absolute = resolve(path);
  if (!existsSync(dirname(absolute))) throw new AppError('disk/not-found', { path: dirname(absolute) });
  return absolute;
}

/** A file to be written, by `newPlace`. What is there already may be the only copy: throws `disk/exists`. */
export function newFile(path: string): string {
  const absolute = newPlace(path);
  if (existsSync(absolute)) throw new AppError('disk/exists', { path: absolute });
  return absolute;
}

/** A PDF to be written: `newFile` whose name says what it is, for the program that will open it. */
export function newPdf(speech: Speech, path: string): string {
  if (extname(path).toLowerCase() !== '.pdf') throw wrongUsage(speech.text('usage.pdfName', { file: basename(path) }));
  return newFile(path);
}

/** Wrong usage in our own words, where the argument parser cannot know it. */
export function wrongUsage(detail: string): AppError {
  return new AppError('usage/invalid-input', { detail });
}
