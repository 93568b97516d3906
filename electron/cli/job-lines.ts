import type { FailedItem } from '../engine/index.ts';
import { detailLine } from './finding-lines.ts';
import type { Speech } from './words.ts';

/** A line per failed item of a job: what it was, what is wrong, what to do. */
export function failureLines(speech: Speech, failed: readonly FailedItem[]): string[] {
  return failed.flatMap(({ name, error }) => {
    const { what, do: remedy } = speech.words(error.code, error.params);
    return [
      `  ✗ ${name}: ${what} → ${remedy}`,
      ...error.details.map((detail) => `      • ${detailLine(speech, detail)}`),
    ];
  });
}
