import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { mainJob, tram, tramOk, type Ran, type Station } from './station.ts';
import { faultsOf, filesOf, MEANWHILE, MOVING_PARTS, recordsOf, type Files } from './state.ts';

const KILL_POINT = new URL('kill-point.ts', import.meta.url).href;

/** One workspace on its way through the main job, in a folder of its own. */
export interface Journey {
  readonly workspace: string;
  /** Holds the transfer and nothing else. */
  readonly medium: string;
  readonly temporary: string;
  readonly steps: readonly (readonly string[])[];
}

/** Copies the station's workspace, so that every journey's packages have the same identifiers. */
export function prepare(station: Station, name: string): Journey {
  const folder = join(station.root, name);
  const journey = {
    workspace: join(folder, 'workspace'),
    medium: join(folder, 'medium'),
    temporary: join(folder, 'tmp'),
  };
  mkdirSync(journey.medium, { recursive: true });
  mkdirSync(journey.temporary);
  cpSync(station.workspace, journey.workspace, { recursive: true });
  return { ...journey, steps: mainJob(station, journey.workspace, join(journey.medium, 'transfer')) };
}

/** What an undisturbed step takes: writing operations, and milliseconds from the first one to the end. */
export interface Effort {
  readonly operations: number;
  readonly ms: number;
}

/** Does every step without a kill and measures it. */
export async function measure(journey: Journey): Promise<Effort[]> {
  const efforts: Effort[] = [];
  for (const step of journey.steps) {
    let first = 0;
    const ran = await tramOk(step, { ...watched(journey), onNote: () => (first ||= performance.now()) });
    efforts.push({ operations: Number(ran.notes.slice(1)), ms: performance.now() - first });
  }
  return efforts;
}

/** When a process is to be killed: before its nth writing operation, or so many ms after its first. */
export type Moment = { readonly operation: number } | { readonly ms: number };

/** Runs a step and kills its whole process group at the moment, unless it ends before. */
export async function runUntil(journey: Journey, step: readonly string[], moment: Moment): Promise<Ran> {
  const options = watched(journey);
  if ('operation' in moment)
    return tram(step, { ...options, env: { ...options.env, TRAM_KILL_AT: String(moment.operation) } });
  let timer: NodeJS.Timeout | undefined;
  const ran = await tram(step, {
    ...options,
    onNote: (_, child) => {
      timer ??= setTimeout(() => {
        try {
          process.kill(-child.pid!, 'SIGKILL');
        } catch {
          // It ended by itself a moment ago.
        }
      }, moment.ms);
    },
  });
  clearTimeout(timer);
  return ran;
}

function watched(journey: Journey) {
  return { preload: [KILL_POINT], env: { TMPDIR: journey.temporary } };
}

/** What there is at the end of a journey, to be compared with another's. */
export interface Arrival {
  readonly records: Record<string, unknown>;
  readonly files: Files;
  readonly medium: Files;
  readonly temporary: Files;
}

export function arrivalOf(journey: Journey): Arrival {
  return {
    records: recordsOf(journey.workspace),
    files: filesOf(journey.workspace, MOVING_PARTS),
    medium: filesOf(journey.medium),
    temporary: filesOf(journey.temporary),
  };
}

/** After a kill: the rows are true, and every file that is not in a scratch place is whole, byte for byte the right one. */
export function expectSound(journey: Journey, reference: Arrival): void {
  expect(faultsOf(journey.workspace)).toEqual([]);
  expect(reference.files).toMatchObject(filesOf(journey.workspace, MEANWHILE));
  // A medium has no scratch folder: what is half made there lies in a hidden folder that says so.
  expect(reference.medium).toMatchObject(filesOf(journey.medium, /^\.transfer\.[^/]+\.part\//));
}
