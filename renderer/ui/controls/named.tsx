import type { ReactElement } from 'react';
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components';
import { Keys } from './keys.tsx';

interface NamedProps {
  readonly name: string;
  /** Shortcut, as in the table of actions. */
  readonly keys?: string;
  /** The control: one element of the document. */
  readonly children: ReactElement<object, string>;
}

/**
 * Shows a control's name and key when it is pointed at or has the focus, as large as the text; the `title` of a browser is
 * small.
 */
export function Named({ name, keys, children }: NamedProps) {
  return (
    <TooltipTrigger delay={400}>
      <Focusable>{children}</Focusable>
      <Tooltip className="ui-tooltip" placement="right" offset={6}>
        {name} {keys ? <Keys keys={keys} /> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
