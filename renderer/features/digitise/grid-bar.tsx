import {
  Crop,
  Eraser,
  RotateCcw,
  RotateCw,
  Scissors,
  ScanBarcode,
  ThumbsDown,
  ThumbsUp,
  type LucideIcon,
} from 'lucide-react';
import { IconButton, Select } from '../../ui/index.ts';
import { runAction, useActionTable } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { CELL_SIZES } from './use-digitise-actions.ts';
import type { ShownPages } from './use-pages.ts';
import { FILTERS, useView, view } from './view-state.ts';

interface GridBarProps {
  readonly state: ShownPages;
  /** How many pages are selected. */
  readonly chosen: number;
  readonly cell: number;
  readonly onCell: (cell: number) => void;
}

/** The actions shown as buttons over the grid; all of them are in the menu and the palette too. */
const TOOLS: readonly (readonly [string, LucideIcon])[] = [
  ['digitise.pass', ThumbsUp],
  ['digitise.rescan', ThumbsDown],
  ['digitise.blank', Eraser],
  ['digitise.turnLeft', RotateCcw],
  ['digitise.turnRight', RotateCw],
  ['digitise.crop', Crop],
  ['digitise.split', Scissors],
  ['digitise.sample', ScanBarcode],
];

/** Which pages are shown and how large, how many are chosen, and what can be done to them. */
export function GridBar({ state, chosen, cell, onCell }: GridBarProps) {
  const { say, number } = useWords();
  const table = useActionTable();
  const filter = useView((one) => one.filter);
  const { batch, pages, shown, sample } = state;
  return (
    <div className="grid-bar" role="toolbar" aria-label={say('digitise.gridTools')}>
      {sample ? null : (
        <Select
          bare
          label={say('digitise.filter')}
          value={filter}
          onChange={view.filterBy}
          options={FILTERS.map((value) => ({ value, label: say(`digitise.filter.${value}`) }))}
        />
      )}
      <span className="facts" role="status">
        {chosen > 1
          ? say('digitise.chosen', { count: number(chosen), of: number(shown.length) })
          : say('digitise.shown', { count: number(shown.length), of: number(pages.length) })}
        {batch && batch.checked < batch.pages
          ? ` · ${say('digitise.notLooked', { count: number(batch.pages - batch.checked) })}`
          : ''}
      </span>
      {TOOLS.map(([id, icon]) => {
        const action = table.find((one) => one.id === id);
        return action ? (
          <IconButton
            key={id}
            icon={icon}
            label={say(`action.${id}`)}
            {...(action.keys ? { keys: action.keys } : {})}
            disabled={!action.enabled}
            onPress={() => runAction(id)}
          />
        ) : null;
      })}
      <label className="cell-size">
        <span className="hidden-visually">{say('digitise.cellSize')}</span>
        <input
          type="range"
          min={0}
          max={CELL_SIZES.length - 1}
          value={Math.max(
            0,
            CELL_SIZES.findIndex((size) => size >= cell),
          )}
          onChange={(event) => onCell(CELL_SIZES[Number(event.target.value)]!)}
        />
      </label>
    </div>
  );
}
