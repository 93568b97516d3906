import type { Preferences } from '../../shared/contract/shell.ts';
import { usePreferences } from '../view/index.ts';
import { changeLanguage } from '../words/index.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Of less width than this, in letters' heights, the window leaves out what is only convenient. */
const SMALL = 70;

/** Of less height than this, in letters' heights, it folds away what narrows a list. */
const LOW = 36;

/**
 * Puts theme, text size language and whether there is room where the style sheets and the words look for them, now and at
 * every change.
 */
export function followAppearance(): void {
  const apply = ({ theme, textScale, language }: Preferences): void => {
    const root = document.documentElement;
    root.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    root.style.setProperty('--text-scale', String(textScale / 100));
    fitRoom();
    if (root.lang !== language) void changeLanguage(language);
  };
  apply(usePreferences.getState().preferences);
  usePreferences.subscribe(({ preferences }) => apply(preferences));
  addEventListener('resize', fitRoom);
  dark.addEventListener('change', () => apply(usePreferences.getState().preferences));
}

/** By the text's size as well as the window's: queries of the style sheets count in letters of the usual size. */
function fitRoom(): void {
  const root = document.documentElement;
  const size = parseFloat(getComputedStyle(root).fontSize);
  const letters = (pixels: number): number => pixels / size;
  root.dataset['room'] = letters(innerWidth) < SMALL ? 'small' : 'wide';
  root.dataset['height'] = letters(innerHeight) < LOW ? 'low' : 'full';
}
