import { useEffect } from 'react';
import { isShortcut } from '../ui/index.ts';
import { useActionTable } from '../view/index.ts';

/** Runs the action whose shortcut is pressed. Keys without Ctrl belong to the text, or the open choice, that is being typed in. */
export function useShortcuts(): void {
  const table = useActionTable();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      // A dialog has the keyboard to itself.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      const target = event.target as HTMLElement | null;
      const typing = target?.closest('input, textarea, [contenteditable="true"], .ui-popover, [role="menu"]') != null;
      const action = table.find(
        ({ keys, enabled }) =>
          keys !== undefined && enabled && isShortcut(event, keys) && !(typing && belongsToText(keys)),
      );
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [table]);
}

/** Letters, and undo and redo of what is being typed. */
function belongsToText(keys: string): boolean {
  return !/Mod|Alt|^F\d/.test(keys) || /^Mod\+(Shift\+)?Z$/.test(keys);
}
