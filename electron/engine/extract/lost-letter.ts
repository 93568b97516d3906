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
  const scale = (label.box[2] - label.box[0]) / widthOfWord(label.text);
  const width = (word.box[2] - word.box[0]) / scale;
  const without = widthOfWord(word.text);
  const more = (width - without) / widthOfWord('r');
  return more > LEAST && more < MOST;
}

const SURE = 80;
/** How much wider, in widths of an r, the word has to be; boxes are true to a px, which is a fifth of an r at 200 dpi. */
const LEAST = 0.65;
const MOST = 2.6;
