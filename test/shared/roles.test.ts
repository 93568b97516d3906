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
});
