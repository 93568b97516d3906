import type { Field } from '../../../shared/model/fields/index.ts';
import { useWords } from '../../words/index.ts';
import { nameOf } from './field-state.ts';

/**
 * What the law says of the field that is being filled in. It has a place of its own below the form: under the field it would push
 * the fields below it from under the pointer that is just pressing one of them.
 */
export function FieldClause({ field }: { readonly field: Field | null }) {
  const words = useWords();
  const { say, number } = words;
  return (
    <p className="form-clause" aria-live="polite">
      {field ? (
        <>
          <strong>{nameOf(field, words)}</strong>{' '}
          {[
            say(`form.type.${field.type}`),
            ...(field.max === null ? [] : [say('form.most', { max: number(field.max) })]),
            field.clause,
          ].join(' · ')}
        </>
      ) : (
        say('form.clauseHint')
      )}
    </p>
  );
}
