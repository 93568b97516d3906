import { useEffect, useRef, useState } from 'react';
import type { PageDetail } from '../../../shared/contract/reports/pages.ts';
import { useRead } from '../../bridge/index.ts';
import { useWords } from '../../words/index.ts';
import { pageImageUrl } from '../page-view/index.ts';
import { FitPicture } from './fit-picture.tsx';
import { focusOnce } from './focus-once.ts';
import { ToolBar } from './tool-bar.tsx';

interface SplitToolProps {
  readonly page: PageDetail;
  readonly onDone: (at: number) => void;
  readonly onClose: () => void;
}

/** The line must leave a page on both sides; as the engine keeps it. */
const LEAST = 0.05;

/** Choosing where a double page is cut: by dragging the line, or by arrows. */
export function SplitTool({ page, onDone, onClose }: SplitToolProps) {
  const { say, number } = useWords();
  const gutter = useRead('page-edits/gutter', { pageId: page.id });
  // Where the person put it, else where the gutter was seen, else the middle.
  const [chosen, setChosen] = useState<number | null>(null);
  const seen = gutter.isPlaceholderData ? null : (gutter.data?.at ?? null);
  const at = chosen ?? seen ?? 0.5;
  const held = useRef(false);
  // Who is quicker than the look at the page gets what it finds.
  const hurried = useRef(false);
  const looking = chosen === null && gutter.isPending;
  useEffect(() => {
    if (!hurried.current || looking) return;
    hurried.current = false;
    onDone(at);
  }, [looking, at, onDone]);
  const finish = (): void => {
    if (looking) hurried.current = true;
    else onDone(at);
  };
  const put = (share: number): void => setChosen(Math.min(1 - LEAST, Math.max(LEAST, share)));
  return (
    <div className="tool">
      <ToolBar
        title={say('action.digitise.split')}
        help={`${say('digitise.splitHelp')} ${say(splitWords(gutter.isPending, seen !== null))}`}
        onApply={finish}
        onClose={onClose}
      />
      <FitPicture
        url={pageImageUrl(page.id, page.version, 'view')}
        alt={say('page.picture')}
        size={{ width: page.width, height: page.height }}
      >
        {(scale) => (
          <div
            className="split-line"
            role="slider"
            aria-label={say('digitise.splitLine')}
            aria-describedby="tool-help"
            aria-valuenow={Math.round(at * 100)}
            aria-valuetext={say('digitise.splitAt', { percent: number(at * 100, 1) })}
            aria-valuemin={LEAST * 100}
            aria-valuemax={(1 - LEAST) * 100}
            tabIndex={0}
            ref={focusOnce}
            style={{ left: at * page.width * scale }}
            onKeyDown={(event) => {
              const step = event.shiftKey ? 0.02 : 0.002;
              if (event.key === 'ArrowLeft') put(at - step);
              else if (event.key === 'ArrowRight') put(at + step);
              else if (event.key === 'Enter') finish();
              else if (event.key === 'Escape') onClose();
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              held.current = true;
            }}
            onPointerMove={(event) => {
              const sheet = event.currentTarget.parentElement?.getBoundingClientRect();
              if (held.current && sheet) put((event.clientX - sheet.left) / sheet.width);
            }}
            onPointerUp={() => {
              held.current = false;
            }}
          >
            <span className="side left" aria-hidden>
              {say('digitise.half.a')}
            </span>
            <span className="side right" aria-hidden>
              {say('digitise.half.b')}
            </span>
          </div>
        )}
      </FitPicture>
    </div>
  );
}

function splitWords(looking: boolean, seen: boolean): string {
  return looking ? 'digitise.splitLooking' : seen ? 'digitise.splitSeen' : 'digitise.splitUnseen';
}
