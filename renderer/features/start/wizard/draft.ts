import { create } from 'zustand';
import { AgencySettings } from '../../../../shared/model/agency.ts';
import type { ChosenPath } from '../../../../shared/contract/shell.ts';

export const WIZARD_STEPS = ['language', 'agency', 'archive', 'place', 'key', 'ready'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];

/** What has been answered so far; kept while the person looks elsewhere. */
export interface Draft {
  readonly step: WizardStep;
  readonly agencyName: string;
  readonly agencyId: string;
  readonly archiveCode: string;
  readonly archiveName: string;
  /** Folder in which the workspace's own folder is made; null until the documents folder is known. */
  readonly parent: ChosenPath | null;
  readonly folder: string;
  /** Key file to sign with; null: later. */
  readonly key: ChosenPath | null;
}

const EMPTY: Draft = {
  step: 'language',
  agencyName: '',
  agencyId: '',
  archiveCode: '',
  archiveName: '',
  parent: null,
  folder: 'kho-luu-tru',
  key: null,
};

export const useDraft = create<Draft>(() => EMPTY);

export function changeDraft(change: Partial<Draft>): void {
  useDraft.setState(change);
}

export function forgetDraft(): void {
  useDraft.setState(EMPTY);
}

export type AgencyField = keyof AgencySettings;

/** A folder's name as `path/inside` takes it. */
const FOLDER_NAME = /^[\p{L}\d][\p{L}\d ._-]{0,99}$/u;

/** Whether a field of the agency is filled in as it has to be. */
export function isFieldGood(field: AgencyField, value: string): boolean {
  return AgencySettings.shape[field].safeParse(value.trim()).success;
}

export function isFolderGood(name: string): boolean {
  return FOLDER_NAME.test(name.trim());
}

/** Whether the answers of a step let the person go on. */
export function isStepGood(draft: Draft, step: WizardStep): boolean {
  switch (step) {
    case 'agency':
      return isFieldGood('agencyName', draft.agencyName) && isFieldGood('agencyId', draft.agencyId);
    case 'archive':
      return isFieldGood('archiveCode', draft.archiveCode) && isFieldGood('archiveName', draft.archiveName);
    case 'place':
      return draft.parent !== null && isFolderGood(draft.folder);
    case 'language':
    case 'key':
      return true;
    case 'ready':
      return WIZARD_STEPS.every((one) => one === 'ready' || isStepGood(draft, one));
  }
}

/** What each step is given. */
export interface StepProps {
  /** The person has tried to go on: what is missing is said too, not only what is wrong. */
  readonly tried: boolean;
}
