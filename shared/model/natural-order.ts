const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/**
 * The order people expect of file names: "2" before "10", Vietnamese letters in their own order (d, đ, e), folder by
 * folder. Of a file its name counts before its ending: a full stop sorts after a space, so with its ending "tờ 2.jpg" would
 * come after "tờ 2 mặt sau.jpg", the front of a sheet after its back. Names the collator takes for equal are told apart by
 * their code units, so the order is always the same.
 */
export function compareNatural(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const order =
      collator.compare(left[i]!.stem, right[i]!.stem) || collator.compare(left[i]!.ending, right[i]!.ending);
    if (order !== 0) return order;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}

interface Part {
  readonly stem: string;
  readonly ending: string;
}

/** Folders as they are, the file last, parted from its ending. */
function partsOf(path: string): readonly Part[] {
  const names = path.split(/[\\/]/);
  return names.map((name, at) => {
    const ending = at === names.length - 1 ? endingOf(name) : '';
    return { stem: name.slice(0, name.length - ending.length), ending };
  });
}

/** What stands after a full stop is an ending only when it looks like one: in "tờ 1.2" it is a number, in "Tr. 5" a word. */
function endingOf(name: string): string {
  return /(?<=.)\.(?=\d*[a-z])[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? '';
}
