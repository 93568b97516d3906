import { useCallback, useEffect, useRef } from 'react';
import { isShortcut } from '../ui/index.ts';
import { useActionTable } from '../view/index.ts';

/**
 * Runs the action whose shortcut is pressed. Keys without Ctrl belong to the text, or the open choice, that is being typed
 * in; undo and redo do while there is something typed to take back: in a field that was only come to they are the window's.
 */
export function useShortcuts(): void {
  const table = useActionTable();
  const isTyped = useTyped();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      // A dialog has the keyboard to itself.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      const target = event.target as HTMLElement | null;
      const typing = target?.closest('input, textarea, [contenteditable="true"], .ui-popover, [role="menu"]') != null;
      const action = table.find(
        ({ keys, enabled }) =>
          keys !== undefined &&
          enabled &&
          isShortcut(event, keys) &&
          !(typing && (UNDO.test(keys) ? isTyped(target) : belongsToText(keys))),
      );
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [table, isTyped]);
}

const UNDO = /^Mod\+(Shift\+)?Z$/;

/** Letters and the like. */
function belongsToText(keys: string): boolean {
  return !/Mod|Alt|^F\d/.test(keys);
}

/** Answers whether the text that has the focus has been typed in since it got it, and is not again what it was then. */
function useTyped(): (element: Element | null) => boolean {
  const typed = useRef<Element | null>(null);
  useEffect(() => {
    let before = '';
    const come = ({ target }: FocusEvent): void => {
      before = textOf(target);
      typed.current = null;
    };
    const type = ({ target }: Event): void => {
      typed.current = target instanceof Element && textOf(target) !== before ? target : null;
    };
    addEventListener('focusin', come);
    addEventListener('input', type);
    return () => {
      removeEventListener('focusin', come);
      removeEventListener('input', type);
    };
  }, []);
  return useCallback((element) => element !== null && typed.current === element, []);
}

function textOf(target: EventTarget | null): string {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : '';
}
