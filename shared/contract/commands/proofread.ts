import { z } from 'zod';
import { answer, command } from '../command.ts';
import type {
  NextDoubtful,
  ProofPage,
  ProofPageLine,
  ProofQueueLine,
  ReplacePreview,
  ReplaceReport,
} from '../reports/proofread.ts';
import { id, name, none } from './inputs.ts';

/** Longest text a person may put in place of one word: a line of print. */
const MAX_TEXT = 200;
/** As many words as one step of undo may change. */
const MAX_WORDS = 5000;

const scope = { batch: name.optional(), documentId: id.optional() };
const limit = z.number().min(0).max(100);
const word = z.number().int().nonnegative();
const text = z.string().max(MAX_TEXT);
const query = {
  find: z.string().min(1).max(MAX_TEXT),
  replace: text,
  /** Marks and case as typed; otherwise `uy ban` finds `Ủy ban` too. */
  exact: z.boolean(),
  wholeWord: z.boolean(),
};
const about = ['page', 'ocr', 'document'] as const;

/** The queue of recognition, and the reading of what it found by a person. Each change is one step of undo. */
export const proofreadCommands = {
  'proofread/queue': command({
    kind: 'read',
    input: z.object({ limit }),
    output: answer<readonly ProofQueueLine[]>(),
    about: ['batch', ...about],
  }),
  /** Counts the doubtful words of pages an older version of the program recognised. */
  'proofread/count': command({
    kind: 'write',
    input: none,
    output: answer<{ readonly pages: number }>(),
    long: true,
  }),
  'proofread/pages': command({
    kind: 'read',
    input: z.object({ ...scope, limit }),
    output: answer<readonly ProofPageLine[]>(),
    about,
  }),
  'proofread/page': command({ kind: 'read', input: z.object({ pageId: id }), output: answer<ProofPage>(), about }),
  /** The doubtful word after (or before) a place; from the first page on when no place is given. Begins anew at the end. */
  'proofread/next': command({
    kind: 'read',
    input: z.object({
      ...scope,
      limit,
      from: z.object({ pageId: id, word: z.number().int().min(-1) }).optional(),
      back: z.boolean().optional(),
    }),
    output: answer<NextDoubtful>(),
    about,
  }),
  /** Says what words are: an empty text takes a word away, one with blanks makes several of it. */
  'proofread/correct': command({
    kind: 'write',
    input: z.object({ pageId: id, words: z.array(z.object({ word, text })).min(1).max(MAX_WORDS) }),
    output: answer<ProofPage>(),
    needs: 'check',
  }),
  /** Says that words are right as they were read. */
  'proofread/confirm': command({
    kind: 'write',
    input: z.object({ pageId: id, words: z.array(word).min(1).max(MAX_WORDS) }),
    output: answer<ProofPage>(),
    needs: 'check',
  }),
  /** Takes back what was said of words. */
  'proofread/restore': command({
    kind: 'write',
    input: z.object({ pageId: id, words: z.array(word).min(1).max(MAX_WORDS) }),
    output: answer<ProofPage>(),
    needs: 'check',
  }),
  /** Makes one word of this and the next of its line. */
  'proofread/join': command({
    kind: 'write',
    input: z.object({ pageId: id, word }),
    output: answer<ProofPage>(),
    needs: 'check',
  }),
  /** Drops corrections that the present recognition has no word for. */
  'proofread/forget': command({
    kind: 'write',
    input: z.object({ pageId: id, corrections: z.array(id).min(1).max(MAX_WORDS) }),
    output: answer<ProofPage>(),
    needs: 'check',
  }),
  /** What a replacement would change, in the order of the pages. */
  'proofread/find': command({
    kind: 'read',
    input: z.object({ ...scope, ...query }),
    output: answer<ReplacePreview>(),
    about,
  }),
  /** Makes the replacement at the chosen places, each the first word of a hit. */
  'proofread/replace': command({
    kind: 'write',
    input: z.object({
      ...query,
      chosen: z
        .array(z.object({ pageId: id, word }))
        .min(1)
        .max(MAX_WORDS),
    }),
    output: answer<ReplaceReport>(),
    long: true,
    needs: 'check',
  }),
} as const;
