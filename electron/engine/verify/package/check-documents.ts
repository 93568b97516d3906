import type { FieldValues } from '../../../../shared/model/fields/index.ts';
import type { Gathered } from '../report.ts';
import type { DocumentMetadata } from './documents.ts';
import type { PlacedMets } from './references.ts';

export interface DescribedFile {
  /** Where the file's own metadata lie, and what they say; null when they could not be read. */
  readonly path: string;
  readonly values: FieldValues | null;
  /** What could be read of the documents' metadata. */
  readonly documents: readonly DocumentMetadata[];
}

/** How many documents a representation's METS describes. */
export function describedDocuments({ mets }: PlacedMets): number {
  return mets.references.filter((one) => one.kind === 'metadata' && one.group === 'dmdSec').length;
}

/** Identifiers that belong together, and the counts the file states (TT 05/2025/TT-BNV Điều 4). */
export function checkDocuments(rep: PlacedMets, { path, values, documents }: DescribedFile, gathered: Gathered): void {
  if (!values) return;
  const data = rep.mets.references.filter((one) => one.kind === 'file' && DATA_GROUPS.has(one.group)).length;
  const stated = values['totalDoc'] ?? '';
  const described = describedDocuments(rep);
  if (Number(stated) !== described || data < described)
    gathered.add('verify/count-documents', path, { stated, metadata: described, data });
  const pages = documents.reduce((sum, document) => sum + (document.pages ?? 0), 0);
  // Pictures and recordings have no pages, and state none; what could not be read is said elsewhere.
  const statedPages = values['numberOfPage'] ?? '';
  const isWhole = documents.length === described && documents.every((document) => document.kind === 'text');
  if (isWhole && Number(statedPages) !== pages)
    gathered.add('verify/count-pages', path, { stated: statedPages, found: pages });
  checkCodes(values, documents, gathered);
}

/** Groups of a representation's METS whose files are documents, or stand for them. */
export const DATA_GROUPS: ReadonlySet<string> = new Set(['Data', 'Holeyfile']);

function checkCodes(file: FieldValues, documents: readonly DocumentMetadata[], gathered: Gathered): void {
  const seen = new Set<string>();
  const fileCode = file['fileCode'] ?? '';
  const archived = file['arcFileCode'] ?? '';
  for (const document of documents) {
    const { path, docCode, docId, docOrdinal, arcFileCode } = document;
    // A SIP has the file's code in the document's; an AIP names the file beside it, by the archive's code.
    const ordinal = /\.(\d{7})$/.exec(docCode)?.[1];
    const isOfSip = docCode === `${fileCode}.${ordinal ?? ''}`;
    const isOfAip =
      arcFileCode === archived && (docCode === '' || `.${archived}.`.includes(`.${docCode.slice(0, -8)}.`));
    const isOwn = fileCode !== '' ? isOfSip : isOfAip;
    if (!isOwn) {
      const code = fileCode !== '' || arcFileCode === archived ? docCode : arcFileCode;
      gathered.add('verify/code-foreign', path, { code, file: fileCode || archived });
    }
    const key = docCode || docId || docOrdinal;
    if (seen.has(key)) gathered.add('verify/code-twice', path, { code: key });
    seen.add(key);
    const stated = docOrdinal || (docId.split('.').at(-1) ?? '');
    if (isOwn && stated !== '' && ordinal !== undefined && Number(stated) !== Number(ordinal))
      gathered.add('verify/code-ordinal', path, { code: docCode, ordinal: stated });
    const name = path.split('/').at(-1) ?? '';
    if (docId !== '' && !name.toLowerCase().includes(docId.toLowerCase()))
      gathered.add('verify/name-differs', path, { docId });
  }
}
