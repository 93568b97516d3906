import type { JournalSubject } from '../../../shared/contract/reports/journal.ts';
import { CODE_LISTS, DOCUMENT_FIELDS, FILE_FIELDS, FONDS_FIELDS } from '../../../shared/model/fields/index.ts';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../words/index.ts';

const FIELDS = [...DOCUMENT_FIELDS, ...FILE_FIELDS, ...FONDS_FIELDS];

/** Codes of the journal in words. What has no words yet is shown as it is recorded, never left out. */
export function useJournalWords(): {
  readonly actionName: (action: string) => string;
  readonly kindName: (kind: string) => string;
  /** What an entry is about, without its kind. */
  readonly subjectName: (about: JournalSubject) => string;
  readonly fieldName: (key: string) => string;
  readonly valueText: (key: string, value: unknown) => string;
} {
  const { say, language, number, bytes } = useWords();
  const { i18n } = useTranslation();
  const or = (key: string, otherwise: string): string => (i18n.exists(key) ? say(key) : otherwise);
  const kindName = (kind: string): string => or(`journal.kind.${kind}`, kind);
  const valueText = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—';
    if (typeof value === 'boolean') return say(value ? 'journal.yes' : 'journal.no');
    if (typeof value === 'number') return key === 'size' || key === 'bytes' ? bytes(value) : number(value, 3);
    const list = FIELDS.find((field) => field.key === key)?.list;
    const code = list && typeof value === 'string' ? CODE_LISTS[list].find((row) => row.code === value) : undefined;
    if (code) return code[language];
    if (typeof value === 'string')
      return key === 'label' ? or(value, value) : or(`journal.value.${key}.${value}`, value);
    if (Array.isArray(value)) return value.map((item) => valueText(key, item)).join(', ');
    return Object.entries(value)
      .map(([name, part]) => `${or(`journal.field.${name}`, name)} ${valueText(name, part)}`)
      .join('; ');
  };
  return {
    actionName: (action) => {
      const [area = '', what = ''] = action.split('/');
      const composed = i18n.exists(`journal.verb.${what}`)
        ? say(`journal.verb.${what}`, { kind: kindName(area).toLocaleLowerCase(language) })
        : action;
      return or(`journal.action.${action}`, composed);
    },
    kindName,
    subjectName: ({ name, unnamed }) =>
      unnamed === null
        ? name
        : unnamed.now === null
          ? say('journal.noLonger', { id: name })
          : say('journal.nowCalled', { id: name, now: unnamed.now }),
    fieldName: (key) => FIELDS.find((field) => field.key === key)?.[language] ?? or(`journal.field.${key}`, key),
    valueText,
  };
}
