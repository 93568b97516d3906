import type { ReactNode } from 'react';
import { useWords } from '../../words/index.ts';

/** Seen without asking; the next ones by opening; beyond that a count, because ten thousand rows help nobody. */
const FIRST = 3;
const OPENED = 300;

/** The places of one thing, the first of them at once. */
export function Entries<T>({ all, show }: { readonly all: readonly T[]; readonly show: (one: T) => ReactNode }) {
  const { say, number } = useWords();
  const list = (from: number, to: number) => (
    <ul className="entries">
      {all.slice(from, to).map((one, at) => (
        <li key={from + at}>{show(one)}</li>
      ))}
    </ul>
  );
  if (all.length <= FIRST + 1) return list(0, all.length);
  return (
    <>
      {list(0, FIRST)}
      <details>
        <summary>{say('receive.otherPlaces', { count: number(all.length - FIRST) })}</summary>
        {list(FIRST, OPENED)}
        {all.length > OPENED ? <p>{say('receive.more', { count: number(all.length - OPENED) })}</p> : null}
      </details>
    </>
  );
}
