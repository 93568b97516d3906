import type { CodeListName } from './code-lists.ts';

/**
 * - `text`, `number` (whole, not negative), `date` (DD/MM/YYYY; where a variant allows it MM/YYYY or YYYY)
 * - `code` one value of a list, `codes` one or several joined by `;`, `flag` 1 or 0
 */
export type FieldType = 'text' | 'number' | 'date' | 'code' | 'codes' | 'flag';

/** Which package data a field belongs to. */
export type Variant = 'sip' | 'aip' | 'dip';

/** M mandatory, O optional, C mandatory when `when` holds. A variant that is not named does not have the field. */
export type Need = 'M' | 'O' | 'C';

/**
 * One row of the law's field tables. Forms, checks, EAD writers, Excel columns and the schemas we ship all read these
 * rows; no length or list stands anywhere else.
 */
export interface Field {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
  readonly type: FieldType;
  /** Most characters the value may have; null where the rule gives none. */
  readonly max: number | null;
  /** How the value has to look, where it becomes part of identifiers, file names and URNs. */
  readonly form?: RegExp;
  readonly list?: CodeListName;
  readonly need: Readonly<Partial<Record<Variant, Need>>>;
  /** For need C: mandatory when the field `key` has one of `in`. */
  readonly when?: { readonly key: string; readonly in: readonly string[] };
  /** Filled by the program from other data; a spreadsheet may leave it out. */
  readonly derived?: true;
  readonly clause: string;
}

export type FieldValues = Readonly<Record<string, string>>;
