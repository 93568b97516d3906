import { useState } from 'react';
import { AGENCY_IDENTIFIER_MAX } from '../../../../shared/model/identifiers.ts';
import { TextField } from '../../../ui/index.ts';
import { useWords } from '../../../words/index.ts';
import { changeDraft, isFieldGood, useDraft, type AgencyField, type StepProps } from './draft.ts';

/** Whose records: name and identifier. */
export function AgencyStep({ tried }: StepProps) {
  return (
    <>
      <AgencyInput field="agencyName" tried={tried} maxLength={200} />
      <AgencyInput field="agencyId" tried={tried} maxLength={AGENCY_IDENTIFIER_MAX} />
    </>
  );
}

/** Where they go: the historical archive. */
export function ArchiveStep({ tried }: StepProps) {
  return (
    <>
      <AgencyInput field="archiveName" tried={tried} maxLength={200} />
      <AgencyInput field="archiveCode" tried={tried} maxLength={30} />
    </>
  );
}

interface AgencyInputProps {
  readonly field: AgencyField;
  readonly tried: boolean;
  readonly maxLength: number;
}

/** One field with its help; a fault is told once the person has left it or tried to go on. */
function AgencyInput({ field, tried, maxLength }: AgencyInputProps) {
  const { say } = useWords();
  const value = useDraft((draft) => draft[field]);
  const [left, setLeft] = useState(false);
  const empty = value.trim() === '';
  const wrong = !isFieldGood(field, value) && (tried || (left && !empty));
  return (
    <TextField
      label={say(`settings.agency.${field}`)}
      value={value}
      onChange={(text) => changeDraft({ [field]: field === 'agencyId' ? text.toUpperCase().trim() : text })}
      onBlur={() => setLeft(true)}
      help={say(`settings.agency.${field}.help`)}
      error={wrong ? say(empty ? 'start.new.missing' : `settings.agency.${field}.wrong`) : null}
      maxLength={maxLength}
      required
    />
  );
}
