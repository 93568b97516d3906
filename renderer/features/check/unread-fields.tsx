import { ScanText } from 'lucide-react';
import { useState } from 'react';
import { useRead } from '../../bridge/index.ts';
import { Button, Notice } from '../../ui/index.ts';
import { useRole } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { readFields } from '../form/index.ts';

/** Before anybody types what is missing: the program has not read it from the pages yet, and can. */
export function UnreadFields({ chosen }: { readonly chosen: ReadonlySet<string> }) {
  const { say, number } = useWords();
  const [reading, setReading] = useState(false);
  const mayDescribe = useRole('describe');
  const files = (useRead('extract/state', {}).data ?? []).filter(({ file, unread }) => unread > 0 && chosen.has(file));
  if (files.length === 0 || !mayDescribe) return null;
  const read = (): void => {
    setReading(true);
    void readFields({ files: files.map(({ file }) => file) }).finally(() => setReading(false));
  };
  return (
    <Notice
      tone="warn"
      title={say('check.unreadFields', { count: number(files.reduce((sum, { unread }) => sum + unread, 0)) })}
      actions={
        <Button icon={ScanText} disabled={reading} onPress={read}>
          {say('action.form.readFields')}
        </Button>
      }
    >
      {say('check.unreadFieldsDo')}
    </Notice>
  );
}
