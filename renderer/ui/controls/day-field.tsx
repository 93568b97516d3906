import { useState } from 'react';
import { TextField } from './text-field.tsx';

interface DayFieldProps {
  readonly label: string;
  /** YYYY-MM-DD, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What a month or a year alone stands for: its first day or its last. */
  readonly edge: 'first' | 'last';
  /** How a day is written, as `NN/TT/NNNN`. */
  readonly placeholder: string;
  /** Said of what is no day. */
  readonly error: string;
}

/**
 * A day as it is written in Vietnam, whatever the system's own order: DD/MM/YYYY, or MM/YYYY or YYYY for the first or last
 * day of it. Counts as soon as it is one.
 */
export function DayField({ label, value, onChange, edge, placeholder, error }: DayFieldProps) {
  const [draft, setDraft] = useState({ text: shown(value), value });
  const [left, setLeft] = useState(false);
  // What is typed counts until the value changes from outside, because it is cleared for instance.
  const text = draft.value === value ? draft.text : shown(value);
  return (
    <TextField
      label={label}
      value={text}
      maxLength={10}
      placeholder={placeholder}
      error={left && text.trim() !== '' && read(text, edge) === null ? error : null}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
      onChange={(next) => {
        const day = read(next, edge);
        setDraft({ text: next, value: day ?? value });
        if (day !== null && day !== value) onChange(day);
      }}
    />
  );
}

function shown(iso: string): string {
  return iso.split('-').reverse().join('/');
}

/** YYYY-MM-DD; empty for nothing; null for what is no day. */
function read(text: string, edge: 'first' | 'last'): string | null {
  if (text.trim() === '') return '';
  const match = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(text.trim());
  if (!match) return null;
  const year = Number(match[3]);
  const month = match[2] === undefined ? (edge === 'first' ? 1 : 12) : Number(match[2]);
  if (year < 1000 || month < 1 || month > 12) return null;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = match[1] === undefined ? (edge === 'first' ? 1 : days) : Number(match[1]);
  if (day < 1 || day > days) return null;
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
