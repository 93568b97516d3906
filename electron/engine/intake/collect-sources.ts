import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AppError, toErrorRecord, type ErrorRecord } from '../../../shared/contract/app-error.ts';
import { compareNatural } from '../../../shared/model/natural-order.ts';
import { diskError } from '../base/disk-error.ts';
import { throwIfCancelled } from '../base/task.ts';
import { MAX_FILES, MAX_FOLDER_DEPTH } from './limits.ts';
import { isSystemFile } from './system-files.ts';
import type { IgnoredReason } from '../../../shared/contract/reports/intake.ts';
export type { IgnoredReason } from '../../../shared/contract/reports/intake.ts';

/** A file handed in. `name`: relative, NFC, `/` between folders, unique in the listing without regard to normalisation. */
export interface FoundSource {
  readonly name: string;
  /** Where it lies now; never stored. */
  readonly path: string;
  readonly size: number;
  /** Why it cannot be taken although it was handed in. */
  readonly problem?: ErrorRecord;
  /** Another name of the listing that differs only in upper and lower case: one of them is lost on Windows. */
  readonly clashesWith?: string;
}

export interface Listing {
  /** Path by path as they were given, natural order within each. */
  readonly found: readonly FoundSource[];
  /** What is no record and is not taken, by name. */
  readonly ignored: readonly { readonly name: string; readonly reason: IgnoredReason }[];
}

/**
 * Lists files and folders with everything below them. One folder alone: names are relative to it; several paths: names start
 * with the last part of each and come in the order of the paths. Links below are not followed. A file or folder that cannot
 * be read is listed with its problem. `exclude` is a folder that is passed over (the workspace itself). Throws
 * `disk/not-found` for a path that is not there, `intake/too-deep`, `intake/too-many-files`.
 */
export async function collectSources(
  paths: readonly string[],
  options: { exclude?: string; signal?: AbortSignal } = {},
): Promise<Listing> {
  const found: FoundSource[] = [];
  const ignored: { name: string; reason: IgnoredReason }[] = [];
  const exclude = options.exclude === undefined ? null : await realpath(options.exclude).catch(() => null);

  const addProblem = (name: string, path: string, error: unknown): void => {
    const known = diskError(error, name, 'read');
    found.push({ name, path, size: 0, problem: toErrorRecord(known) });
  };

  const visit = async (path: string, name: string, depth: number): Promise<void> => {
    if (depth > MAX_FOLDER_DEPTH) throw new AppError('intake/too-deep', { name, limit: MAX_FOLDER_DEPTH });
    if (found.length > MAX_FILES) throw new AppError('intake/too-many-files', { limit: MAX_FILES });
    if (options.signal) throwIfCancelled(options.signal);
    let entry;
    try {
      entry = await lstat(path);
    } catch (error) {
      const undecodable = name.includes('\ufffd') ? new AppError('intake/name-undecodable', { name }) : error;
      addProblem(name, path, undecodable);
      return;
    }
    if (entry.isSymbolicLink()) ignored.push({ name, reason: 'link' });
    else if (entry.isDirectory()) await visitFolder(path, name, depth);
    else if (entry.isFile()) found.push({ name, path, size: entry.size });
    else ignored.push({ name, reason: 'special-file' });
  };

  const visitFolder = async (path: string, name: string, depth: number): Promise<void> => {
    if (exclude !== null && (await realpath(path)) === exclude) {
      ignored.push({ name, reason: 'workspace' });
      return;
    }
    let children: Dirent[];
    try {
      children = await readdir(path, { withFileTypes: true });
    } catch (error) {
      addProblem(name, path, error);
      return;
    }
    for (const child of children) {
      const inner = (name === '' ? '' : `${name}/`) + child.name.normalize('NFC');
      if (isSystemFile(child.name)) ignored.push({ name: inner, reason: 'system-file' });
      else await visit(join(path, child.name), inner, depth + 1);
    }
  };

  const listed = new Set<string>();
  for (const given of paths) {
    const path = resolve(given);
    const isFolder = (await statGiven(path)).isDirectory();
    const name = isFolder && paths.length === 1 ? '' : basename(path).normalize('NFC');
    // A path that a person typed may itself be a link; what it leads to is meant.
    const before = found.length;
    await visit(await realpath(path), name, 0);
    // Whoever names box 2 before box 1 means it: only what lies in one folder has no order of its own.
    for (const source of found.splice(before).sort(inOrder)) {
      // The same file named twice is one file, not two of one name.
      if (!listed.has(`${source.name}\0${source.path}`)) found.push(source);
      listed.add(`${source.name}\0${source.path}`);
    }
  }
  ignored.sort((a, b) => compareNatural(a.name, b.name));
  return { found: withClashes(found), ignored };
}

async function statGiven(path: string): ReturnType<typeof stat> {
  try {
    return await stat(path);
  } catch (error) {
    throw diskError(error, path, 'read');
  }
}

function inOrder(a: FoundSource, b: FoundSource): number {
  return compareNatural(a.name, b.name) || (a.path < b.path ? -1 : 1);
}

/** Makes names unique and marks those that would clash on a file system that folds case. */
function withClashes(found: FoundSource[]): FoundSource[] {
  const names = new Set(found.map((source) => source.name));
  const seen = new Set<string>();
  const folded = new Map<string, string>();
  return found.map((source) => {
    const { name } = source;
    if (seen.has(name)) return renamed(source, names);
    seen.add(name);
    const key = name.toLowerCase().normalize('NFC');
    const other = folded.get(key);
    if (other !== undefined) return { ...source, clashesWith: other };
    folded.set(key, name);
    return source;
  });
}

/** Two names that are one after normalisation: the second cannot be kept under its name, so it is refused by a longer one. */
function renamed(source: FoundSource, names: Set<string>): FoundSource {
  let ordinal = 2;
  while (names.has(`${source.name} (${ordinal})`)) ordinal++;
  const name = `${source.name} (${ordinal})`;
  names.add(name);
  const problem = toErrorRecord(new AppError('intake/name-clash', { name, other: source.name }));
  return { ...source, name, problem };
}
