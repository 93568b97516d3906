import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, ToggleButton as AriaToggle, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Keys } from './keys.tsx';

interface ButtonProps {
  readonly onPress: () => void;
  readonly children?: ReactNode;
  readonly icon?: LucideIcon;
  readonly look?: 'normal' | 'primary' | 'plain' | 'danger';
  readonly disabled?: boolean;
  readonly submit?: boolean;
  readonly autoFocus?: boolean;
}

/** A button with words; `primary` once a screen at most: the step that leads on. */
export function Button({ onPress, children, icon: Icon, look = 'normal', disabled, submit, autoFocus }: ButtonProps) {
  return (
    <AriaButton
      className={`ui-button ${look}`}
      onPress={onPress}
      isDisabled={disabled ?? false}
      type={submit ? 'submit' : 'button'}
      autoFocus={autoFocus ?? false}
    >
      {Icon ? <Icon aria-hidden /> : null}
      {children}
    </AriaButton>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** Shortcut, as in the table of actions. */
  readonly keys?: string;
  readonly selected?: boolean;
}

/** A button that is only a picture; its name is read out and shown when pointed at or focused. */
export function IconButton({ label, icon: Icon, onPress, disabled, keys, selected }: IconButtonProps) {
  const shared = { className: 'ui-button plain icon', 'aria-label': label, isDisabled: disabled ?? false };
  return (
    <TooltipTrigger delay={400}>
      {selected === undefined ? (
        <AriaButton {...shared} onPress={onPress}>
          <Icon aria-hidden />
        </AriaButton>
      ) : (
        <AriaToggle {...shared} isSelected={selected} onChange={onPress}>
          <Icon aria-hidden />
        </AriaToggle>
      )}
      <Tooltip className="ui-tooltip" offset={6}>
        {label} {keys ? <Keys keys={keys} /> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
