import { LANGUAGES, TEXT_SCALES, THEMES } from '../../../shared/contract/shell.ts';
import { Checkbox, Radios, Select } from '../../ui/index.ts';
import { usePreferences } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** How the window looks to this person on this PC. Everything takes effect at once. */
export function PreferencesPart() {
  const { say } = useWords();
  const { preferences, set } = usePreferences();
  const { language, theme, textScale, reopen } = preferences;
  return (
    <section className="ui-panel" aria-label={say('settings.preferences')}>
      <Radios
        label={say('settings.language')}
        value={language}
        options={LANGUAGES.map((value) => ({ value, label: say(`settings.language.${value}`) }))}
        onChange={(value) => set({ language: value })}
      />
      <Radios
        label={say('settings.theme')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: say(`settings.theme.${value}`) }))}
        onChange={(value) => set({ theme: value })}
      />
      <Select
        label={say('settings.textScale')}
        value={String(textScale)}
        options={TEXT_SCALES.map((scale) => ({ value: String(scale), label: `${scale}%` }))}
        onChange={(scale) => set({ textScale: Number(scale) })}
        help={say('settings.textScale.help')}
      />
      <Checkbox checked={reopen} onChange={(value) => set({ reopen: value })}>
        {say('settings.reopen')}
      </Checkbox>
    </section>
  );
}
