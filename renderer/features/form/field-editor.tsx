import { CircleDot, ScanText } from 'lucide-react';
import type { PageOffer, RecordForm } from '../../../shared/contract/reports/forming.ts';
import { CODE_LISTS, codeWords, type Field } from '../../../shared/model/fields/index.ts';
import { Button, Keys } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { faultOf, nameOf, saysSame } from './field-state.ts';
import { CodeEditor, CodesEditor, TextEditor } from './value-editors.tsx';
import { form, useForm } from './form-state.ts';
import type { Kept } from './use-autosave.ts';

interface FieldEditorProps {
  readonly field: Field;
  readonly shown: RecordForm['values'][string] | undefined;
  readonly offer: PageOffer | null;
  readonly needed: boolean;
  readonly readOnly: boolean;
  readonly onSave: (value: string) => Promise<Kept>;
  readonly onTake: () => void;
}

/**
 * A field of the law's table: name, control by its type, what is wrong while it is typed, where its value comes from, and what
 * the page says of it. Coming to a field moves nothing: its clause stands at the foot of the form (FieldClause).
 */
export function FieldEditor({ field, shown, offer, needed, readOnly, onSave, onTake }: FieldEditorProps) {
  const words = useWords();
  const { say, number } = words;
  const active = useForm((state) => state.field === field.key);
  const value = shown?.value ?? '';
  const own = shown === undefined || shown.origin === 'inherited' ? '' : value;
  const name = nameOf(field, words);
  const label = needed ? `${name} *` : name;
  const focus = (): void => {
    form.set({ field: field.key, ...(offer?.pageId ? { page: offer.pageId } : {}) });
  };
  const given = { label, value: own, readOnly, onSave, onFocus: focus };
  const unconfirmed = shown?.origin === 'extracted';
  const differs = offer !== null && offer.value !== null && !unconfirmed && !saysSame(offer.value, value);
  return (
    <div className={`form-field ${field.type} ${active ? 'active' : ''}`} data-field={field.key} onFocus={focus}>
      {field.type === 'code' || field.type === 'flag' ? (
        <CodeEditor {...given} list={field.list!} inherited={shown?.origin === 'inherited' ? value : null} />
      ) : field.type === 'codes' ? (
        <CodesEditor {...given} list={field.list!} inherited={shown?.origin === 'inherited' ? value : null} />
      ) : (
        <TextEditor {...given} field={field} fault={(text) => faultOf(field, text, words)} />
      )}
      <div className="under">
        {value === '' && needed ? (
          <span className="missing">
            <CircleDot aria-hidden size="0.9em" /> {say('form.missing')}
          </span>
        ) : null}
        {shown && shown.origin !== 'typed' ? <span>{say(`form.origin.${shown.origin}`)}</span> : null}
        {differs ? (
          <span className="offer">
            <ScanText aria-hidden size="1em" />
            <span>
              {say('form.offer', {
                value: field.list ? shownCode(field, offer.value, words.language) : offer.value,
                sure: number(offer.confidence),
              })}
            </span>
            {readOnly ? null : (
              <Button onPress={onTake} look="plain">
                {say('form.take')} {active ? <Keys keys="F4" /> : null}
              </Button>
            )}
          </span>
        ) : null}
        {unconfirmed && !readOnly ? (
          <span className="offer">
            <Button onPress={onTake} look="plain">
              {say('form.takeSame')} {active ? <Keys keys="F4" /> : null}
            </Button>
          </span>
        ) : null}
        {offer !== null && offer.value === null && own === '' ? (
          <span className="offer">
            <ScanText aria-hidden size="1em" /> {say('form.byHand', { printed: offer.printed ?? '' })}
          </span>
        ) : null}
      </div>
    </div>
  );
}

function shownCode(field: Field, value: string, language: 'vi' | 'en'): string {
  const list = field.list;
  if (!list) return value;
  return value
    .split(';')
    .map((code) => (CODE_LISTS[list].some((row) => row.code === code) ? codeWords(list, code, language) : code))
    .join(', ');
}
