import { call, startWork } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';

/**
 * Lets the program read the fields of a file's documents from their pages; all files' when none is given. What a person typed
 * stays; documents read since their text was recognised are left as they are. Nothing is asked of who may not describe. `tell`:
 * whoever asked for it is told how it ended.
 */
export async function readFields(fileId: number | null, tell = false): Promise<void> {
  try {
    const state = await call('workspace/state', {});
    if (!state?.roles.includes('describe')) return;
    const file = fileId === null ? null : await call('forming/read', { level: 'file', id: fileId });
    const code = file?.values['fileCode']?.value;
    const { job } = await startWork('extract/fields', code === undefined ? {} : { files: [code] }).done;
    if (tell) notify.done(job.total === 0 ? 'form.readNothing' : 'form.readDone', { count: job.done });
  } catch (error) {
    notify.error(error);
  }
}
