import type { PackageTree } from '../../archive/index.ts';
import type { Gathered } from '../report.ts';
import type { Declaration } from './declaration.ts';
import { SINGLE_LABELS } from './rules.ts';
import { readTagLines } from './tag-lines.ts';

/** Labels and values in their order; a label may stand several times (RFC 8493 2.2.2). */
export type BagInfo = readonly (readonly [label: string, value: string])[];

/** Characters of one value with the lines it goes on in. */
const MAX_VALUE = 64 * 1024;
const MAX_ENTRIES = 10_000;

/** Reads bag-info.txt, if there is one; lines that are no `Label: value` are findings. */
export async function readBagInfo(
  tree: PackageTree,
  { rules, encoding }: Declaration,
  gathered: Gathered,
): Promise<BagInfo> {
  const entries: [string, string][] = [];
  const name = rules.infoName;
  if (!tree.entries.has(name)) return entries;
  const pattern = rules.hasLooseColons ? /^([^:\s][^:]*?)\s*:\s*(.*)$/ : /^([^:\s](?:[^:]*[^:\s])?):[ \t](.*)$/;
  await readTagLines(tree, name, encoding, gathered, (line, number) => {
    if (line.trim() === '') return;
    const last = entries.at(-1);
    if (/^[ \t]/.test(line) && last && last[1].length < MAX_VALUE) {
      last[1] += ` ${line.trim()}`;
      return;
    }
    const match = pattern.exec(line);
    if (match && entries.length < MAX_ENTRIES) entries.push([match[1]!, match[2]!]);
    else gathered.add('verify/bag-info-line', `${name}:${number}`, { line: line.slice(0, 200) });
  });
  for (const label of SINGLE_LABELS)
    if (valuesOf(entries, label).length > 1) gathered.add('verify/bag-info-twice', name, { label });
  return entries;
}

/** All values of a label; labels do not mind letter case. */
export function valuesOf(info: BagInfo, label: string): string[] {
  return info.filter(([one]) => one.toLowerCase() === label.toLowerCase()).map(([, value]) => value.trim());
}
