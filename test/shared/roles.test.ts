import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../shared/contract/command.ts';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { EVERYBODY_MAY } from '../../shared/contract/roles.ts';

const all = Object.entries(COMMANDS) as [string, CommandSpec][];

describe('who may do what', () => {
  it('is said of every change: its role, or why everybody may', () => {
    const unsaid = all.filter(([name, { kind, needs }]) => kind === 'write' && !needs && !(name in EVERYBODY_MAY));
    expect(unsaid.map(([name]) => name)).toEqual([]);
  });

  it('lists for everybody only changes that are there and have no role', () => {
    const names = Object.keys(EVERYBODY_MAY);
    expect(
      names.filter((name) => !all.some(([one, spec]) => one === name && spec.kind === 'write' && !spec.needs)),
    ).toEqual([]);
  });

  it('can be told: each area of work a role opens has a name, and so has each long command', () => {
    const folder = join(import.meta.dirname, '../../resources/strings/vi');
    const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown);
    const text = Object.assign({}, ...files.map((file) => (file as { text: object }).text)) as Record<string, string>;
    const keys = all.flatMap(([name, { needs, long }]) => [
      ...(needs ? [`role.${needs}`, `area.${name.slice(0, name.indexOf('/'))}`] : []),
      ...(long ? [`work.${name}`] : []),
    ]);
    expect([...new Set(keys)].filter((key) => !text[key])).toEqual([]);
  });
});
