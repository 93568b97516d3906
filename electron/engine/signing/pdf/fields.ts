import { isArray, isName, PdfDict, PdfRef, textOf, type PdfValue } from './objects.ts';
import { PdfSyntaxError } from './parse.ts';
import type { PdfFile } from './pdf-file.ts';

/** Form fields followed and how deep they may nest. */
const MAX_FIELDS = 20_000;
const MAX_DEPTH = 32;

/** A signature field of the form, with what it inherits from above. */
export interface SignatureField {
  /** Full name: partial names joined by full stops (ISO 32000-1 §12.7.3.2). */
  readonly name: string;
  readonly ref: PdfRef | null;
  readonly dict: PdfDict;
  /** The field's value as written: a reference to the signature dictionary, the dictionary itself, or null when unsigned. */
  readonly value: PdfValue;
}

export interface FormFields {
  readonly signatures: readonly SignatureField[];
  /** Names of all top-level fields, so that a new one gets its own. */
  readonly names: ReadonlySet<string>;
  /** Fields of other kinds, to be compared between revisions. */
  readonly others: number;
}

/** Walks the form's field tree. Throws PdfSyntaxError when it is malformed or endless. */
export async function readFields(file: PdfFile): Promise<FormFields> {
  const form = await file.dictAt(await file.catalog(), 'AcroForm');
  const signatures: SignatureField[] = [];
  const names = new Set<string>();
  const seen = new Set<number>();
  let others = 0;
  let count = 0;
  const walk = async (value: PdfValue, above: string, inherited: PdfDict, depth: number): Promise<void> => {
    if (depth > MAX_DEPTH || ++count > MAX_FIELDS) throw new PdfSyntaxError('the form has too many fields');
    if (value instanceof PdfRef) {
      if (seen.has(value.number)) throw new PdfSyntaxError('a form field stands twice in the form');
      seen.add(value.number);
    }
    const dict = await file.resolve(value);
    if (!(dict instanceof PdfDict)) throw new PdfSyntaxError('a form field is missing');
    const partial = textOf(await file.resolve(dict.get('T')));
    const name = [above, partial ?? ''].filter((part) => part !== '').join('.');
    if (depth === 0) names.add(name);
    const effective = new PdfDict([...inherited.map, ...dict.map]);
    const kids = await file.resolve(dict.get('Kids'));
    const subfields = isArray(kids) ? await onlyFields(file, kids) : [];
    if (subfields.length > 0) {
      const passedOn = new PdfDict([...effective.map].filter(([key]) => key === 'FT' || key === 'V' || key === 'Ff'));
      for (const kid of subfields) await walk(kid, name, passedOn, depth + 1);
    } else if (isName(await file.resolve(effective.get('FT')), 'Sig')) {
      signatures.push({ name, ref: value instanceof PdfRef ? value : null, dict, value: effective.get('V') });
    } else others++;
  };
  const fields = form === null ? null : await file.resolve(form.get('Fields'));
  for (const field of isArray(fields) ? fields : []) await walk(field, '', new PdfDict(), 0);
  return { signatures, names, others };
}

/** Kids with a name of their own are fields; kids without one are the field's widgets. */
async function onlyFields(file: PdfFile, kids: readonly PdfValue[]): Promise<PdfValue[]> {
  const found: PdfValue[] = [];
  for (const kid of kids) {
    const dict = await file.resolve(kid);
    if (dict instanceof PdfDict && dict.has('T')) found.push(kid);
  }
  return found;
}

/** The DocMDP level (1: no change at all) that a signature sets for what may come after it, or null (ISO 32000-1 §12.8.2.2). */
export async function docMdpLevel(file: PdfFile, signature: PdfDict): Promise<number | null> {
  const references = await file.resolve(signature.get('Reference'));
  for (const item of isArray(references) ? references : []) {
    const reference = await file.resolve(item);
    if (!(reference instanceof PdfDict) || !isName(await file.resolve(reference.get('TransformMethod')), 'DocMDP'))
      continue;
    const level = await file.resolve((await file.dictAt(reference, 'TransformParams'))?.get('P') ?? null);
    return typeof level === 'number' ? level : 2;
  }
  return null;
}
