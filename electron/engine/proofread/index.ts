/** Reading what recognition found: doubtful words one after another, corrections, replacing everywhere. All undone by edits. */
export { confirmWords, correctWords, forgetLost, joinWords, restoreWords } from './correct.ts';
export { nextDoubtful } from './next-doubtful.ts';
export { countPageTexts } from './page-texts.ts';
export { listProofPages, proofQueue } from './queue.ts';
export { readProofPage } from './proof-page.ts';
export { findReplacements, replaceWords, type ReplaceQuery } from './replace.ts';
