import { z } from 'zod';
import { answer, command } from '../command.ts';
import type { FoundResult, SavedSearch, SearchChoices } from '../reports/search.ts';
import { id, name, none } from './inputs.ts';

const day = z.iso.date();

/** What narrows a search; kept with a saved one. */
export const Filters = z
  .object({
    batch: name.optional(),
    fonds: name.optional(),
    file: name.optional(),
    typeName: z.string().max(10).optional(),
    from: day.optional(),
    to: day.optional(),
    exact: z.boolean().optional(),
  })
  .strict();

/** Searching. */
export const searchCommands = {
  /**
   * Fields and text, narrowed by filters. `typing`: the last word is only begun. `offset`: go on where `next` of the answer
   * before says.
   */
  'search/find': command({
    kind: 'read',
    input: z.object({
      query: z.string(),
      filters: Filters,
      limit: z.number().int().min(1).max(1000),
      offset: z.number().int().min(0).optional(),
      typing: z.boolean().optional(),
    }),
    output: answer<FoundResult>(),
    about: ['ocr', 'document', 'file', 'search'],
  }),
  'search/choices': command({
    kind: 'read',
    input: none,
    output: answer<SearchChoices>(),
    about: ['batch', 'file', 'document'],
  }),
  'search/saved': command({ kind: 'read', input: none, output: answer<readonly SavedSearch[]>(), about: ['search'] }),
  /** Keeps a search under a name; answers its id. */
  'search/save': command({
    kind: 'write',
    input: z.object({ name: name.max(80), query: z.string().trim().min(1).max(500), filters: Filters }),
    output: answer<number>(),
  }),
  'search/forget': command({ kind: 'write', input: z.object({ id }), output: answer<null>() }),
} as const;
