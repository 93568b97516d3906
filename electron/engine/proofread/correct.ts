import { AppError } from '../../../shared/contract/app-error.ts';
import type { ProofPage, ProofWord } from '../../../shared/contract/reports/proofread.ts';
import type { PageEdit } from '../../../shared/model/journal-actions.ts';
import { isoVietnam } from '../base/clock.ts';
import { edit, type Row, type RowChange } from '../edits/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { correctionsOf, readProofLines, readProofPage, type CorrectionRow } from './proof-page.ts';

/** What a person says a word is. */
export interface WordText {
  readonly word: number;
  readonly text: string;
}

/**
 * Puts texts in place of what was read. Blanks are evened out; an empty text takes the word away, one with blanks makes
 * several. What says the same as was read marks the word as right. Throws `proofread/no-word`.
 */
export function correctWords(ws: Workspace, pageId: number, words: readonly WordText[]): ProofPage {
  const changes = correctionChanges(ws, pageId, words);
  return save(ws, pageId, 'word-correct', changes);
}

/** Says that words are right as they were read. Throws `proofread/no-word`. */
export function confirmWords(ws: Workspace, pageId: number, words: readonly number[]): ProofPage {
  const read = wordsByPlace(ws, pageId);
  const texts = words.map((word) => ({ word, text: wordAt(read, word).text }));
  return save(ws, pageId, 'word-confirm', correctionChanges(ws, pageId, texts));
}

/** Takes back what was said of words: they are again as they were read, and in doubt as before. */
export function restoreWords(ws: Workspace, pageId: number, words: readonly number[]): ProofPage {
  const wanted = new Set(words);
  const changes = correctionsOf(ws, pageId)
    .filter((row) => row.word !== null && wanted.has(row.word))
    .map(removal);
  return save(ws, pageId, 'word-restore', changes);
}

/** Makes one word of two that follow each other on a line. Throws `proofread/no-word`, `proofread/last-of-line`. */
export function joinWords(ws: Workspace, pageId: number, word: number): ProofPage {
  const { lines } = readProofLines(ws, pageId);
  const line = lines.find((one) => one.words.some(({ at }) => at === word));
  if (!line) throw new AppError('proofread/no-word', { word: word + 1 });
  const [first, ...after] = line.words.slice(line.words.findIndex(({ at }) => at === word));
  const next = after.find(({ text }) => text !== '');
  if (!first || !next) throw new AppError('proofread/last-of-line');
  const texts = [
    { word, text: first.text + next.text },
    { word: next.at, text: '' },
  ];
  return save(ws, pageId, 'word-join', correctionChanges(ws, pageId, texts));
}

/** Drops corrections that the page's present recognition has no word for. */
export function forgetLost(ws: Workspace, pageId: number, ids: readonly number[]): ProofPage {
  const wanted = new Set(ids);
  const changes = readProofLines(ws, pageId)
    .lost.filter(({ id }) => wanted.has(id))
    .map(removal);
  return save(ws, pageId, 'word-forget', changes);
}

/**
 * The rows that make words of a page what a person says. `newId` numbers the new ones, so that changes to several pages can
 * be one edit. Throws `proofread/no-word`.
 */
export function correctionChanges(
  ws: Workspace,
  pageId: number,
  words: readonly WordText[],
  newId: () => number = idsAfter(ws),
): RowChange[] {
  const read = wordsByPlace(ws, pageId);
  const rows = correctionsOf(ws, pageId);
  const at = isoVietnam(ws.clock.now());
  // A row that names this place but another word is lost; the place is wanted now.
  const known = new Map(rows.flatMap((row) => (row.word === null ? [] : [[row.word, row]])));
  return [...new Map(words.map((one) => [one.word, one])).values()].flatMap(({ word, text }): RowChange[] => {
    const { box, read: original } = wordAt(read, word);
    const now = tidy(text);
    const row = known.get(word);
    const said = { page_id: pageId, word, box: JSON.stringify(box), original, text: now, by: ws.actor, at };
    if (row === undefined) return [{ table: 'word_correction', before: null, after: { id: newId(), ...said } }];
    if (row.text === now && row.original === original) return [];
    return [{ table: 'word_correction', before: asRow(row), after: { id: row.id, ...said } }];
  });
}

/** Numbers new rows. */
export function idsAfter(ws: Workspace): () => number {
  let id: number | null = null;
  return () => {
    id ??= ws.db.prepare<[], { id: number | null }>('SELECT max(id) AS id FROM word_correction').get()?.id ?? 0;
    id += 1;
    return id;
  };
}

/** A text as it is kept: NFC, single blanks, nothing that cannot be printed. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cc}|\p{Cf}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function wordsByPlace(ws: Workspace, pageId: number): readonly ProofWord[] {
  return readProofLines(ws, pageId).lines.flatMap((line) => line.words);
}

function wordAt(words: readonly ProofWord[], at: number): ProofWord {
  const word = words[at];
  if (!word) throw new AppError('proofread/no-word', { word: at + 1 });
  return word;
}

function removal(row: CorrectionRow): RowChange {
  return { table: 'word_correction', before: asRow(row), after: null };
}

function asRow(row: CorrectionRow): Row {
  return { ...row };
}

function save(ws: Workspace, pageId: number, what: PageEdit, changes: readonly RowChange[]): ProofPage {
  edit(ws, {
    label: `edit.${what}`,
    action: `page/${what}`,
    subject: `page:${pageId}`,
    before: changes.map(({ before }) => said(before)),
    after: changes.map(({ after }) => said(after)),
    changes,
  });
  return readProofPage(ws, pageId);
}

/** What the journal keeps of a row. */
function said(row: Row | null): unknown {
  return row === null ? null : { word: row['word'], read: row['original'], text: row['text'] };
}
