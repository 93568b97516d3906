import { z } from 'zod';
import { answer, command } from '../command.ts';
import { SEPARATOR_KINDS } from '../../model/separator-sheets.ts';
import type {
  CodesReport,
  CutPlan,
  DescriptionDifferences,
  Formed,
  RecordForm,
  RecordRef,
  TreeNode,
} from '../reports/forming.ts';
import { id, name, path, paths } from './inputs.ts';

/** As many records or pages as one step of undo may change. */
const MAX_RECORDS = 20_000;
/** As many sheets as a ream has. */
const MAX_SHEETS = 500;
const ids = z.array(id).min(1).max(MAX_RECORDS);
/** Longest value that is taken in at all, in UTF-16 units; the field's own length is a finding. */
const MAX_VALUE = 20_000;
const year = z.number().int().min(1800).max(9999);
const count = z.number().int().min(0).max(10_000_000).nullable();
const Level = z.enum(['fonds', 'inventory', 'file', 'document']);
const Described = z.enum(['fonds', 'file', 'document']);

/**
 * How a batch is cut where nobody marked a page. The rules add up.
 * - `blank`: a blank page ends a document; `drop` leaves it out, `keep` keeps it as the document's last page. One that is
 *   marked (either way) is a page like others: so a document goes on over a blank page inside.
 * - `count`: so many pages a document.
 * - `separator`: a sheet with a separator's code, or whose few words are a separator's, or `word`; it is left out.
 */
export const CutRules = z.object({
  blank: z.enum(['off', 'drop', 'keep']),
  count: z.number().int().min(1).max(10_000).nullable(),
  separator: z.boolean(),
  word: z.string().trim().max(100).optional(),
});
export type CutRules = z.infer<typeof CutRules>;

