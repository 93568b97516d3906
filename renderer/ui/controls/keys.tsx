const MAC = navigator.platform.startsWith('Mac');
const NAMES: Readonly<Record<string, string>> = MAC
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌫', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }
  : { Mod: 'Ctrl', Delete: 'Del', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

/** A shortcut as it stands on this PC's keyboard. */
export function keysText(keys: string): string {
  return keys
    .split(/\+(?!$)/)
    .map((key) => NAMES[key] ?? key)
    .join(MAC ? '' : '+');
}

export function Keys({ keys }: { readonly keys: string }) {
  return <kbd className="ui-keys">{keysText(keys)}</kbd>;
}

/** Whether an event is this shortcut. */
export function isShortcut(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split(/\+(?!$)/);
  const key = parts.pop() ?? '';
  const mod = MAC ? event.metaKey : event.ctrlKey;
  const other = MAC ? event.ctrlKey : event.metaKey;
  return (
    mod === parts.includes('Mod') &&
    !other &&
    event.altKey === parts.includes('Alt') &&
    // A sign that needs Shift on this keyboard is the sign all the same.
    (event.shiftKey === parts.includes('Shift') || (/^[^\p{L}\d]$/u.test(key) && !parts.includes('Shift'))) &&
    event.key.toLowerCase() === key.toLowerCase()
  );
}
