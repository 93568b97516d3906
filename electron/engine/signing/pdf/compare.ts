import { isArray, isName, PdfDict, PdfRef, PdfStream, type PdfValue } from './objects.ts';
import { changedKeys, referencesIn, samePlain, sameValue } from './equal.ts';
import { indexPages, type PageIndex } from './page-index.ts';
import type { PdfFile } from './pdf-file.ts';
import type { Verdict } from '../report.ts';

/** What the signature itself allows to come after it: DocMDP level, or null when it says nothing (ISO 32000-1 table 254). */
export type Permission = number | null;

/** Keys of validation data (ETSI EN 319 142-1 §5.4); VRI entries are named by 40 hexadecimal digits. */
const DSS_KEY = /^(Type|Certs|CRLs|OCSPs|VRI|Cert|CRL|OCSP|TU|TS|[0-9A-Fa-f]{40})$/;

/**
 * Compares the revision a signature covers with the file as it is now, object by object, and notes every change that is not
 * one of the few allowed ones: a new signature with its widget, validation data, and (as a warning) metadata. Viewers show
 * the newest objects under the old signature's name, so anything else means that what is seen is not what was signed.
 */
export async function compareRevisions(
  signed: PdfFile,
  now: PdfFile,
  permission: Permission,
  verdict: Verdict,
): Promise<void> {
  const comparison = new Comparison(signed, now, permission, verdict);
  await comparison.run();
}

class Comparison {
  readonly #old: PdfFile;
  readonly #new: PdfFile;
  readonly #permission: Permission;
  readonly #verdict: Verdict;
  readonly #added = new Set<number>();
  #index: PageIndex | null = null;
  #signatureAdded = false;

  constructor(signed: PdfFile, now: PdfFile, permission: Permission, verdict: Verdict) {
    this.#old = signed;
    this.#new = now;
    this.#permission = permission;
    this.#verdict = verdict;
  }

