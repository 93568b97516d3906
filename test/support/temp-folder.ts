import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

/** A fresh folder, removed after the test, or after the file's last test when it is made outside one. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tram-test-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Does something when the running test is over; outside a test, when the file's last one is. */
export function atEnd(act: () => void): void {
  try {
    onTestFinished(act);
  } catch {
    afterAll(act);
  }
}
