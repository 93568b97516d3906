import { SaxesParser } from 'saxes';

/** Siblings of one name after another that are judged together; more are split over several slices. */
const RUN = 1000;

/** Siblings of one name in a row, too many to be held at once. Places are indexes into the text. */
interface LongRun {
  /** Where items 0, RUN, 2·RUN … begin, and where the last one ends. */
  readonly cuts: readonly number[];
  /** Where the second item ends: as much of the run as the other slices keep. */
  readonly keep: number;
}

/**
 * A long document as several short ones that are valid by an XML Schema exactly when it is, but for what only the whole
 * can show (uniqueness of ids, and numbers of repetitions above a thousand). Every slice is the whole document in which
 * each long run of like siblings is cut down to its first two items, except one run, of which a thousand stand there.
 * What is left out is replaced by its line ends, so that line numbers stay true. A short document is its own slice.
 */
export function* sliceDocument(text: string): Generator<Uint8Array> {
  const runs = longRuns(text);
  if (runs.length === 0) {
    yield Buffer.from(text);
    return;
  }
  const encode = (from: number, to: number) => Buffer.from(text.slice(from, to));
  let at = 0;
  const parts = runs.map(({ cuts, keep }) => {
    const start = cuts[0]!;
    const end = cuts.at(-1)!;
    const lines = cuts.slice(1).map((cut, i) => lineEnds(text, cuts[i]!, cut));
    const all = lines.reduce((sum, count) => sum + count, 0);
    const short = [encode(start, keep), blank(all - lineEnds(text, start, keep))];
    const part = { before: encode(at, start), cuts, lines, all, short };
    at = end;
    return part;
  });
  const tail = encode(at, text.length);
  for (const chosen of parts) {
    let above = 0;
    for (const [i, lines] of chosen.lines.entries()) {
      const full = [blank(above), encode(chosen.cuts[i]!, chosen.cuts[i + 1]!), blank(chosen.all - above - lines)];
      yield Buffer.concat([...parts.flatMap((part) => [part.before, ...(part === chosen ? full : part.short)]), tail]);
      above += lines;
    }
  }
}

interface Open {
  readonly name: string;
  readonly start: number;
  /** The run of children that is going on. */
  run: { name: string; count: number; start: number; cuts: number[]; keep: number; end: number } | null;
}

/** The long runs that lie in no other long run, in order. The text must be well-formed. */
function longRuns(text: string): LongRun[] {
  const found: LongRun[] = [];
  const open: Open[] = [{ name: '', start: 0, run: null }];
  const parser = new SaxesParser();
  const finish = ({ run }: Open) => {
    if (!run || run.count <= RUN) return;
    // An item of this run may have had a long run inside; the outer one decides.
    while (found.length > 0 && found.at(-1)!.cuts[0]! >= run.start) found.pop();
    found.push({ cuts: [...run.cuts, run.end], keep: run.keep });
  };
  parser.on('opentag', ({ name }) => {
    // No attribute value holds a bare `<`, so the last one before here began this tag.
    const start = text.lastIndexOf('<', parser.position - 1);
    const parent = open.at(-1)!;
    // Before anything inside the new element is seen: what is in it does not lie in the run that ends here.
    if (parent.run?.name !== name) {
      finish(parent);
      parent.run = { name, count: 0, start, cuts: [], keep: 0, end: 0 };
    }
    open.push({ name, start, run: null });
  });
  parser.on('closetag', () => {
    const element = open.pop()!;
    finish(element);
    const run = open.at(-1)!.run!;
    if (run.count % RUN === 0) run.cuts.push(element.start);
    run.count++;
    run.end = parser.position;
    if (run.count <= 2) run.keep = run.end;
  });
  parser.write(text).close();
  return found;
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function blank(lines: number): Uint8Array {
  return Buffer.alloc(lines, '\n');
}
