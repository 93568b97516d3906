import type { Say } from '../../words/index.ts';
import { call, shell, startWork } from '../../bridge/index.ts';
import { notify } from '../../view/index.ts';
import type { Language } from '../../../shared/contract/shell.ts';

/** Asks where to, and writes the empty workbook: columns, notes and drop-downs to fill in. It needs no records. */
export async function saveTemplate(say: Say, language: Language): Promise<void> {
  try {
    const to = await shell('dialog/save', {
      title: say('action.form.template'),
      name: `${say('form.templateName')}.xlsx`,
      filters: [{ name: say('dialog.excel'), extensions: ['xlsx'] }],
    });
    if (to === null) return;
    await call('describe/template', { out: to.token, language });
    notify.done('form.templateSaved', { name: to.name });
  } catch (error) {
    notify.error(error);
  }
}

/** Asks where to, and writes the chosen files (all when none is) as the workbook people fill in. */
export async function exportToExcel(say: Say, language: Language, fileIds: readonly number[]): Promise<void> {
  try {
    const to = await shell('dialog/save', {
      title: say('action.form.export'),
      name: `${say('form.exportName')}.xlsx`,
      filters: [{ name: say('dialog.excel'), extensions: ['xlsx'] }],
    });
    if (to === null) return;
    await startWork('describe/export', {
      out: to.token,
      language,
      ...(fileIds.length > 0 ? { fileIds: [...fileIds] } : {}),
    }).done;
    notify.ended({ screen: 'form', params: {} }, 'form.exported');
  } catch (error) {
    notify.error(error);
  }
}
