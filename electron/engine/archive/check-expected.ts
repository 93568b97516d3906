import { AppError } from '../../../shared/contract/app-error.ts';
import type { Written } from './tree-sink.ts';

/** Stops with `package/source-changed` when the bytes that were copied are not those that were expected. */
export function checkExpected(path: string, written: Written, expected: string | undefined): void {
  if (expected === undefined || expected.toUpperCase() === written.sha256) return;
  throw new AppError('package/source-changed', { path, expected: expected.toUpperCase(), found: written.sha256 });
}
