import { call, startWork } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';

/**
 * Lets the program read the fields of a file's documents from their pages; all files' when none is given. What a person typed
 * stays; documents read since their text was recognised are left as they are. Nothing is asked of who may not describe.
 */
export async function readFields(fileId: number | null): Promise<void> {
  try {
    const state = await call('workspace/state', {});
    if (!state?.roles.includes('describe')) return;
    const file = fileId === null ? null : await call('forming/read', { level: 'file', id: fileId });
    const code = file?.values['fileCode']?.value;
    await startWork('extract/fields', code === undefined ? {} : { files: [code] }).done;
  } catch (error) {
    notify.error(error);
  }
}
