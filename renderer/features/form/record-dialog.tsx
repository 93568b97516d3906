import { useState } from 'react';
import { useRead } from '../../bridge/index.ts';
import { TextField } from '../../ui/index.ts';
import { Fault } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { useChange } from '../../bridge/index.ts';
import { AskDialog } from './ask-dialog.tsx';
import { form, useForm, type RecordDialog } from './form-state.ts';

/** Asks what a new record is called, or another name for one. Why it cannot be so stands in the dialog. */
export function RecordDialogView() {
  const dialog = useForm((state) => state.dialog);
  if (dialog === null) return null;
  return dialog.kind === 'rename' ? <Rename dialog={dialog} /> : <Ask dialog={dialog} start={{}} />;
}

function Rename({ dialog }: { readonly dialog: Extract<RecordDialog, { kind: 'rename' }> }) {
  const { level, id } = dialog.record;
  const { data } = useRead('forming/read', { level, id });
  if (data?.id !== id || data.level !== level) return null;
  const value = (key: string): string => data.values[key]?.value ?? '';
  const start = {
    code: value('fondCode'),
    number: value('number'),
    year: value('year'),
    notation: value('fileNotation'),
  };
  return <Ask dialog={dialog} start={start} />;
}

type Answers = Partial<Record<'code' | 'number' | 'year' | 'notation' | 'title', string>>;

const ASKED = {
  fonds: ['code', 'title'],
  inventory: ['number'],
  file: ['year', 'notation', 'title'],
  document: [],
} as const;

function Ask({ dialog, start }: { readonly dialog: RecordDialog; readonly start: Answers }) {
  const { say } = useWords();
  const level = dialog.kind === 'create' ? dialog.level : dialog.record.level;
  const [answers, setAnswers] = useState<Answers>(start);
  const create = useChange('forming/create');
  const rename = useChange('forming/rename');
  const { error } = dialog.kind === 'create' ? create : rename;
  const asked = ASKED[level].filter((key) => dialog.kind === 'create' || key !== 'title');
  const text = (key: keyof Answers): string => (answers[key] ?? '').trim();
  const year = Number(text('year'));
  const yearFault = text('year') !== '' && !/^(1[89]|[2-9]\d)\d\d$/.test(text('year'));
  const ready = asked.every((key) => key === 'title' || text(key) !== '') && !yearFault;

  const close = (): void => form.set({ dialog: null });
  const make = async (): Promise<void> => {
    if (!ready) return;
    const title = text('title') === '' ? {} : { title: text('title') };
    try {
      if (dialog.kind === 'rename') {
        const { id } = dialog.record;
        if (level === 'fonds') await rename.run({ level, id, code: text('code') });
        else if (level === 'inventory') await rename.run({ level, id, number: text('number') });
        else if (level === 'file') await rename.run({ level, id, year, notation: text('notation') });
      } else {
        const parent = dialog.parent ?? 0;
        const made =
          level === 'fonds'
            ? await create.run({ level, code: text('code'), ...title })
            : level === 'inventory'
              ? await create.run({ level, parent, number: text('number') })
              : level === 'file'
                ? await create.run({ level, parent, year, notation: text('notation'), ...title })
                : null;
        const above = { inventory: 'fonds', file: 'inventory' } as const;
        if (level === 'inventory' || level === 'file') form.expand({ level: above[level], id: parent }, true);
        if (made?.ids[0]) form.only({ level, id: made.ids[0] });
      }
      close();
    } catch {
      // Said in the dialog.
    }
  };

  return (
    <AskDialog
      title={say(`form.${dialog.kind}.${level}`)}
      act={say(`form.${dialog.kind}`)}
      ready={ready}
      onAct={() => void make()}
      onClose={close}
    >
      {asked.map((key, index) => (
        <TextField
          key={key}
          label={say(`form.ask.${key}`)}
          value={answers[key] ?? ''}
          onChange={(value) => setAnswers({ ...answers, [key]: value })}
          autoFocus={index === 0}
          required={key !== 'title'}
          help={say(`form.askHelp.${key}`)}
          error={key === 'year' && yearFault ? say('form.yearWrong') : null}
        />
      ))}
      <Fault of={error} />
    </AskDialog>
  );
}
