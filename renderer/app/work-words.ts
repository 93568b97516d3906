import type { CommandName } from '../../shared/contract/commands.ts';
import type { RunningCall } from '../../shared/contract/events.ts';

/** The stage that is the whole of a work: to name it beside the work says the same twice. */
const ONLY_STAGE: Partial<Readonly<Record<CommandName, string>>> = {
  'intake/import': 'intake',
  'pages/check': 'check',
  'ocr/recognise': 'ocr',
  'extract/fields': 'extract',
  'pdf/documents': 'pdf',
  'pdf/images': 'pdf',
  'sign/documents': 'sign',
  'package/make': 'package',
  'transfer/make': 'transfer',
  'verify/path': 'verify',
  'receive/verify': 'verify',
  'workspace/backup': 'backup',
  'workspace/restore': 'backup',
  'describe/export': 'write',
  'forming/read-codes': 'codes',
  'proofread/count': 'count',
  'proofread/replace': 'replace',
};

/** What is going on, and in which stage where it has others. */
export function workWords(
  { name, progress }: Pick<RunningCall, 'name' | 'progress'>,
  say: (key: string) => string,
): string {
  const work = say(`work.${name}`);
  if (!progress || progress.stage === ONLY_STAGE[name]) return work;
  return `${work}: ${say(`stage.${progress.stage}`)}`;
}
