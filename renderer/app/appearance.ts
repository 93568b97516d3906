import type { Preferences } from '../../shared/contract/shell.ts';
import { usePreferences } from '../view/index.ts';
import { changeLanguage } from '../words/index.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Puts theme, text size and language where the style sheets and the words look for them, now and at every change. */
export function followAppearance(): void {
  const apply = ({ theme, textScale, language }: Preferences): void => {
    const root = document.documentElement;
    root.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    root.style.setProperty('--text-scale', String(textScale / 100));
    if (root.lang !== language) void changeLanguage(language);
  };
  apply(usePreferences.getState().preferences);
  usePreferences.subscribe(({ preferences }) => apply(preferences));
  dark.addEventListener('change', () => apply(usePreferences.getState().preferences));
}
