import { Check, ChevronDown, Minus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import {
  Button,
  CheckboxButton,
  CheckboxField,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  RadioButton,
  RadioField,
  RadioGroup,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { useOpeningPress } from './opening-press.ts';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly help?: string;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly help?: ReactNode;
  readonly error?: string | null;
  readonly bare?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}

/**
 * One of a list. The press that opens it chooses nothing and does not close it, even where what lies under the pointer has
 * moved meanwhile; drawing the pointer to an option and letting go there does.
 */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const [open, setOpen] = useState(false);
  const opening = useOpeningPress();
  const { label, value, options, onChange, help, error, bare } = props;
  return (
    <AriaSelect
      className="ui-field"
      value={value}
      onChange={(key) => {
        if (!opening.isGoingOn()) onChange(key as Value);
      }}
      isOpen={open}
      onOpenChange={(next) => {
        if (next || !opening.isGoingOn()) setOpen(next);
      }}
      isInvalid={Boolean(error)}
      isDisabled={props.disabled ?? false}
      placeholder={props.placeholder ?? '—'}
    >
      <Label className={bare ? 'hidden-visually' : 'ui-label'}>{label}</Label>
      <Button className="ui-input ui-select-button" onPressStart={opening.begin}>
        <SelectValue />
        <ChevronDown aria-hidden size="1em" />
      </Button>
      {help ? (
        <Text slot="description" className="ui-help">
          {help}
        </Text>
      ) : null}
      {error ? <span className="ui-error">{error}</span> : null}
      <Popover className="ui-popover">
        <ListBox>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} className="ui-option" textValue={option.label}>
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

interface CheckboxProps {
  readonly children: ReactNode;
  readonly checked: boolean | 'some';
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** The label is read out but not shown. */
  readonly bare?: boolean;
}

export function Checkbox({ children, checked, onChange, disabled, bare }: CheckboxProps) {
  return (
    <CheckboxField
      isSelected={checked === true}
      isIndeterminate={checked === 'some'}
      onChange={onChange}
      isDisabled={disabled ?? false}
    >
      <CheckboxButton className="ui-check">
        <span className="ui-check-box" aria-hidden>
          {checked === 'some' ? <Minus size="0.9em" /> : checked ? <Check size="0.9em" /> : null}
        </span>
        <span className={bare ? 'hidden-visually' : ''}>{children}</span>
      </CheckboxButton>
    </CheckboxField>
  );
}

interface RadiosProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, each with a sentence that explains it. */
export function Radios<Value extends string>({ label, value, options, onChange }: RadiosProps<Value>) {
  return (
    <RadioGroup className="ui-field" value={value} onChange={(next) => onChange(next as Value)}>
      <Label className="ui-label">{label}</Label>
      {options.map((option) => (
        <RadioField key={option.value} value={option.value}>
          <RadioButton className="ui-check radio">
            <span className="ui-check-box" aria-hidden>
              {option.value === value ? <span className="ui-check-dot" /> : null}
            </span>
            <span>
              {option.label}
              {option.help ? <span className="muted"> — {option.help}</span> : null}
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
