import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  /** What is wrong with the value; null when nothing is. */
  readonly error?: string | null;
  readonly rows?: number;
  readonly secret?: boolean;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** It can be read and copied, not changed. */
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: React.KeyboardEvent) => void;
  /** The label is read out but not shown. */
  readonly bare?: boolean;
}

/** A text with its name, help and fault. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, help, error, rows, secret, bare } = props;
  const input = {
    className: 'ui-input',
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
    ...(props.onKeyDown ? { onKeyDown: props.onKeyDown } : {}),
  };
  return (
    <AriaTextField
      className="ui-field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      isRequired={props.required ?? false}
      validationBehavior="aria"
      isDisabled={props.disabled ?? false}
      isReadOnly={props.readOnly ?? false}
      type={secret ? 'password' : 'text'}
      autoFocus={props.autoFocus ?? false}
      {...(props.maxLength ? { maxLength: props.maxLength } : {})}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      {...(props.onFocus ? { onFocus: props.onFocus } : {})}
    >
      <Label className={bare ? 'hidden-visually' : 'ui-label'}>
        {label}
        {props.required ? ' *' : ''}
      </Label>
      {rows ? <TextArea rows={rows} {...input} /> : <Input {...input} />}
      {help ? (
        <Text slot="description" className="ui-help">
          {help}
        </Text>
      ) : null}
      <FieldError className="ui-error">{error ?? ''}</FieldError>
    </AriaTextField>
  );
}
