import { BORN_DIGITAL, DIGITISED } from '../../../../shared/model/confidence-level.ts';
import type { PackageTree } from '../../archive/index.ts';
import { EAD3_NS } from '../../package/index.ts';
import { XmlFeed } from '../../xml/index.ts';
import type { Gathered } from '../report.ts';
import type { PdfDuty } from './check-pdfs.ts';
import { resolveHref } from './references.ts';

/** What a finding aid says of the file and its documents. */
export interface Ead3Data {
  readonly fileCode: string;
  readonly documents: number;
  /** What it says of each digital object, by the object's path in the package. */
  readonly objects: ReadonlyMap<string, PdfDuty>;
}

/** EAD3 of an E-ARK package; every digital object it names lies in the package, and every data file is named. */
export function readEad3(tree: PackageTree, path: string, bytes: Uint8Array, gathered: Gathered): Ead3Data {
  const objects = new Map<string, PdfDuty>();
  let fileCode = '';
  let documents = 0;
  const levels: string[] = [];
  let pages: number | null = null;
  let quantity = '';
  const feed = new XmlFeed(
    {
      start: ({ namespace, name, attributes, line }) => {
        if (namespace !== EAD3_NS) return;
        if (name === 'c') {
          const level = attributes.get('level') ?? '';
          levels.push(level);
          pages = null;
          if (level === 'item') documents++;
        }
        if (name !== 'dao') return;
        const href = attributes.get('href') ?? '';
        // References count from where the description lies, or from the package's root.
        const candidates = [resolveHref('metadata/descriptive', href), resolveHref('', href)];
        const target = candidates.find((one) => one !== null && tree.entries.has(one));
        const confidenceLevel = attributes.get('daotype') === 'borndigital' ? BORN_DIGITAL : DIGITISED;
        if (target) objects.set(target, { confidenceLevel, pages });
        else gathered.add('verify/ead-object-missing', `${path}:${line}`, { href: href.slice(0, 200) });
      },
      end: ({ namespace, name }, text) => {
        if (namespace !== EAD3_NS) return;
        const value = text.trim();
        if (name === 'c') levels.pop();
        if (name === 'quantity') quantity = value;
        if (name === 'unittype' && value === 'pages' && /^\d+$/.test(quantity)) pages = Number(quantity);
        if (name === 'unitid' && levels.at(-1) === 'file' && fileCode === '') fileCode = value.slice(0, 200);
      },
    },
    path,
  );
  feed.write(bytes);
  feed.end();
  for (const file of tree.entries.keys())
    if (/^representations\/[^/]+\/data\//.test(file) && !objects.has(file))
      gathered.add('verify/ead-object-unnamed', file, { ead: path });
  return { fileCode, documents, objects };
}
