import type { ScreenId } from '../screens.ts';

/** What a person has to do about findings, in the order in which it is best done; text keys `remedy.<id>`, `remedy.<id>.do`. */
export const REMEDIES = [
  { id: 'rescan', screen: 'digitise' },
  { id: 'look', screen: 'digitise' },
  { id: 'read', screen: 'recognise' },
  { id: 'arrange', screen: 'form' },
  { id: 'type', screen: 'form' },
  { id: 'confirm', screen: 'form' },
  { id: 'fill', screen: 'form' },
  { id: 'correct', screen: 'form' },
  { id: 'compare', screen: 'form' },
  { id: 'appraise', screen: 'appraise' },
  { id: 'resend', screen: 'handover' },
  { id: 'produce', screen: 'handover' },
  { id: 'other', screen: 'form' },
] as const satisfies readonly { readonly id: string; readonly screen: ScreenId }[];
export type RemedyId = (typeof REMEDIES)[number]['id'];

/** Finding → remedy, by its code; codes of an area not named one by one go by the area. */
const BY_CODE: Readonly<Record<string, RemedyId>> = {
  'efile/no-documents': 'arrange',
  'efile/no-pages': 'arrange',
  'efile/field-missing': 'fill',
  'efile/date-outside-file': 'compare',
  'efile/dates-reversed': 'correct',
  'efile/sheets-differ': 'compare',
  'efile/year-outside-dates': 'compare',
  'extract/handwritten': 'type',
  'extract/unconfirmed': 'confirm',
  'extract/not-read': 'fill',
  'extract/no-text': 'read',
  'imaging/dpi-low': 'rescan',
  'imaging/dpi-low-drawing': 'rescan',
  'imaging/depth-low': 'rescan',
  'imaging/page-small': 'rescan',
  'rules/page-rescan': 'rescan',
  'rules/pages-unlooked': 'look',
  'rules/pages-unread': 'read',
  'rules/not-permanent': 'appraise',
  'rules/not-appraised': 'appraise',
  'rules/appraisal-overridden': 'appraise',
  'rules/pdf-missing': 'produce',
  'rules/pdf-outdated': 'produce',
  'rules/unsigned': 'produce',
  'rules/changed-since-handover': 'resend',
  'rules/count-differs': 'produce',
  'rules/paper-count-differs': 'arrange',
  'rules/values-unconfirmed': 'confirm',
  'rules/ordinal-gap': 'arrange',
  'rules/document-twice': 'compare',
  'rules/paper-code-twice': 'correct',
  'rules/date-to-come': 'correct',
  'rules/identifier': 'correct',
  'rules/pages-unjoined': 'arrange',
  'rules/sources-refused': 'rescan',
};

const BY_AREA: Readonly<Record<string, RemedyId>> = {
  efile: 'correct',
  extract: 'compare',
  imaging: 'look',
  intake: 'look',
  ocr: 'read',
};

/** Codes whose place is another screen than their remedy's usual one. */
const SCREEN_BY_CODE: Readonly<Record<string, ScreenId>> = { 'rules/sources-refused': 'digitise' };

/** What to do about a finding, and the screen on which it is done. */
export function remedyOf(code: string): { readonly id: RemedyId; readonly screen: ScreenId } {
  const id = BY_CODE[code] ?? BY_AREA[code.slice(0, code.indexOf('/'))] ?? 'other';
  const remedy = REMEDIES.find((one) => one.id === id)!;
  return { id, screen: SCREEN_BY_CODE[code] ?? remedy.screen };
}
