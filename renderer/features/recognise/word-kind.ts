import type { ProofWord } from '../../../shared/contract/reports/proofread.ts';
import { doubtOf, type Doubt } from '../../../shared/model/doubt.ts';

/**
 * How a word is shown, by colour and by shape: `bad` a wavy line, `doubtful` a broken one, `corrected` a double one, `right`
 * (looked at) a plain one, `gone` struck through, `sure` nothing.
 */
export type WordKind = Doubt | 'corrected' | 'right' | 'gone';

export const SHOWN_KINDS = ['bad', 'doubtful', 'corrected', 'right', 'gone'] as const satisfies readonly WordKind[];

export function kindOf(word: ProofWord, limit: number): WordKind {
  if (word.said === null) return doubtOf(word.confidence, limit);
  if (word.text === '') return 'gone';
  return word.text === word.read ? 'right' : 'corrected';
}
