import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { notify, useActions, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { chooseScans, lookAtPages } from './adding.ts';
import { changePages } from './page-commands.ts';
import type { DeskWork } from './page-desk.tsx';
import { useRescan } from './rescan-dialog.tsx';
import { chooseRescan, chooseRescans, rescans } from './rescans.ts';
import { useSampleDialog } from './sample-dialog.tsx';
import type { OutlinePage, ShownPages } from './use-pages.ts';
import { useView, view, type Tool } from './view-state.ts';

/** Sizes of a cell in px at 100% text. */
export const CELL_SIZES = [110, 140, 180, 240, 320] as const;

/** What the screen's actions do to the pages that are selected, or to the one on the desk. */
export function useDigitiseActions({ batch, pages, shown }: ShownPages) {
  const { say } = useWords();
  const client = useQueryClient();
  const [cell, setCell] = useStored('digitise.cell', 180);
  const selected = useView((state) => state.selected);
  const open = useView((state) => state.open);
  const focus = useView((state) => state.focus);
  const tool = useView((state) => state.tool);
  const whole = useView((state) => state.filter === 'all' && state.sampleId === null);
  const byId = useMemo(() => new Map(pages.map((page) => [page.id, page])), [pages]);
  const chosen: readonly OutlinePage[] =
    open === null ? shown.filter(({ id }) => selected.has(id)) : [byId.get(open)].filter((page) => page !== undefined);
  const ids = chosen.map(({ id }) => id);
  const free = ids.length > 0 && tool === 'look';

  const judge = async (state: 'passed' | 'unchecked' | 'rescan', pageIds: readonly number[], reason?: string) => {
    const at = shown.findIndex(({ id }) => id === pageIds.at(-1));
    // The next one is found before the list changes under a filter.
    const next = shown[at + 1]?.id;
    await changePages(client, 'page-edits/judge', {
      pageIds: [...pageIds],
      state,
      ...(reason === undefined ? {} : { reason }),
    });
    if (pageIds.length !== 1 || state === 'unchecked' || next === undefined) return;
    if (useView.getState().open === null) view.only(next);
    else view.openPage(next);
  };
  const pass = (): void => {
    if (free) void judge('passed', ids);
  };
  const turn = (by: 90 | 180 | 270) => ({
    enabled: free,
    run: () => void changePages(client, 'page-edits/turn', { pageIds: ids, by }),
  });
  const reset = (to: 'found' | 'scan') => ({
    enabled: free && chosen.some(({ edited }) => edited),
    run: () => void changePages(client, 'page-edits/reset', { pageIds: ids, to }),
  });
  const use = (wanted: Tool) => ({
    enabled: free,
    run: () => {
      const id = open ?? focus ?? ids[0];
      if (id !== undefined) view.openPage(id, wanted);
    },
  });
  const move = (pageIds: readonly number[], before: number | null): void =>
    void changePages(client, 'page-edits/move', { pageIds: [...pageIds], before });
  const step = (by: -1 | 1) => ({
    enabled: free && whole && open === null,
    run: () => {
      const places = ids.map((id) => shown.findIndex((page) => page.id === id));
      const to = by === -1 ? shown[Math.min(...places) - 1] : shown[Math.max(...places) + 2];
      if (by === -1 && Math.min(...places) === 0) return;
      move(ids, to?.id ?? null);
    },
  });
  const size = (by: -1 | 1) => ({
    enabled: open === null,
    run: () => {
      const at = CELL_SIZES.findIndex((one) => one >= cell);
      setCell(CELL_SIZES[Math.min(CELL_SIZES.length - 1, Math.max(0, at + by))]!);
    },
  });
  const blank = chosen.length > 0 && chosen.every(({ blankness }) => blankness === 'blank');

  useActions(
    {
      'digitise.addFiles': { run: () => chooseScans('files', say('action.digitise.addFiles')) },
      'digitise.addFolder': { run: () => chooseScans('folder', say('action.digitise.addFolder')) },
      'digitise.watch': { run: () => chooseScans('folder', say('action.digitise.watch'), true) },
      'digitise.selectAll': {
        enabled: open === null && shown.length > 0,
        run: () => view.all(shown.map(({ id }) => id)),
      },
      'digitise.turnLeft': turn(270),
      'digitise.turnRight': turn(90),
      'digitise.turnHalf': turn(180),
      'digitise.level': use('level'),
      'digitise.crop': use('crop'),
      'digitise.split': { ...use('split'), enabled: free && chosen.every(({ half }) => !half) },
      'digitise.join': {
        enabled: free && chosen.every(({ half }) => half),
        run: () => {
          const [first] = chosen;
          void changePages(client, 'page-edits/join', { pageIds: ids }).then((lines) => {
            const kept = lines?.[0]?.id ?? first?.id;
            if (kept === undefined) return;
            if (open === null) view.only(kept);
            else view.openPage(kept);
          });
        },
      },
      'digitise.compare': use('compare'),
      'digitise.resetFound': reset('found'),
      'digitise.resetScan': reset('scan'),
      'digitise.moveBack': step(-1),
      'digitise.moveOn': step(1),
      'digitise.pass': { enabled: free, run: pass },
      'digitise.rescan': { enabled: free, run: () => useRescan.setState({ pageIds: ids }) },
      'digitise.replace': {
        enabled: free && chosen.length === 1 && chosen[0]?.checkState === 'rescan',
        run: () => {
          if (batch && ids[0] !== undefined) void chooseRescan(ids[0], batch.name, say('action.digitise.replace'));
        },
      },
      'digitise.bringRescans': {
        enabled: batch !== null && batch.rescan > 0,
        run: () => {
          if (batch) void chooseRescans(batch.name, say('action.digitise.bringRescans'));
        },
      },
      'digitise.rescans': {
        enabled: batch !== null && batch.rescan > 0,
        run: () => {
          if (batch) rescans.show(batch.name);
        },
      },
      'digitise.unjudge': { enabled: free, run: () => void judge('unchecked', ids) },
      'digitise.blank': {
        enabled: free,
        run: () => void changePages(client, 'page-edits/blank', { pageIds: ids, blank: !blank }),
      },
      'digitise.check': {
        enabled: batch !== null,
        run: () => {
          if (batch) lookAtPages(batch.name).catch((error: unknown) => notify.error(error));
        },
      },
      'digitise.sample': {
        enabled: batch !== null && pages.length > 0,
        run: () => useSampleDialog.setState({ open: true }),
      },
      'digitise.nextOpen': {
        enabled: shown.some(({ checkState }) => checkState === 'unchecked'),
        run: () => {
          const at = shown.findIndex(({ id }) => id === (open ?? focus));
          const order = [...shown.slice(at + 1), ...shown.slice(0, at + 1)];
          const next = order.find(({ checkState }) => checkState === 'unchecked');
          if (!next) return;
          if (open === null) view.only(next.id);
          else view.openPage(next.id);
        },
      },
      'digitise.larger': size(1),
      'digitise.smaller': size(-1),
    },
    [batch, pages, shown, selected, open, focus, tool, whole, cell, say, client],
  );

  const work: DeskWork = {
    crop: (pageId, crop) => void changePages(client, 'page-edits/crop', { pageIds: [pageId], crop }),
    level: (pageId, skew) => void changePages(client, 'page-edits/level', { pageIds: [pageId], skew }),
    split: (pageId, at) => void changePages(client, 'page-edits/split', { pageIds: [pageId], at }),
    pass,
  };
  return {
    cell,
    setCell,
    chosen,
    work,
    pass,
    move: whole ? move : null,
    rescan: (pageIds: readonly number[], reason: string) => void judge('rescan', pageIds, reason),
  };
}
