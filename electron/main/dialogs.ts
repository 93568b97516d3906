import { dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import type { ShellInput } from '../../shared/contract/shell.ts';
import type { AppWindow } from './window.ts';

/** What may be chosen → the system dialog's words for it. */
const PROPERTIES: Record<ShellInput<'dialog/open'>['want'], NonNullable<OpenDialogOptions['properties']>> = {
  file: ['openFile'],
  files: ['openFile', 'multiSelections'],
  folder: ['openDirectory', 'createDirectory'],
  // Only macOS has a dialog for both; elsewhere a dialog that may choose folders chooses nothing else.
  'files-or-folders':
    process.platform === 'darwin'
      ? ['openFile', 'openDirectory', 'multiSelections']
      : ['openDirectory', 'multiSelections'],
};

/** Asks a person for files or folders; none when they think better of it. */
export async function chooseToOpen(
  window: AppWindow,
  { want, title, filters }: ShellInput<'dialog/open'>,
): Promise<readonly string[]> {
  const options = { title, properties: PROPERTIES[want], ...forDialog(filters) };
  const parent = window.browserWindow();
  const { canceled, filePaths } = await (parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options));
  return canceled ? [] : filePaths;
}

/** Asks a person where to write; null when they think better of it. */
export async function chooseTarget(
  window: AppWindow,
  { title, name, filters }: ShellInput<'dialog/save'>,
): Promise<string | null> {
  const options = { title, defaultPath: name, ...forDialog(filters) };
  const parent = window.browserWindow();
  const { canceled, filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}

function forDialog(filters: ShellInput<'dialog/open'>['filters']): { filters?: FileFilter[] } {
  return filters === undefined ? {} : { filters: filters.map(({ name, extensions }) => ({ name, extensions })) };
}
