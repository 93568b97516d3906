import { PACKAGE_SHAPES, type PackageKind } from '../../../../shared/model/package-shapes.ts';
import type { FieldValues } from '../../../../shared/model/fields/index.ts';
import type { VerifyContext } from '../context.ts';
import type { ComposedTree } from '../names.ts';
import type { Gathered, PackageFacts } from '../report.ts';
import { checkDocuments, describedDocuments } from './check-documents.ts';
import { readEntries, type OnMetadata } from './check-entries.ts';
import { checkJoins } from './check-joins.ts';
import { checkPdfs, type PdfDuty } from './check-pdfs.ts';
import { checkPremis } from './check-premis.ts';
import { readDocument, readFileValues, type DocumentMetadata } from './documents.ts';
import { readEad3, type Ead3Data } from './ead3.ts';
import { readPremis, type PremisData } from './read-premis.ts';
import type { PlacedMets, References } from './references.ts';
import type { Survey } from './survey.ts';

export interface ContentInput {
  readonly tree: ComposedTree;
  readonly placed: readonly PlacedMets[];
  readonly references: References;
  readonly survey: Survey;
  readonly kind: PackageKind | null;
}

type Content = Pick<PackageFacts, 'fileCode' | 'documents' | 'pages'>;

/** Reads every file once and compares what the metadata say with the files and with each other. */
export async function checkContent(input: ContentInput, gathered: Gathered, context: VerifyContext): Promise<Content> {
  const { tree, placed, kind, survey } = input;
  const shape = kind === null ? null : PACKAGE_SHAPES[kind];
  const variant = shape?.variant === 'aip' ? 'aip' : 'sip';
  const premis = new Map<string, PremisData>();
  const documents: DocumentMetadata[] = [];
  let file: FieldValues | null = null;
  let ead3: Ead3Data | null = null;
  const onMetadata: OnMetadata = async (path, role, bytes) => {
    if (role === 'premis' && shape?.preservation) premis.set(path, readPremis(path, bytes));
    else if (role === 'ead3' && path === survey.ead3 && !shape?.documentMetadata)
      ead3 = readEad3(tree, path, bytes, gathered);
    else if (!shape?.documentMetadata) return false;
    else if (role === 'file' && path === survey.ead) file = await readFileValues(path, bytes, variant, gathered);
    else if (role === 'text' || role === 'picture' || role === 'media') {
      const document = await readDocument(path, role, bytes, variant, gathered);
      if (document) documents.push(document);
    } else return false;
    return true;
  };
  const { found, pdfs } = await readEntries(tree, kind, input.references, onMetadata, gathered, context);
  if (shape?.preservation) checkPremis({ tree, placed, shape, premis, found }, gathered);
  const aid = ead3 as Ead3Data | null;
  const duties = new Map<string, PdfDuty>(aid?.objects ?? []);
  const values = file as FieldValues | null;
  // The annexes know one representation; that there are more is said elsewhere.
  const rep = placed.find((one) => one.base !== '');
  if (shape?.documentMetadata && rep) {
    const own = documents.filter((document) => document.path.startsWith(`${rep.base}/`));
    checkDocuments(rep, { path: survey.ead ?? shape.packageMetadata.path, values, documents: own }, gathered);
    const { dataOf } = checkJoins(rep, gathered);
    for (const { path, confidenceLevel, pages } of own) {
      const data = dataOf.get(path);
      if (data !== undefined) duties.set(data, { confidenceLevel, pages });
    }
  }
  checkPdfs(pdfs, duties, shape?.documentMetadata !== undefined, gathered);
  const stated = values?.['numberOfPage'] ?? '';
  const described = shape?.documentMetadata && rep ? describedDocuments(rep) : null;
  return {
    fileCode: aid?.fileCode ?? (values?.['fileCode'] || values?.['arcFileCode'] || ''),
    documents: aid?.documents ?? described,
    pages: /^\d+$/.test(stated) ? Number(stated) : null,
  };
}
