const TONES = /[\u0300\u0301\u0303\u0309\u0323]/u;

/**
 * The syllables of a text, small letters, with the tone mark moved to the end, so that the old and the new way to write it
 * (hoà, hòa) are one. Marks stay: "quý hoạch" is not "quy hoạch".
 */
export function syllables(text: string): string[] {
  const words =
    text
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => {
    const tone = TONES.exec(word)?.[0] ?? '';
    return word.replace(TONES, '') + tone;
  });
}

/** A text as one line of syllables with blanks around it, for finding whole phrases in it. */
export function phraseLine(text: string): string {
  return ` ${syllables(text).join(' ')} `;
}

/** Words every title has: they tell no group of records from another. */
const COMMON = new Set(
  syllables(
    `hồ sơ tài liệu văn bản về việc của các những và hoặc có liên quan đến cho theo trong tại từ năm tháng ngày
     công tác hoạt động thực hiện giải quyết ban hành khác một số được do với là bộ tập loại`,
  ),
);

/** Pairs of neighbouring syllables that are not common words: what a title is about, most Vietnamese words having two. */
export function tellingPairs(text: string): string[] {
  const all = syllables(text);
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < all.length; at += 1) {
    const [one, two] = [all[at]!, all[at + 1]!];
    if (!COMMON.has(one) && !COMMON.has(two) && !/^\d+$/.test(one + two)) pairs.add(`${one} ${two}`);
  }
  return [...pairs];
}
