import type { Finding } from '../finding.ts';

/** Records a finding is about, as the screens take them: `file` its code, `document` and `page` ids, `batch` a name. */
export interface FindingPlace {
  readonly file?: string;
  readonly document?: number;
  /** 1-based place of the document in its file, for people. */
  readonly ordinal?: number;
  readonly field?: string;
  readonly page?: number;
  readonly batch?: string;
}

export interface PlacedFinding extends Finding {
  readonly at: FindingPlace;
}

/** A file and everything there is to say of it. `ready`: nothing keeps it from being handed over. */
export interface CheckedFile {
  readonly code: string;
  readonly title: string;
  readonly documents: number;
  readonly pages: number;
  readonly findings: readonly PlacedFinding[];
  readonly ready: boolean;
}

/** What can be said before looking at single files: which there are, and what concerns more than one. */
export interface CheckOverview {
  readonly files: readonly { readonly code: string; readonly title: string }[];
  readonly findings: readonly PlacedFinding[];
}

export const CHECK_PURPOSES = ['transfer', 'keep'] as const;
/** `transfer`: to the historical archive, in a SIP; `keep`: in the agency's own archive, in an AIP. */
export type CheckPurpose = (typeof CHECK_PURPOSES)[number];
