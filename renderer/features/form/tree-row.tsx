import { Archive, BookText, ChevronDown, ChevronRight, CircleDot, FileText, Folder, PencilLine } from 'lucide-react';
import type { CSSProperties, DragEvent, MouseEvent } from 'react';
import type { ChangedSince } from '../../../shared/contract/reports/preflight.ts';
import { useWords } from '../../words/index.ts';
import { Counts } from './counts.tsx';
import { form, keyOf } from './form-state.ts';
import type { TreeRow } from './use-tree.ts';

const ICONS = { fonds: Archive, inventory: BookText, file: Folder, document: FileText } as const;

interface TreeRowProps {
  readonly row: TreeRow;
  readonly style: CSSProperties;
  /** Its place in the list, and who measures it there: large words take several lines. */
  readonly index: number;
  readonly measure: (element: HTMLElement | null) => void;
  /** The round it left with, if it is no longer what left then. */
  readonly changed: ChangedSince | undefined;
  readonly focused: boolean;
  readonly selected: boolean;
  readonly carried: boolean;
  /** Where what is dragged over it would go. */
  readonly drop: 'before' | 'into' | null;
  readonly onPress: (event: MouseEvent) => void;
  readonly onDragStart: () => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** A record in the tree: what it is, its name, what it holds beside what the paper inventory says, and what is missing. */
export function TreeRowView(props: TreeRowProps) {
  const { row, style, index, measure, changed, focused, selected, carried, drop, onPress, ...dragging } = props;
  const { say, date } = useWords();
  const { node, depth, place, of, expanded } = row;
  const Icon = ICONS[node.level];
  const opens = node.level !== 'document';
  const marks = [focused && 'focused', carried && 'carried', drop && `drop-${drop}`].filter(Boolean).join(' ');
  return (
    // The tree has the keyboard: its rows are reached by aria-activedescendant.
    <div
      id={`tree-${keyOf(node)}`}
      ref={measure}
      data-index={index}
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={place}
      aria-setsize={of}
      aria-selected={selected}
      {...(opens ? { 'aria-expanded': expanded } : {})}
      className={`form-row ${marks}`}
      style={{ ...style, paddingInlineStart: `calc(0.4rem + ${depth} * var(--form-indent))` }}
      draggable={node.level !== 'fonds'}
      onClick={onPress}
      onDoubleClick={() => opens && form.expand(node, !expanded)}
      {...dragging}
    >
      <span
        className="twist"
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          if (opens) form.expand(node, !expanded);
        }}
      >
        {opens && node.children > 0 ? expanded ? <ChevronDown /> : <ChevronRight /> : null}
      </span>
      <Icon aria-hidden className="what" />
      <span className="words">
        <span className="name">
          <strong data-whole="">{say(`form.name.${node.level}`, { label: node.label })}</strong>
          {node.title ? (
            <span className="title" title={node.title}>
              {node.title}
            </span>
          ) : null}
        </span>
        <span className="facts">
          <Counts node={node} paper={node.paper} />
          {node.open !== null && node.open > 0 ? (
            <span className="open">
              <CircleDot aria-hidden size="0.9em" /> {say('form.openFields', { count: node.open })}
            </span>
          ) : null}
          {changed ? (
            <span
              className="open"
              title={say('handover.leftChanged', { round: changed.round, date: date(changed.at) })}
            >
              <PencilLine aria-hidden size="0.9em" /> {say('form.changedSince')}
            </span>
          ) : null}
        </span>
      </span>
    </div>
  );
}
