import type { PackageTree } from '../../archive/index.ts';
import type { Gathered, PackageFacts } from '../report.ts';

/** What a transfer holds besides its packages (NĐ 30/2020/NĐ-CP Phụ lục V): file list, minutes, a list per file. */
const PARTS = [
  'data/inventories/muc-luc-ho-so.xlsx',
  'data/inventories/muc-luc-ho-so.pdf',
  'data/bien-ban-giao-nhan.pdf',
];
const LIST = /^data\/inventories\/muc-luc-van-ban\/(.+)\.(xlsx|pdf)$/;

/** Every list that has to travel with the packages is there: both inventories, of each package's documents too. */
export function checkParts(
  tree: PackageTree,
  packages: ReadonlyMap<string, PackageFacts | null>,
  gathered: Gathered,
): void {
  for (const path of PARTS) if (!tree.entries.has(path)) gathered.add('verify/transfer-part-missing', path);
  const lists = new Map<string, Set<string>>();
  for (const path of tree.entries.keys()) {
    const [, code, form] = LIST.exec(path) ?? [];
    if (code !== undefined && form !== undefined) lists.set(code, (lists.get(code) ?? new Set()).add(form));
  }
  for (const facts of packages.values()) {
    if (!facts || facts.fileCode === '') continue;
    // An AIP has the archive's code, in which the agency's is contained.
    const code = lists.has(facts.fileCode)
      ? facts.fileCode
      : [...lists.keys()].find((one) => `.${facts.fileCode}.`.includes(`.${one}.`));
    for (const form of ['xlsx', 'pdf'])
      if (code === undefined || !lists.get(code)?.has(form))
        gathered.add(
          'verify/transfer-part-missing',
          `data/inventories/muc-luc-van-ban/${code ?? facts.fileCode}.${form}`,
        );
  }
}
