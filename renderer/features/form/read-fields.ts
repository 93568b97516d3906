import { call, startWork } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';

/** Whose fields are to be read: those of a file, of files by their codes, of all. */
type Whose = { readonly fileId: number } | { readonly files: readonly string[] } | 'all';

/**
 * Lets the program read the fields of documents from their pages, and says what it came to. What a person typed stays. Nothing
 * is asked of who may not describe. `asked`: a person wants it: documents read since their text was recognised, else left as
 * they are, are read again, and that there was nothing to read is told as well.
 */
export async function readFields(whose: Whose, asked = false): Promise<void> {
  try {
    const state = await call('workspace/state', {});
    if (!state?.roles.includes('describe')) return;
    const files = whose === 'all' ? undefined : await codesOf(whose);
    const { job, documents, findings, unconfirmed, missing } = await startWork('extract/fields', {
      ...(files === undefined ? {} : { files: [...files] }),
      ...(asked ? { again: true } : {}),
    }).done;
    const without = findings.filter(({ code }) => code === 'extract/no-text').length;
    const count = Math.min(job.done, documents - without);
    // Nobody asked: that pages have no recognised text yet is said by the check.
    if (count === 0 && !asked) return;
    const key =
      documents === 0
        ? 'form.readNothing'
        : count === 0
          ? 'form.readNoText'
          : unconfirmed + missing === 0
            ? 'form.readDone'
            : 'form.readDoneOpen';
    const params = typeof whose === 'object' && 'fileId' in whose ? ({ level: 'file', id: whose.fileId } as const) : {};
    notify.ended({ screen: 'form', params }, key, { count, unconfirmed, missing });
  } catch (error) {
    notify.error(error);
  }
}

async function codesOf(whose: Exclude<Whose, 'all'>): Promise<readonly string[] | undefined> {
  if ('files' in whose) return whose.files;
  const file = await call('forming/read', { level: 'file', id: whose.fileId });
  const code = file.values['fileCode']?.value;
  return code === undefined ? undefined : [code];
}