/** The tree of files and what a person does to it. Every change is one step of undo. */
export const formingCommands = {
  /** The records below one; the fonds when `parent` is null. */
  'forming/tree': command({
    kind: 'read',
    input: z.object({ parent: z.object({ level: z.enum(['fonds', 'inventory', 'file']), id }).nullable() }),
    output: answer<readonly TreeNode[]>(),
    about: ['file', 'document'],
  }),
  'forming/read': command({
    kind: 'read',
    input: z.object({ level: Level, id }),
    output: answer<RecordForm>(),
    about: ['file', 'document', 'page', 'ocr'],
  }),
  /** The file of a code (mã hồ sơ). */
  'forming/find': command({
    kind: 'read',
    input: z.object({ file: name }),
    output: answer<RecordRef>(),
    about: ['file'],
  }),
  'forming/create': command({
    kind: 'write',
    input: z.discriminatedUnion('level', [
      z.object({ level: z.literal('fonds'), code: name, title: z.string().trim().max(500).optional() }),
      z.object({ level: z.literal('inventory'), parent: id, number: name }),
      z.object({
        level: z.literal('file'),
        parent: id,
        year,
        notation: name,
        title: z.string().trim().max(1000).optional(),
      }),
      z.object({ level: z.literal('document'), parent: id }),
    ]),
    output: answer<Formed>(),
    needs: 'describe',
  }),
  /** Gives a fonds another code, an inventory another number, a file another year and notation. */
  'forming/rename': command({
    kind: 'write',
    input: z.discriminatedUnion('level', [
      z.object({ level: z.literal('fonds'), id, code: name }),
      z.object({ level: z.literal('inventory'), id, number: name }),
      z.object({ level: z.literal('file'), id, year, notation: name }),
    ]),
    output: answer<Formed>(),
    needs: 'describe',
  }),
  /** Puts records under a parent, before one of its children, or at its end. What follows is numbered anew. */
  'forming/move': command({
    kind: 'write',
    input: z.object({
      level: z.enum(['inventory', 'file', 'document']),
      ids,
      parent: id,
      before: id.nullable().optional(),
    }),
    output: answer<Formed>(),
    needs: 'describe',
  }),
  /** Files and documents go with what they hold, their pages back to their batches; above them only what is empty. */
  'forming/delete': command({
    kind: 'write',
    input: z.object({ level: Level, ids }),
    output: answer<Formed>(),
    needs: 'describe',
  }),
  /** Puts pages into a document, before one of its pages or at its end; `documentId` null: back to their batches. */
  'forming/move-pages': command({
    kind: 'write',
    input: z.object({ pageIds: ids, documentId: id.nullable(), before: id.nullable().optional() }),
    output: answer<Formed>(),
    needs: 'describe',
  }),
  /** Two documents of one: the second begins with this page and stands after the first. */
  'forming/split': command({
    kind: 'write',
    input: z.object({ documentId: id, pageId: id }),
    output: answer<Formed>(),
    needs: 'describe',
  }),
  /** One document of several of a file: the pages go to the first, the others go. */
  'forming/join': command({ kind: 'write', input: z.object({ ids }), output: answer<Formed>(), needs: 'describe' }),
  /** Notes what the paper inventory says, as far as it is named; what is left out stays as it was noted. */
  'forming/paper': command({
    kind: 'write',
    input: z.object({
      level: z.enum(['inventory', 'file', 'document']),
      id,
      count: z.object({ files: count, documents: count, sheets: count, pages: count }).partial(),
    }),
    output: answer<Formed>(),
    needs: 'describe',
  }),
  'forming/cut-plan': command({
    kind: 'read',
    input: z.object({ batch: name, rules: CutRules }),
    output: answer<CutPlan>(),
    about: ['page', 'ocr', 'document'],
  }),
  /** Reads the codes printed on the pages of a batch, so that its separator sheets are known. */
  'forming/read-codes': command({
    kind: 'write',
    input: z.object({ batch: name }),
    output: answer<CodesReport>(),
    long: true,
    needs: 'describe',
  }),
  /** Writes separator sheets to be printed, A4, PDF/A. */
  'forming/separator-sheets': command({
    kind: 'read',
    input: z.object({ out: path, kind: z.enum(SEPARATOR_KINDS), sheets: z.number().int().min(1).max(MAX_SHEETS) }),
    output: answer<null>(),
    long: true,
    paths: ['out'],
  }),
  /** A document begins at these pages (true), does not (false), or the rules decide (null). */
  'forming/mark': command({
    kind: 'write',
    input: z.object({ pageIds: ids, first: z.boolean().nullable() }),
    output: answer<null>(),
    needs: 'describe',
  }),
  /** Makes documents of pages, as a plan shows them, at the end of a file. Answers the documents. */
  'forming/cut': command({
    kind: 'write',
    input: z.object({ pieces: z.array(z.array(id).min(1)).min(1).max(MAX_RECORDS), fileId: id }),
    output: answer<Formed>(),
    needs: 'describe',
  }),
  /**
   * Types one value into a field of each of these records; '' empties it. A value against the field's rule is kept as
   * typed and is a finding. Codes and notations are changed by `forming/rename`.
   */
  'values/set': command({
    kind: 'write',
    input: z.object({ level: Described, ids, key: z.string().max(60), value: z.string().max(MAX_VALUE) }),
    output: answer<Formed>(),
    needs: 'describe',
  }),
  /** Takes what a document's page says of these fields for typed. */
  'values/take': command({
    kind: 'write',
    input: z.object({ ids, keys: z.array(z.string().max(60)).min(1).max(60) }),
    output: answer<Formed>(),
    needs: 'describe',
  }),
  /** Files and their documents as the workbook people fill in; all files when left out. Read in again it changes nothing. */
  'describe/export': command({
    kind: 'read',
    input: z.object({ out: path, language: z.enum(['vi', 'en']), fileIds: z.array(id).optional() }),
    output: answer<null>(),
    long: true,
    paths: ['out'],
  }),
  /** What a description would change, row by row; nothing is changed. */
  'describe/preview': command({
    kind: 'read',
    input: z.object({ paths, batch: name.optional() }),
    output: answer<DescriptionDifferences>(),
    long: true,
    needs: 'describe',
    paths: ['paths.*'],
  }),
  /** Makes the differences that were seen, as one step of undo. */
  'describe/apply': command({
    kind: 'write',
    input: z.object({ paths, batch: name.optional(), token: name }),
    output: answer<DescriptionDifferences>(),
    long: true,
    needs: 'describe',
    paths: ['paths.*'],
  }),
} as const;
