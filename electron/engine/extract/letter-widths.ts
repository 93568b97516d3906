/**
 * Advance widths of letters, in heights of a capital, measured on Liberation Serif (the metrics of Times New Roman,
 * which NĐ 30/2020 Phụ lục I prescribes). Marks do not widen a letter.
 */
const WIDTHS: readonly (readonly [number, string])[] = [
  [0.28, "'"],
  [0.31, '|'],
  [0.38, '.,'],
  [0.42, 'ijlt/:;'],
  [0.51, 'Ifr-()!'],
  [0.59, 'Js'],
  [0.68, 'acez'],
  [0.76, 'bdghknopquvxyđ0123456789_'],
  [0.81, 'ơ'],
  [0.83, 'ư'],
  [0.85, 'FPS'],
  [0.93, 'ELTZ'],
  [1.02, 'BCR'],
  [1.1, 'ADGHKNOQUVXYĐƠw'],
  [1.18, 'Ư'],
  [1.19, 'm&'],
  [1.36, 'M'],
  [1.44, 'W'],
  [1.53, '…'],
];

const BY_LETTER = new Map(
  WIDTHS.flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, width] as const)),
);
const HORN = '\u031b';

/** The width of one letter; of an unknown one that of a digit. */
export function widthOf(letter: string): number {
  const [base = '', ...marks] = letter.normalize('NFD');
  const plain = marks.includes(HORN) ? `${base}${HORN}`.normalize('NFC') : base;
  return BY_LETTER.get(plain) ?? 0.76;
}

/** The width of a word set solid. */
export function widthOfWord(text: string): number {
  return Array.from(text.normalize('NFC')).reduce((sum, letter) => sum + widthOf(letter), 0);
}
