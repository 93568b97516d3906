import { COMMANDS, type CommandName } from '../../../shared/contract/commands.ts';
import { RECORD_KINDS, type RecordKind } from '../../../shared/contract/record-kinds.ts';

/** Area of a command → the kinds of record its changes touch. What is not listed touches everything. */
const TOUCHED: Readonly<Record<string, readonly RecordKind[]>> = {
  intake: ['batch', 'page', 'job', 'audit'],
  pages: ['batch', 'page', 'ocr', 'job', 'audit', 'edit'],
  'page-edits': ['batch', 'page', 'ocr', 'document', 'audit', 'edit', 'search'],
  rescans: ['batch', 'page', 'ocr', 'document', 'audit', 'edit', 'search'],
  samples: ['page', 'audit', 'edit'],
  forming: ['file', 'document', 'page', 'batch', 'audit', 'edit', 'search'],
  values: ['file', 'document', 'audit', 'edit', 'search'],
  watch: ['watch'],
  work: ['batch', 'page', 'ocr', 'job', 'audit', 'edit', 'search'],
  proofread: ['ocr', 'document', 'audit', 'edit', 'search'],
  ocr: ['batch', 'page', 'ocr', 'job', 'audit', 'edit', 'search'],
  appraisal: ['appraisal', 'file', 'audit', 'edit'],
  pdf: ['document', 'file', 'job', 'audit'],
  sign: ['document', 'file', 'job', 'audit'],
  package: ['package', 'job', 'audit'],
  search: ['search', 'audit', 'edit'],
  trust: ['workspace', 'audit'],
  users: ['user', 'audit', 'workspace'],
  transfer: ['transfer', 'package', 'job', 'audit'],
};

/** What has to be read anew after a command: nothing after one that only looks. */
export function changedKinds(name: CommandName): readonly RecordKind[] {
  const { kind } = COMMANDS[name];
  if (kind === 'read' || kind === 'none' || name === 'workspace/state') return [];
  return TOUCHED[name.slice(0, name.indexOf('/'))] ?? RECORD_KINDS;
}
