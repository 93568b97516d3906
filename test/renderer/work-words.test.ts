import { describe, expect, it } from 'vitest';
import { workWords } from '../../renderer/app/work-words.ts';
import { textsOf } from './sources.ts';

const progress = (stage: string) => ({ stage, done: 1, total: 2, unit: 'pages' }) as const;

describe.each(['vi', 'en'] as const)('the status line in %s', (language) => {
  const texts = textsOf(language);
  const say = (key: string): string => texts[key] ?? key;

  it.each([
    ['intake/import', 'intake'],
    ['pages/check', 'check'],
    ['sign/documents', 'sign'],
  ] as const)('names %s once', (name, stage) => {
    expect(workWords({ name, progress: progress(stage) }, say)).toBe(say(`work.${name}`));
  });

  it('names the stage of work that has several', () => {
    expect(workWords({ name: 'work/resume', progress: progress('ocr') }, say)).toBe(
      `${say('work.work/resume')}: ${say('stage.ocr')}`,
    );
    expect(workWords({ name: 'pdf/images', progress: progress('probe') }, say)).toContain(say('stage.probe'));
  });
});
