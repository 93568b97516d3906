import { readBytes, type PackageTree } from '../../archive/index.ts';
import { readXml } from '../../xml/index.ts';
import type { Gathered } from '../report.ts';
import { resolveHref } from './check-files.ts';

const MAX_EAD = 256 * 1024 * 1024;

/** EAD3 of an E-ARK package: every digital object it names lies in the package, every data file is named. */
export async function checkEad3(tree: PackageTree, path: string, gathered: Gathered): Promise<void> {
  const named = new Set<string>();
  try {
    await readXml(
      await readBytes(tree, path, MAX_EAD),
      {
        start: ({ name, attributes, line }) => {
          if (name !== 'dao') return;
          const href = attributes.get('href') ?? '';
          // The descriptions lie in metadata/descriptive; their references count from the package's root or from there.
          const candidates = [resolveHref('', href), resolveHref('metadata/descriptive', href)];
          const target = candidates.find((one) => one !== null && tree.entries.has(one));
          if (target) named.add(target);
          else gathered.add('verify/ead-object-missing', `${path}:${line}`, { href });
        },
      },
      path,
    );
  } catch (error) {
    gathered.failed(path, error);
    return;
  }
  for (const file of tree.entries.keys())
    if (/^representations\/[^/]+\/data\//.test(file) && !named.has(file))
      gathered.add('verify/ead-object-unnamed', path, { file });
}
