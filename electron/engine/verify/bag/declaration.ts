import { readBytes, type PackageTree } from '../../archive/index.ts';
import type { Gathered } from '../report.ts';
import { CURRENT_RULES, rulesOf, type BagRules } from './rules.ts';
import { isKnownEncoding } from './tag-lines.ts';

export interface Declaration {
  readonly rules: BagRules;
  readonly encoding: string;
}

/** bagit.txt has two short lines. */
const MAX_BYTES = 1024;
const UTF8 = 'UTF-8';

/**
 * bagit.txt (RFC 8493 2.1.1): two lines, UTF-8 without byte order mark whatever encoding it names. A bag with a faulty
 * one is judged further by the rules of 1.0.
 */
export async function readDeclaration(tree: PackageTree, gathered: Gathered): Promise<Declaration> {
  const place = 'bagit.txt';
  if (!tree.entries.has(place)) {
    gathered.add('verify/bag-declaration-missing', place);
    return { rules: CURRENT_RULES, encoding: UTF8 };
  }
  let text: string;
  try {
    text = (await readBytes(tree, place, MAX_BYTES)).toString('utf8');
  } catch (error) {
    gathered.failed(place, error);
    return { rules: CURRENT_RULES, encoding: UTF8 };
  }
  if (text.startsWith('\uFEFF')) {
    gathered.add('verify/bag-bom', place);
    text = text.slice(1);
  }
  const [first = '', second = '', ...rest] = text.split(/\r\n|\n|\r/);
  const version = /^BagIt-Version\s*:\s*(\d+\.\d+)\s*$/.exec(first)?.[1];
  const encoding = /^Tag-File-Character-Encoding\s*:\s*(\S+)\s*$/.exec(second)?.[1];
  if (version === undefined || encoding === undefined || rest.some((line) => line !== '')) {
    gathered.add('verify/bag-declaration', place, { first: first.slice(0, 80), second: second.slice(0, 80) });
    return { rules: CURRENT_RULES, encoding: UTF8 };
  }
  const rules = rulesOf(version);
  if (rules === null) gathered.add('verify/bag-version', place, { version });
  else if (rules !== CURRENT_RULES) gathered.add('verify/bag-version-old', place, { version });
  else if (first !== `BagIt-Version: ${version}` || second !== `Tag-File-Character-Encoding: ${encoding}`)
    gathered.add('verify/bag-declaration', place, { first, second });
  return { rules: rules ?? CURRENT_RULES, encoding: knownEncoding(encoding, gathered) };
}

function knownEncoding(encoding: string, gathered: Gathered): string {
  if (/^utf-?8$/i.test(encoding)) return UTF8;
  if (!isKnownEncoding(encoding)) {
    gathered.add('verify/bag-encoding', 'bagit.txt', { encoding });
    return UTF8;
  }
  gathered.add('verify/bag-encoding-other', 'bagit.txt', { encoding });
  return encoding;
}
