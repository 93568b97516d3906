import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder for what is prepared once for all suites of a run. */
    prepared: string;
  }
}

/** Gives the suites of a run a folder in common; removed when all are done. */
export default function setUp(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tram-e2e-prepared-'));
  project.provide('prepared', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
