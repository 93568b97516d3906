import type { OcrWord } from '../../../shared/model/ocr.ts';
import { widthOfWord } from './letter-widths.ts';

/**
 * Recognition drops the small r of "TTr" (tờ trình): the symbol comes out as "TT", which older papers did print. The
 * word's own width tells: true when it has room for the letter and would be too wide without. `label` is the printed
 * "Số:" of the same line, for scale; `word` holds the symbol and nothing of a pen's.
 */
export function hasRoomForR(word: OcrWord, label: OcrWord): boolean {
  const at = word.text.search(/TT[-/]/);
  if (at < 0 || label.confidence < SURE || !/^S[ốoôó]:$/u.test(label.text)) return false;
  // Boxes are of ink, which is narrower than the letters' advance by what is blank at both ends.
  const scale = (label.box[2] - label.box[0]) / (widthOfWord(label.text) - LABEL_BLANK);
  const width = (word.box[2] - word.box[0]) / scale + WORD_BLANK;
  const more = (width - widthOfWord(word.text)) / widthOfWord('r');
  return more > LEAST && more < MOST;
}

const SURE = 80;
/** Blank at both ends of "Số:" and of a code, in heights of a capital. */
const LABEL_BLANK = 0.19;
const WORD_BLANK = 0.1;
/** How much wider, in widths of an r, the word has to be. Words with all their letters came out within 0.65 of it. */
const LEAST = 0.7;
const MOST = 1.8;
