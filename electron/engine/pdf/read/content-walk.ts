import type { ObjectFile } from './object-file.ts';
import { PdfFault, PdfName, PdfRef, type PdfDict, type PdfValue } from './values.ts';

/** Objects looked at; a signed 20,000-page file needs about 60,000. */
const MAX_VISITED = 500_000;

/** Actions that run, play, send or open something (ISO 19005-2 6.5.1 forbids all but SubmitForm). */
const ACTIVE = new Set([
  'JavaScript',
  'Launch',
  'ImportData',
  'SubmitForm',
  'ResetForm',
  'Movie',
  'Sound',
  'Rendition',
  'GoTo3DView',
  'RichMediaExecute',
]);
const ACTIVE_ANNOTATIONS = new Set(['Movie', 'Sound', 'Screen', '3D', 'RichMedia']);

/** What a walk over a file's structure finds. */
export interface Walked {
  readonly pages: number;
  /** What the page tree's root says. */
  readonly statedPages: number | null;
  readonly active: readonly string[];
  readonly embeddedFiles: number;
  /** Signature fields that hold a signature. */
  readonly signatures: number;
  readonly hasXfa: boolean;
  /** False when the walk met its limit or something it could not read. */
  readonly isComplete: boolean;
}

/**
 * Walks from the catalog over pages, annotations, form fields, outlines and name trees. Every object is visited once, so
 * no circle keeps it; what cannot be read is skipped and makes the walk incomplete.
 */
export async function walkContent(file: ObjectFile, catalog: PdfDict): Promise<Walked> {
  const walk = new Walk(file);
  await walk.action(catalog.get('OpenAction'));
  await walk.triggers(catalog.get('AA'));
  const names = await walk.dictionary(catalog.get('Names'));
  await walk.nameTree(names?.get('JavaScript'), (value) => walk.action(value));
  await walk.nameTree(names?.get('EmbeddedFiles'), () => walk.countEmbedded());
  const form = await walk.dictionary(catalog.get('AcroForm'));
  await walk.fields(form?.get('Fields'));
  const outlines = await walk.dictionary(catalog.get('Outlines'));
  await walk.outline(outlines?.get('First'));
  const root = await walk.dictionary(catalog.get('Pages'), false);
  await walk.pages(catalog.get('Pages'));
  const stated = root?.get('Count');
  return {
    pages: walk.pageCount,
    statedPages: typeof stated === 'number' ? stated : null,
    active: [...walk.active].sort(),
    embeddedFiles: walk.embedded,
    signatures: walk.signatures,
    hasXfa: form?.has('XFA') ?? false,
    isComplete: walk.isComplete,
  };
}

class Walk {
  readonly active = new Set<string>();
  embedded = 0;
  signatures = 0;
  pageCount = 0;
  isComplete = true;
  readonly #file: ObjectFile;
  readonly #seen = new Set<number>();

  constructor(file: ObjectFile) {
    this.#file = file;
  }

  countEmbedded(): Promise<void> {
    this.embedded += 1;
    return Promise.resolve();
  }

  /** The dictionary behind a value, once: null when it is none, was seen already or cannot be read. */
  async dictionary(value: PdfValue | undefined, once = true): Promise<PdfDict | null> {
    const resolved = await this.#resolve(value, once);
    return resolved instanceof Map ? resolved : null;
  }

  async action(value: PdfValue | undefined): Promise<void> {
    let next: PdfValue | undefined = value;
    while (next !== undefined) {
      const many = await this.#resolve(next, true);
      if (Array.isArray(many)) {
        for (const item of many) if (item instanceof PdfRef || item instanceof Map) await this.action(item);
        return;
      }
      if (!(many instanceof Map)) return;
      const kind = many.get('S');
      if (kind instanceof PdfName && ACTIVE.has(kind.name)) this.active.add(kind.name);
      next = many.get('Next');
    }
  }

  async triggers(value: PdfValue | undefined): Promise<void> {
    const triggers = await this.dictionary(value);
    for (const action of triggers?.values() ?? []) await this.action(action);
  }

  async nameTree(value: PdfValue | undefined, each: (value: PdfValue) => Promise<void>): Promise<void> {
    const open: (PdfValue | undefined)[] = [value];
    while (open.length > 0) {
      const node = await this.dictionary(open.pop());
      const names = await this.#list(node?.get('Names'));
      for (let at = 1; at < names.length; at += 2) await each(names[at]!);
      open.push(...(await this.#list(node?.get('Kids'))));
    }
  }

  async fields(value: PdfValue | undefined): Promise<void> {
    const open = [...(await this.#list(value))];
    while (open.length > 0) {
      const field = await this.dictionary(open.pop());
      if (field === null) continue;
      const type = field.get('FT');
      if (type instanceof PdfName && type.name === 'Sig' && field.has('V')) this.signatures += 1;
      await this.#annotation(field);
      open.push(...(await this.#list(field.get('Kids'))));
    }
  }

  async outline(value: PdfValue | undefined): Promise<void> {
    const open: (PdfValue | undefined)[] = [value];
    while (open.length > 0) {
      const item = await this.dictionary(open.pop());
      if (item === null) continue;
      await this.action(item.get('A'));
      open.push(item.get('First'), item.get('Next'));
    }
  }

  async pages(value: PdfValue | undefined): Promise<void> {
    const open: (PdfValue | undefined)[] = [value];
    while (open.length > 0) {
      const node = await this.dictionary(open.pop());
      if (node === null) continue;
      if (node.has('Kids')) {
        open.push(...(await this.#list(node.get('Kids'))));
        continue;
      }
      this.pageCount += 1;
      await this.triggers(node.get('AA'));
      for (const item of await this.#list(node.get('Annots'))) {
        const annotation = await this.dictionary(item);
        if (annotation !== null) await this.#annotation(annotation);
      }
    }
  }

  async #annotation(annotation: PdfDict): Promise<void> {
    const kind = annotation.get('Subtype');
    if (kind instanceof PdfName && ACTIVE_ANNOTATIONS.has(kind.name)) this.active.add(kind.name);
    if (kind instanceof PdfName && kind.name === 'FileAttachment') this.embedded += 1;
    await this.action(annotation.get('A'));
    await this.triggers(annotation.get('AA'));
  }

  async #list(value: PdfValue | undefined): Promise<readonly PdfValue[]> {
    const list = await this.#resolve(value, true);
    return Array.isArray(list) ? list : [];
  }

  async #resolve(value: PdfValue | undefined, once: boolean): Promise<PdfValue> {
    if (!(value instanceof PdfRef)) return value ?? null;
    if (once && this.#seen.has(value.id)) return null;
    if (this.#seen.size >= MAX_VISITED) {
      this.isComplete = false;
      return null;
    }
    if (once) this.#seen.add(value.id);
    try {
      return await this.#file.resolve(value);
    } catch (error) {
      if (!(error instanceof PdfFault)) throw error;
      this.isComplete = false;
      return null;
    }
  }
}
