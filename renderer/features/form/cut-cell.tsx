import { Flag, FlagOff, Scissors } from 'lucide-react';
import type { CutReason, LeftOutReason } from '../../../shared/contract/reports/forming.ts';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { Mark } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { drag } from './drop.ts';
import { PageName, PageThumb } from '../page-view/index.ts';

/** What a plan says of a page. */
export interface CellFacts {
  /** The document to be, from 1; null for a page left out. */
  readonly document: number | null;
  readonly pages: number;
  /** Why its document begins at it; null when it does not. */
  readonly begins: CutReason | null;
  readonly out: LeftOutReason | null;
  /** What a person said of it. */
  readonly mark: boolean | null;
}

interface CutCellProps {
  readonly id: number;
  /** Absent while it is on its way. */
  readonly page: PageLine | undefined;
  readonly facts: CellFacts;
  readonly width: string;
  readonly focused: boolean;
  readonly selected: boolean;
  readonly onPress: (extend: boolean) => void;
  readonly onToggle: () => void;
  readonly onDragStart: () => void;
}

/** A page of the strip under the band of its document. */
export function CutCell({ id, page, facts, width, focused, selected, onPress, onToggle, onDragStart }: CutCellProps) {
  const { say, number } = useWords();
  const { document, begins, out, mark, pages } = facts;
  const band = out
    ? say(`form.out.${out}`)
    : begins === null
      ? ''
      : say('form.piece', { document: number(document ?? 0), pages: number(pages) });
  const look = [
    'cell',
    focused && 'focused',
    selected && 'selected',
    out && 'out',
    begins !== null && 'begins',
    document !== null && (document % 2 === 0 ? 'even' : 'odd'),
  ];
  const why = begins === null || begins === 'start' ? '' : say(`form.reason.${begins}`);
  return (
    // The strip has the keyboard: its cells are reached by aria-activedescendant.
    <div
      id={`cut-${id}`}
      role="gridcell"
      aria-selected={selected || focused}
      className={look.filter(Boolean).join(' ')}
      style={{ width }}
      onClick={(event) => onPress(event.shiftKey)}
      draggable
      onDragStart={onDragStart}
      onDragEnd={() => drag.end()}
    >
      <div className="band">
        {mark === true ? <Flag aria-hidden /> : mark === false ? <FlagOff aria-hidden /> : null}
        <span className="what">{band}</span>
      </div>
      <span
        className="cut"
        aria-hidden
        title={begins === null ? say('form.cutHere') : say('form.cutNotHere')}
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
      >
        <Scissors />
      </span>
      {page?.checkState === 'rescan' ? (
        <span className="awaits">
          <Mark tone="bad">{say('digitise.state.rescan')}</Mark>
        </span>
      ) : null}
      <div className="picture">{page ? <PageThumb page={page} /> : null}</div>
      <div className="caption">{why || (page ? <PageName page={page} /> : null)}</div>
    </div>
  );
}
