import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Keys } from './keys.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** A button that opens a short menu. */
export function MenuButton({ label, entries }: { readonly label: string; readonly entries: readonly MenuEntry[] }) {
  return (
    <MenuTrigger>
      <Button className="ui-button">
        {label}
        <ChevronDown aria-hidden size="1em" />
      </Button>
      <Popover className="ui-popover">
        <Menu
          onAction={(key) => entries.find((entry) => entry.id === key)?.run()}
          disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
        >
          {entries.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} className="ui-option" textValue={entry.label}>
              {entry.label}
              {entry.keys ? <Keys keys={entry.keys} /> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
