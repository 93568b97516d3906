import { call, startWork } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';

/**
 * Lets the program read the fields of a file's documents from their pages; all files' when none is given. What a person typed
 * stays. Nothing is asked of who may not describe. `asked`: a person wants it: documents read since their text was recognised,
 * else left as they are, are read again, and how it ended is told.
 */
export async function readFields(fileId: number | null, asked = false): Promise<void> {
  try {
    const state = await call('workspace/state', {});
    if (!state?.roles.includes('describe')) return;
    const file = fileId === null ? null : await call('forming/read', { level: 'file', id: fileId });
    const code = file?.values['fileCode']?.value;
    const { job } = await startWork('extract/fields', {
      ...(code === undefined ? {} : { files: [code] }),
      ...(asked ? { again: true } : {}),
    }).done;
    const params = fileId === null ? {} : ({ level: 'file', id: fileId } as const);
    const key = job.total === 0 ? 'form.readNothing' : 'form.readDone';
    if (asked) notify.ended({ screen: 'form', params }, key, { count: job.done });
  } catch (error) {
    notify.error(error);
  }
}
