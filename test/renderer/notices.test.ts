import { beforeEach, describe, expect, it, vi } from 'vitest';
import { go } from '../../renderer/view/navigation.ts';
import { comeTo, forgetEnded, notify, useNotices } from '../../renderer/view/notices.ts';
import { AppError } from '../../shared/contract/app-error.ts';

const READ = { screen: 'recognise', params: { batch: 'Hộp 05' } } as const;
const shown = () => useNotices.getState().notices;

beforeEach(() => {
  vi.useFakeTimers();
  useNotices.setState({ notices: [] });
  go('search');
});

describe('long work that ended', () => {
  it('is told who is elsewhere until its screen is come to, and leads there', () => {
    notify.ended(READ, 'recognise.done', { pages: 3 });
    vi.advanceTimersByTime(3_600_000);
    expect(shown()).toMatchObject([{ tone: 'ended', place: READ, key: 'recognise.done', params: { pages: 3 } }]);
    comeTo('overview');
    expect(shown()).toHaveLength(1);
    comeTo('recognise');
    expect(shown()).toEqual([]);
  });

  it('is told for a moment on its own screen, which says the rest itself', () => {
    go('recognise');
    notify.ended(READ, 'recognise.done');
    expect(shown()).toMatchObject([{ tone: 'done', key: 'recognise.done' }]);
    vi.advanceTimersByTime(60_000);
    notify.elsewhere(READ, 'recognise.done');
    notify.failed(READ, new AppError('disk/full', {}));
    expect(shown()).toEqual([]);
  });

  it('that failed stays as well; that the person stopped it is not told', () => {
    notify.failed(READ, new AppError('disk/full', {}));
    notify.failed(READ, new AppError('internal/cancelled', {}));
    expect(shown()).toMatchObject([{ tone: 'failed', place: READ, error: { code: 'disk/full' } }]);
  });

  it('is one notice each, three at most, the last ones; none is taken into another workspace', () => {
    for (const pages of [1, 2, 3, 4, 4]) notify.ended(READ, 'recognise.done', { pages });
    notify.done('app.undone');
    expect(shown().map((one) => 'params' in one && one.params['pages'])).toEqual([2, 3, 4, undefined]);
    forgetEnded();
    expect(shown().map(({ tone }) => tone)).toEqual(['done']);
  });
});
