import { CODE_LISTS, DOCUMENT_FIELDS } from '../../../shared/model/fields/index.ts';
import { useWords } from '../../words/index.ts';

/** Fields and document types as the tables of the law call them, in the person's language. */
export function useFieldWords(): {
  readonly fieldName: (key: string) => string;
  readonly typeName: (code: string) => string;
} {
  const { language } = useWords();
  return {
    fieldName: (key) => DOCUMENT_FIELDS.find((field) => field.key === key)?.[language] ?? key,
    typeName: (code) => CODE_LISTS.typeName.find((row) => row.code === code)?.[language] ?? code,
  };
}
