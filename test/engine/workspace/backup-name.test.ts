import { describe, expect, it } from 'vitest';
import { backupName } from '../../../electron/engine/workspace/index.ts';

describe('the name of a backup', () => {
  it('has day and minute of Vietnam, wherever the PC thinks it is', () => {
    const zone = process.env['TZ'];
    try {
      for (const there of ['UTC', 'America/Los_Angeles', 'Asia/Tokyo']) {
        process.env['TZ'] = there;
        expect(backupName({ now: () => new Date('2026-11-22T22:33:59Z') })).toBe('sao-luu-2026-11-23-0533');
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});
