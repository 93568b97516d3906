import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { OsResults, TesseractApi, TesseractCore, TesseractFactory } from './tesseract-core.ts';
import { readResult } from './read-result.ts';
import { wasm, type WasmMemory } from './wasm.ts';
import type { RawLine, RawTurn, WorkerJob, WorkerReply, WorkerSetup } from './worker-messages.ts';

/**
 * A thread that reads one picture at a time. It drives tesseract.js-core itself rather than through tesseract.js: the
 * pixels go straight into the engine's memory, nothing in it can fetch or write a file, and a failed start is an answer
 * and not silence.
 */
const setup = workerData as WorkerSetup;
const port = parentPort;
if (port === null) throw new Error('this module runs in a worker thread only');

/** Tesseract's engine modes: 0 the old engine (only it finds the turn), 1 the LSTM network. */
const ENGINE = { turn: 0, text: 1 } as const;
/** Which clockwise turn undoes the orientation tesseract names 0 to 3. */
const UNDO = [0, 270, 180, 90] as const;

let memory: WasmMemory | undefined;
let core: TesseractCore;
let api: TesseractApi;

try {
  const factory = createRequire(import.meta.url)(setup.script) as TesseractFactory;
  core = await factory({
    TesseractProgress: ignore,
    print: ignore,
    printErr: ignore,
    instantiateWasm(imports, done) {
      const instance = new wasm.Instance(setup.module, imports);
      // The memory is exported under a name that changes with every build of the core.
      memory = Object.values(instance.exports).find((value) => value instanceof wasm.Memory);
      done(instance, setup.module);
      return instance.exports;
    },
  });
  const languages = Object.keys(setup.data);
  for (const language of languages) core.FS.writeFile(`/${language}.traineddata`, setup.data[language]!);
  api = new core.TessBaseAPI();
  if (api.Init('/', languages.join('+'), ENGINE[setup.kind]) !== 0) throw new Error('the trained data was refused');
  for (const [name, value] of Object.entries(setup.variables)) {
    if (!api.SetVariable(name, value)) throw new Error(`unknown setting ${name}`);
  }
  reply({ state: 'ready' });
} catch (error) {
  reply({ state: 'failed', reason: String(error) });
}

port.on('message', (job: WorkerJob) => {
  try {
    setImage(job);
    const answer: WorkerReply =
      setup.kind === 'turn'
        ? { state: 'turn', turn: findTurn(), memory: memoryBytes() }
        : { state: 'lines', lines: readLines(), memory: memoryBytes() };
    api.Clear();
    reply(answer);
  } catch (error) {
    reply({ state: 'failed', reason: String(error) });
  }
});

function setImage(job: WorkerJob): void {
  const pointer = core._malloc(job.pixels.length);
  if (pointer === 0 || memory === undefined) throw new Error('out of memory');
  new Uint8Array(memory.buffer).set(job.pixels, pointer);
  api.SetImage(pointer, job.width, job.height, job.bits === 1 ? 0 : 1, job.bytesPerRow);
  core._free(pointer);
  api.SetSourceResolution(Math.round(job.dpi));
}

function readLines(): RawLine[] {
  if (memory === undefined || api.Recognize(null) !== 0) throw new Error('recognition gave up');
  return readResult(core, api, memory);
}

function findTurn(): RawTurn {
  const results: OsResults = new core.OSResults();
  try {
    if (!api.DetectOS(results)) return { turn: null, confidence: 0 };
    const best = results.best_result;
    return { turn: UNDO[best.orientation_id] ?? null, confidence: best.oconfidence };
  } finally {
    core.destroy(results);
  }
}

function memoryBytes(): number {
  return memory?.buffer.byteLength ?? 0;
}

function reply(message: WorkerReply): void {
  port?.postMessage(message);
}

function ignore(): void {
  // The engine talks to the terminal; what matters comes back as a result or a failure.
}
