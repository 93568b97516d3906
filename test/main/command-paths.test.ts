import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { CommandSpec } from '../../shared/contract/command.ts';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { path } from '../../shared/contract/commands/inputs.ts';

/** What a zod schema is made of, as far as paths can hide in it. */
interface Def {
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly left?: z.ZodType;
  readonly right?: z.ZodType;
  readonly valueType?: z.ZodType;
}

/** Patterns of the fields that are built from `path`. */
function pathFields(schema: z.ZodType, at: readonly string[] = []): readonly string[] {
  if (schema === path) return [at.join('.')];
  const def = schema.def as Def;
  const inner = [def.innerType, def.in, def.out, def.left, def.right, ...(def.options ?? [])];
  const many = [def.element, def.valueType, ...(def.items ?? [])];
  return [
    ...Object.entries(def.shape ?? {}).flatMap(([key, field]) => pathFields(field, [...at, key])),
    ...inner.flatMap((one) => (one ? pathFields(one, at) : [])),
    ...many.flatMap((one) => (one ? pathFields(one, [...at, '*']) : [])),
  ];
}

describe('the contract’s commands', () => {
  it.each(Object.entries<CommandSpec>(COMMANDS))(
    '%s names every field that is a path, so that the window can only send tokens there',
    (_, { input, paths }) => {
      expect([...new Set(pathFields(input))].sort()).toEqual([...(paths ?? [])].sort());
    },
  );

  it('have some paths, so that this looks at something', () => {
    expect(pathFields(COMMANDS['verify/path'].input)).toEqual(['path', 'trust.anchors.*', 'trust.crls.*']);
  });
});
