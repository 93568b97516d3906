import { useRef, type ReactNode } from 'react';

interface SplitProps {
  readonly side: ReactNode;
  readonly children: ReactNode;
  /** Width of the side pane in px at 100% text. */
  readonly width: number;
  readonly onWidth: (width: number) => void;
  readonly label: string;
  readonly at?: 'left' | 'right';
  readonly min?: number;
  readonly max?: number;
}

/** The rest keeps room for its words at any size of text; a third is left to the side all the same. */
const MOST = 'min(70%, max(33%, 100% - 18rem))';
const STEP = 24;

/** A side pane beside the rest, with a divider for mouse and arrow keys. */
export function Split({ side, children, width, onWidth, label, at = 'left', min = 180, max = 900 }: SplitProps) {
  const start = useRef<{ x: number; width: number } | null>(null);
  const clamp = (value: number): number => Math.min(max, Math.max(min, Math.round(value)));
  const sign = at === 'left' ? 1 : -1;
  const pane = (
    <div className="ui-split-pane" style={{ width, flex: 'none', maxWidth: MOST }}>
      {side}
    </div>
  );
  const divider = (
    // A separator that can be moved is a control by ARIA (window splitter pattern).
    <div
      className="ui-split-divider"
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (start.current) onWidth(clamp(start.current.width + sign * (event.clientX - start.current.x)));
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onWidth(clamp(width - sign * STEP));
        if (event.key === 'ArrowRight') onWidth(clamp(width + sign * STEP));
      }}
    />
  );
  const rest = <div className="ui-split-pane rest">{children}</div>;
  return (
    <div className="ui-split">
      {at === 'left' ? pane : rest}
      {divider}
      {at === 'left' ? rest : pane}
    </div>
  );
}
