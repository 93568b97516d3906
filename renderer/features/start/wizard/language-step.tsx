import { LANGUAGES, TEXT_SCALES } from '../../../../shared/contract/shell.ts';
import { Radios, Select } from '../../../ui/index.ts';
import { usePreferences } from '../../../view/index.ts';
import { useWords } from '../../../words/index.ts';

/** Language and text size; both take effect at once. */
export function LanguageStep() {
  const { say } = useWords();
  const { preferences, set } = usePreferences();
  return (
    <>
      <Radios
        label={say('settings.language')}
        value={preferences.language}
        options={LANGUAGES.map((value) => ({ value, label: say(`settings.language.${value}`) }))}
        onChange={(language) => set({ language })}
      />
      <Select
        label={say('settings.textScale')}
        value={String(preferences.textScale)}
        options={TEXT_SCALES.map((scale) => ({ value: String(scale), label: `${scale}%` }))}
        onChange={(scale) => set({ textScale: Number(scale) })}
      />
    </>
  );
}
