import type { PlacedFinding } from '../../../shared/contract/reports/rules.ts';
import { DOCUMENT_FIELDS, FILE_FIELDS } from '../../../shared/model/fields/index.ts';
import { remedyOf } from '../../../shared/model/check/remedies.ts';
import { go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** A finding's words with its field called as the law's table calls it, and where it is. */
export function useFindingWords(): {
  readonly what: (finding: PlacedFinding) => string;
  readonly where: (finding: PlacedFinding) => string;
} {
  const { say, explain, language } = useWords();
  const nameOf = (finding: PlacedFinding): string | null => {
    const key = finding.at.field;
    if (key === undefined) return null;
    const table = finding.at.document === undefined ? FILE_FIELDS : DOCUMENT_FIELDS;
    return table.find((field) => field.key === key)?.[language] ?? key;
  };
  return {
    what: (finding) => {
      const field = nameOf(finding);
      const { what } = finding.params;
      const params = {
        ...finding.params,
        ...(field === null ? {} : { field }),
        // What a count is of.
        ...(what === undefined ? {} : { what: say(`check.unit.${String(what)}`) }),
      };
      return explain({ code: finding.code, params }).what;
    },
    where: (finding) => {
      const { file, ordinal, page, batch } = finding.at;
      const field = nameOf(finding);
      return [
        file ?? batch,
        ordinal === undefined ? null : say('check.document', { ordinal }),
        field ?? (page !== undefined && finding.place.includes('#') ? finding.place : null),
      ]
        .filter((part) => part !== null && part !== undefined)
        .join(' · ');
    },
  };
}

/** Goes to the record, field or page a finding is about. */
export function openFinding({ code, at }: PlacedFinding): void {
  const { file, document, field, page, batch } = at;
  const { screen } = remedyOf(code);
  switch (screen) {
    case 'digitise':
    case 'recognise':
      go(screen, { page, batch });
      break;
    case 'form':
      go(screen, { file, document, field, page, batch });
      break;
    case 'appraise':
      go(screen, { file });
      break;
    case 'handover':
      go(screen);
      break;
  }
}
