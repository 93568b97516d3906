import { useState } from 'react';
import { Info } from 'lucide-react';
import { IconButton } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { SHOWN_KINDS } from './word-kind.ts';

/** What the lines under words mean; opened where it is asked for. */
export function Legend() {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div className="proof-legend">
      <IconButton label={say('recognise.legend')} icon={Info} selected={open} onPress={() => setOpen(!open)} />
      {open ? (
        <ul>
          {SHOWN_KINDS.map((kind) => (
            <li key={kind}>
              <span className={`word ${kind}`}>{say('recognise.sample')}</span> {say(`recognise.kind.${kind}`)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