  async run(): Promise<void> {
    const changed = this.#changedNumbers();
    await this.#trailer();
    for (const number of changed) {
      const [before, after] = [await this.#old.object(number), await this.#new.object(number)];
      if (!(await sameValue(this.#old, before, this.#new, after))) await this.#judge(number, before, after);
    }
    await this.#dangling();
    if (this.#signatureAdded && this.#permission === 1) this.#verdict.invalid('signing/pdf-docmdp', { level: 1 });
  }

  /** Fills `#added` and returns the numbers that stand elsewhere than they did. */
  #changedNumbers(): number[] {
    const changed: number[] = [];
    const numbers = new Set([...this.#old.xref.entries.keys(), ...this.#new.xref.entries.keys()]);
    for (const number of numbers) {
      if (this.#old.entry(number).kind === 'free') {
        if (this.#new.entry(number).kind !== 'free') this.#added.add(number);
      } else if (this.#moved(number)) changed.push(number);
    }
    return changed.sort((a, b) => a - b);
  }

  #moved(number: number): boolean {
    const [a, b] = [this.#old.entry(number), this.#new.entry(number)];
    if (JSON.stringify(a) !== JSON.stringify(b)) return true;
    return (
      a.kind === 'packed' &&
      JSON.stringify(this.#old.entry(a.container)) !== JSON.stringify(this.#new.entry(a.container))
    );
  }

  async #trailer(): Promise<void> {
    const [before, after] = [this.#old.xref.trailer, this.#new.xref.trailer];
    for (const key of ['Root', 'Encrypt']) {
      if (!samePlain(before.get(key), after.get(key)))
        this.#verdict.invalid('signing/pdf-object-changed', { object: `trailer/${key}` });
    }
    if (!samePlain(before.get('Info'), after.get('Info'))) this.#verdict.note('signing/pdf-metadata-changed');
    await Promise.resolve();
  }

  async #judge(number: number, before: PdfValue, after: PdfValue): Promise<void> {
    const catalog = await this.#old.catalog();
    const refers = (value: PdfValue): boolean => value instanceof PdfRef && value.number === number;
    if (number === this.#old.rootRef.number) return this.#catalog(before, after);
    if (refers(this.#old.xref.trailer.get('Info')) || refers(catalog.get('Metadata'))) {
      this.#verdict.note('signing/pdf-metadata-changed');
      return;
    }
    if (refers(catalog.get('AcroForm'))) return this.#form(before, after);
    const form = await this.#old.dictAt(catalog, 'AcroForm');
    if (form !== null && refers(form.get('Fields'))) return this.#fields(before, after);
    if (before instanceof PdfDict && after instanceof PdfDict) {
      if (isName(before.get('Type'), 'Page')) return this.#page(number, before, after);
      if (isName(before.get('Type'), 'Pages')) {
        this.#verdict.invalid('signing/pdf-pages-changed');
        return;
      }
      if (isName(before.get('FT'), 'Sig')) return this.#signatureField(number, before, after);
      if (await this.#validationData(number, before, after)) return;
    }
    if (isArray(before) && isArray(after)) {
      const page = (await this.#pages()).annotationArrays.get(number);
      if (page !== undefined) return this.#annotations(page, before, after);
      if (await this.#validationData(number, before, after)) return;
    }
    if (before instanceof PdfStream && isName(before.dict.get('Type'), 'XRef')) return;
    await this.#elsewhere(number, before);
  }

  async #catalog(before: PdfValue, after: PdfValue): Promise<void> {
    if (!(before instanceof PdfDict) || !(after instanceof PdfDict)) {
      this.#verdict.invalid('signing/pdf-object-changed', { object: 'Catalog' });
      return;
    }
    for (const key of changedKeys(before, after)) {
      if (key === 'AcroForm')
        await this.#form(await this.#old.resolve(before.get(key)), await this.#new.resolve(after.get(key)));
      else if (key === 'Metadata') this.#verdict.note('signing/pdf-metadata-changed');
      else if (key === 'Pages') this.#verdict.invalid('signing/pdf-pages-changed');
      else if (key !== 'DSS' && key !== 'Extensions')
        this.#verdict.invalid('signing/pdf-object-changed', { object: `Catalog/${key}` });
    }
  }

  async #form(before: PdfValue, after: PdfValue): Promise<void> {
    const old = before instanceof PdfDict ? before : new PdfDict();
    if (!(after instanceof PdfDict)) {
      this.#verdict.invalid('signing/pdf-form-changed', { what: 'AcroForm' });
      return;
    }
    for (const key of changedKeys(old, after)) {
      if (key === 'Fields')
        await this.#fields(await this.#old.resolve(old.get(key)), await this.#new.resolve(after.get(key)));
      // Defaults for drawing text fields: without effect where there were none to draw.
      else if (key !== 'SigFlags' && !((key === 'DR' || key === 'DA') && !old.has(key))) {
        this.#verdict.invalid('signing/pdf-form-changed', { what: key });
      }
    }
  }

  async #fields(before: PdfValue, after: PdfValue): Promise<void> {
    for (const field of await this.#extra(before, after, 'Fields')) {
      const dict = await this.#new.resolve(field);
      if (dict instanceof PdfDict && isName(await this.#new.resolve(dict.get('FT')), 'Sig'))
        this.#signatureAdded = true;
      else this.#verdict.invalid('signing/pdf-form-changed', { what: 'Fields' });
    }
  }

  async #page(number: number, before: PdfDict, after: PdfDict): Promise<void> {
    const page = (await this.#pages()).pages.get(number) ?? 0;
    for (const key of changedKeys(before, after)) {
      if (key === 'Annots')
        await this.#annotations(
          page,
          await this.#old.resolve(before.get(key)),
          await this.#new.resolve(after.get(key)),
        );
      else if (key !== 'Tabs') this.#verdict.invalid('signing/pdf-page-changed', { page, what: key });
    }
  }

  /** New annotations may only be widgets of signatures: signed ones, or ones that show nothing. */
  async #annotations(page: number, before: PdfValue, after: PdfValue): Promise<void> {
    for (const item of await this.#extra(before, after, 'Annots')) {
      const widget = await this.#new.resolve(item);
      if (!(
        widget instanceof PdfDict &&
        isName(widget.get('Subtype'), 'Widget') &&
        (await this.#isSignatureWidget(widget))
      )) {
        if (this.#permission !== 3) this.#verdict.invalid('signing/pdf-annotation-added', { page });
      }
    }
  }

  async #isSignatureWidget(widget: PdfDict): Promise<boolean> {
    const parent = (await this.#new.dictAt(widget, 'Parent')) ?? new PdfDict();
    const inherited = async (key: string): Promise<PdfValue> =>
      this.#new.resolve(widget.has(key) ? widget.get(key) : parent.get(key));
    if (!isName(await inherited('FT'), 'Sig')) return false;
    const rect = await this.#new.resolve(widget.get('Rect'));
    const empty = isArray(rect) && rect.length === 4 && (rect[0] === rect[2] || rect[1] === rect[3]);
    return empty || (await inherited('V')) instanceof PdfDict;
  }

  /** An empty signature field may be signed; a signed one must stay as it is. */
  async #signatureField(number: number, before: PdfDict, after: PdfDict): Promise<void> {
    const wasSigned = (await this.#old.resolve(before.get('V'))) !== null;
    const isSigned = (await this.#new.resolve(after.get('V'))) instanceof PdfDict;
    const keys = changedKeys(before, after);
    if (wasSigned || !isSigned || keys.some((key) => !['V', 'AP', 'F', 'M'].includes(key))) {
      this.#verdict.invalid('signing/pdf-form-changed', { what: `${number} 0 R` });
    } else this.#signatureAdded = true;
  }

  /** Validation data may grow: dictionaries and lists under /DSS, never the streams they name. */
  async #validationData(number: number, before: PdfValue, after: PdfValue): Promise<boolean> {
    const dss = (await this.#old.catalog()).get('DSS');
    const known = new Set<number>();
    const walk = async (value: PdfValue, depth: number): Promise<void> => {
      for (const ref of referencesIn(value)) {
        if (known.has(ref.number) || depth > 4) continue;
        const target = await this.#old.resolve(ref);
        if (target instanceof PdfStream) continue;
        known.add(ref.number);
        await walk(target, depth + 1);
      }
    };
    await walk(dss, 0);
    if (!known.has(number)) return false;
    if (isArray(before)) return isArray(after) && after.every((item) => item instanceof PdfRef);
    return after instanceof PdfDict && [...after.map.keys()].every((key) => DSS_KEY.test(key));
  }

  /** Nothing that is allowed to change: say where it shows. */
  async #elsewhere(number: number, before: PdfValue): Promise<void> {
    const index = await this.#pages();
    const page = index.content.get(number);
    const annotated = index.annotations.get(number);
    if (page !== undefined) this.#verdict.invalid('signing/pdf-page-changed', { page, what: `${number} 0 R` });
    else if (annotated !== undefined || (before instanceof PdfDict && before.has('FT'))) {
      if (this.#permission !== 2 && this.#permission !== 3)
        this.#verdict.invalid('signing/pdf-form-changed', { what: `${number} 0 R` });
    } else this.#verdict.invalid('signing/pdf-object-changed', { object: number });
  }

  /** What `after` has beyond `before`, which must still be there whole and in order. */
  async #extra(before: PdfValue, after: PdfValue, what: string): Promise<PdfValue[]> {
    const old = isArray(before) ? before : [];
    const list = isArray(after) ? after : [];
    const extra: PdfValue[] = [];
    let matched = 0;
    for (const item of list) {
      if (matched < old.length && samePlain(old[matched]!, item)) matched++;
      else extra.push(item);
    }
    if (matched < old.length) this.#verdict.invalid('signing/pdf-form-changed', { what });
    return Promise.resolve(extra);
  }

  /** An object that the signed revision already pointed at, and that only now exists, changes what was signed. */
  async #dangling(): Promise<void> {
    if (this.#added.size === 0) return;
    for (const [number, entry] of this.#old.xref.entries) {
      if (entry.kind === 'free') continue;
      const value = await this.#old.object(number);
      for (const ref of referencesIn(value)) {
        if (this.#added.has(ref.number)) this.#verdict.invalid('signing/pdf-object-changed', { object: ref.number });
      }
    }
  }

  async #pages(): Promise<PageIndex> {
    this.#index ??= await indexPages(this.#old);
    return this.#index;
  }
}
