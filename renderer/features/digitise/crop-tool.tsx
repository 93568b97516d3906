import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { PageDetail } from '../../../shared/contract/reports/pages.ts';
import type { Box } from '../../../shared/model/page.ts';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { pageImageUrl } from '../page-view/index.ts';
import { FitPicture } from './fit-picture.tsx';
import { focusOnce } from './focus-once.ts';
import { ToolBar } from './tool-bar.tsx';

interface CropToolProps {
  readonly page: PageDetail;
  readonly onDone: (crop: Box | null) => void;
  readonly onClose: () => void;
}

/** Which sides a handle moves: left, top, right, bottom. */
const HANDLES = { nw: [1, 1, 0, 0], ne: [0, 1, 1, 0], sw: [1, 0, 0, 1], se: [0, 0, 1, 1], move: [1, 1, 1, 1] } as const;
type Handle = keyof typeof HANDLES;
/** Smallest crop a side, px; as the engine keeps it. */
const LEAST = 16;

/** Choosing what of the scan is the page: by dragging corners, or by arrows (Shift moves the lower right corner). */
export function CropTool({ page, onDone, onClose }: CropToolProps) {
  const { say } = useWords();
  const { canvas } = page;
  const [box, setBox] = useState<Box>(page.crop);
  const grab = useRef<{ handle: Handle; x: number; y: number; box: Box } | null>(null);

  const moved = (from: Box, handle: Handle, dx: number, dy: number): Box => {
    const [l, t, r, b] = HANDLES[handle];
    if (handle === 'move') {
      const x = clamp(dx, -from[0], canvas.width - from[2]);
      const y = clamp(dy, -from[1], canvas.height - from[3]);
      return [from[0] + x, from[1] + y, from[2] + x, from[3] + y];
    }
    return [
      clamp(from[0] + l * dx, 0, from[2] - LEAST),
      clamp(from[1] + t * dy, 0, from[3] - LEAST),
      clamp(from[2] + r * dx, from[0] + LEAST, canvas.width),
      clamp(from[3] + b * dy, from[1] + LEAST, canvas.height),
    ];
  };
  const key = (event: KeyboardEvent): void => {
    const step = Math.round(canvas.width / (event.altKey ? 500 : 100));
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const by = steps[event.key];
    if (by) setBox(moved(box, event.ctrlKey ? 'nw' : event.shiftKey ? 'se' : 'move', by[0], by[1]));
    else if (event.key === 'Enter') onDone(box);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const down = (handle: Handle) => (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    grab.current = { handle, x: event.clientX, y: event.clientY, box };
  };
  const drag = (scale: number) => (event: PointerEvent<HTMLElement>) => {
    const start = grab.current;
    if (!start) return;
    const [dx, dy] = [(event.clientX - start.x) / scale, (event.clientY - start.y) / scale];
    setBox(moved(start.box, start.handle, Math.round(dx), Math.round(dy)));
  };
  const size = { width: Math.round(box[2] - box[0]), height: Math.round(box[3] - box[1]) };
  return (
    <div className="tool">
      <ToolBar
        title={say('action.digitise.crop')}
        help={say('digitise.cropHelp')}
        onApply={() => onDone(box)}
        onClose={onClose}
      >
        <span className="facts">{say('digitise.px', size)}</span>
        <Button disabled={!page.recipe.crop || page.part !== 0} onPress={() => onDone(null)}>
          {say('digitise.cropNone')}
        </Button>
      </ToolBar>
      <FitPicture url={pageImageUrl(page.id, page.version, 'canvas')} alt={say('page.picture')} size={canvas}>
        {(scale) => (
          <div
            className="crop-box"
            role="application"
            aria-label={say('digitise.cropBox', size)}
            aria-describedby="tool-help"
            tabIndex={0}
            ref={focusOnce}
            style={{
              left: box[0] * scale,
              top: box[1] * scale,
              width: (box[2] - box[0]) * scale,
              height: (box[3] - box[1]) * scale,
            }}
            onKeyDown={key}
            onPointerDown={down('move')}
            onPointerMove={drag(scale)}
            onPointerUp={() => {
              grab.current = null;
            }}
          >
            {(['nw', 'ne', 'sw', 'se'] as const).map((handle) => (
              <span
                key={handle}
                className={`handle ${handle}`}
                onPointerDown={down(handle)}
                onPointerMove={drag(scale)}
                onPointerUp={() => {
                  grab.current = null;
                }}
              />
            ))}
          </div>
        )}
      </FitPicture>
    </div>
  );
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
