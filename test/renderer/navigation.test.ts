import { describe, expect, it } from 'vitest';
import { go } from '../../renderer/view/navigation.ts';
import { remedyOf, REMEDIES } from '../../shared/model/check/remedies.ts';
import { SCREENS } from '../../shared/model/screens.ts';

describe('asking a screen for something', () => {
  it('is an error of types when the screen does not know the name or its kind', () => {
    go('form', { document: 3, field: 'trichYeu' });
    // @ts-expect-error the form knows a document by `document`
    go('form', { documentId: 3 });
    // @ts-expect-error a page is a number
    go('recognise', { page: '3' });
    // @ts-expect-error search takes nothing
    go('search', { file: '01' });
    expect(SCREENS.map(({ id }) => id)).toContain('form');
  });

  it('leads from every finding to a screen there is', () => {
    const screens: readonly string[] = SCREENS.map(({ id }) => id);
    for (const { screen } of REMEDIES) expect(screens).toContain(screen);
    expect(remedyOf('rules/pages-unread').screen).toBe('recognise');
  });
});
