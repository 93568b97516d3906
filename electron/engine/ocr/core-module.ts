import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { AppError } from '../../../shared/contract/app-error.ts';
import { quicken } from './quicken.ts';
import { wasm, type WasmModule } from './wasm.ts';

/** A compiled tesseract: `script` is the JavaScript that goes with the machine code. Threads share one compilation. */
export interface CoreModule {
  readonly script: string;
  readonly module: WasmModule;
}

/** `lstm` reads text; `full` also holds the old engine, which alone can tell which way up a page is. */
export type CoreKind = 'lstm' | 'full';

/** Fastest first. A processor or runtime that lacks the instructions refuses to compile, and the next one is taken. */
const BUILDS = ['-relaxedsimd', '-simd', ''] as const;

const compiled = new Map<CoreKind, Promise<CoreModule>>();

/** The fastest core this machine can run, compiled once per process. Throws `ocr/engine-missing` when there is none. */
export function loadCore(kind: CoreKind): Promise<CoreModule> {
  let core = compiled.get(kind);
  if (core === undefined) {
    core = compileFirst(kind);
    compiled.set(kind, core);
    core.catch(() => compiled.delete(kind));
  }
  return core;
}

async function compileFirst(kind: CoreKind): Promise<CoreModule> {
  const resolve = createRequire(import.meta.url);
  let cause: unknown;
  for (const build of BUILDS) {
    const name = `tesseract.js-core/tesseract-core${build}${kind === 'lstm' ? '-lstm' : ''}`;
    try {
      const bytes = quicken(await readFile(resolve.resolve(`${name}.wasm`)));
      return { script: resolve.resolve(`${name}.js`), module: await compileCore(bytes) };
    } catch (error) {
      cause = error;
    }
  }
  throw new AppError('ocr/engine-missing', {}, { cause });
}

/** Machine code for threads to share. Rejects when this machine lacks an instruction it uses. */
export function compileCore(bytes: Uint8Array): Promise<WasmModule> {
  return wasm.compile(bytes);
}
