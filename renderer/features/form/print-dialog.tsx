import { useState } from 'react';
import { SEPARATOR_KINDS, type SeparatorKind } from '../../../shared/model/separator-sheets.ts';
import { shell, startWork } from '../../bridge/index.ts';
import { Select, TextField } from '../../ui/index.ts';
import { notify } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { AskDialog } from './ask-dialog.tsx';
import { form, useForm } from './form-state.ts';

/** Sheets that one print may ask for: as many as a ream has. */
const MOST = 500;

/** Which separator sheets, and how many; they are written as a PDF, which any program prints. */
export function PrintDialog() {
  const open = useForm((state) => state.exchange === 'print');
  return open ? <Ask /> : null;
}

function Ask() {
  const { say, number } = useWords();
  const [kind, setKind] = useState<SeparatorKind>('document');
  const [text, setText] = useState('20');
  const sheets = Number(text);
  const good = /^\d{1,3}$/.test(text.trim()) && sheets > 0 && sheets <= MOST;
  const close = (): void => form.set({ exchange: null });
  const write = async (): Promise<void> => {
    if (!good) return;
    try {
      const to = await shell('dialog/save', {
        title: say('form.printTitle'),
        name: `${say('form.printName')}.pdf`,
        filters: [{ name: say('form.pdf'), extensions: ['pdf'] }],
      });
      if (to === null) return;
      await startWork('forming/separator-sheets', { out: to.token, kind, sheets }).done;
      notify.done('form.printed', { sheets: number(sheets) });
      close();
    } catch (error) {
      notify.error(error);
    }
  };
  return (
    <AskDialog
      title={say('form.printTitle')}
      act={say('form.printDo')}
      ready={good}
      onAct={() => void write()}
      onClose={close}
    >
      <p>{say('form.printHelp')}</p>
      <Select
        label={say('form.printKind')}
        value={kind}
        options={SEPARATOR_KINDS.map((value) => ({ value, label: say(`form.printKind.${value}`) }))}
        onChange={setKind}
      />
      <TextField
        label={say('form.printSheets')}
        value={text}
        onChange={setText}
        error={good ? null : say('form.printWrong')}
      />
    </AskDialog>
  );
}
