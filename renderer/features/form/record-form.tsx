import { useEffect, useRef } from 'react';
import type { RecordForm } from '../../../shared/contract/reports/forming.ts';
import { DOCUMENT_FIELDS, FILE_FIELDS, FONDS_FIELDS, type Field } from '../../../shared/model/fields/index.ts';
import { Notice } from '../../ui/index.ts';
import { NeedsRole, useActions, useRole } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { FieldClause } from './field-clause.tsx';
import { FieldEditor } from './field-editor.tsx';
import { isNeeded, nameOf, saysSame } from './field-state.ts';
import { form, useForm } from './form-state.ts';
import { PaperCounts } from './paper-counts.tsx';
import { keep, run } from './run.ts';
import type { Kept } from './use-autosave.ts';

const TABLES: Readonly<Record<RecordForm['level'], readonly Field[]>> = {
  fonds: FONDS_FIELDS,
  inventory: [],
  file: FILE_FIELDS,
  document: DOCUMENT_FIELDS,
};

/** The form of a record, made from its field table. Nothing has to be saved: each field keeps itself and can be undone. */
export function RecordFormView({ record }: { readonly record: RecordForm }) {
  const words = useWords();
  const { say } = words;
  const { level, id, values, offers } = record;
  const field = useForm((state) => state.field);
  const scroller = useRef<HTMLDivElement>(null);
  const table = TABLES[level];
  const typed = table.filter((one) => !one.derived && one.key !== 'fondCode');
  const plain = Object.fromEntries(Object.entries(values).map(([key, one]) => [key, one.value]));
  const composed = [
    ...Object.entries(values)
      .filter(([key, one]) => one.origin === 'composed' && !table.some((row) => row.key === key))
      .map(([key, one]) => ({ key, name: say(`form.composed.${key}`), value: one.value })),
    ...table
      .filter((one) => (one.derived || one.key === 'fondCode') && plain[one.key])
      .map((one) => ({ key: one.key, name: nameOf(one, words), value: plain[one.key]! })),
  ];

  const mayDescribe = useRole('describe');
  const save = async (key: string, value: string): Promise<Kept> =>
    level === 'inventory' ? 'kept' : keep('values/set', { level, ids: [id], key, value });
  const take = (keys: readonly string[]): void => void run('values/take', { ids: [id], keys: [...keys] });
  const open = offers
    .filter(
      ({ key, value }) => value !== null && (values[key]?.origin === 'extracted' || !saysSame(value, plain[key] ?? '')),
    )
    .map(({ key }) => key);
  const shownField = field === null ? null : (offers.find(({ key }) => key === field)?.value ?? null);

  const goTo = (key: string | undefined): void => {
    const target =
      key && scroller.current?.querySelector<HTMLElement>(`[data-field="${key}"] :is(input, textarea, button)`);
    if (target) target.focus();
  };
  useActions(
    {
      'form.take': {
        enabled: mayDescribe && field !== null && shownField !== null,
        run: () => {
          if (field === null) return;
          take([field]);
          goTo(typed[typed.findIndex(({ key }) => key === field) + 1]?.key);
        },
      },
      'form.takeAll': { enabled: mayDescribe && open.length > 0, run: () => take(open) },
      'form.nextOpen': {
        enabled: typed.length > 0,
        run: () => {
          const from = typed.findIndex(({ key }) => key === field);
          const order = [...typed.slice(from + 1), ...typed.slice(0, from + 1)];
          goTo(
            order.find((one) => isNeeded(one, plain) && !plain[one.key])?.key ??
              order.find(({ key }) => open.includes(key))?.key,
          );
        },
      },
    },
    [record, field, mayDescribe],
  );
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [level, id]);
  const wanted = useForm((state) => state.focusField);
  useEffect(() => {
    if (wanted === null) return;
    form.set({ focusField: null });
    const target = scroller.current?.querySelector<HTMLElement>(
      `[data-field="${wanted}"] :is(input, textarea, button)`,
    );
    target?.scrollIntoView({ block: 'center' });
    target?.focus();
  }, [wanted, level, id]);

  return (
    <div className="form-record">
      <NeedsRole role="describe" />
      <div className="form-fields" ref={scroller}>
        {record.original ? <Notice tone="info" title={say('form.original', { name: record.original })} /> : null}
        {level === 'fonds' ? null : <PaperCounts record={record} />}
        <div className="form-grid">
          {typed.map((one) => (
            <FieldEditor
              key={`${level}:${id}:${one.key}`}
              field={one}
              shown={values[one.key]}
              offer={offers.find(({ key }) => key === one.key) ?? null}
              needed={isNeeded(one, plain)}
              readOnly={!mayDescribe}
              onSave={(value) => save(one.key, value)}
              onTake={() => {
                form.set({ field: one.key });
                take([one.key]);
              }}
            />
          ))}
        </div>
        {composed.length > 0 ? (
          <dl className="form-composed">
            {composed.map(({ key, name, value }) => (
              <div key={key}>
                <dt>{name}</dt>
                <dd className="selectable mono">{value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
      {typed.length > 0 ? <FieldClause field={typed.find(({ key }) => key === field) ?? null} /> : null}
    </div>
  );
}
