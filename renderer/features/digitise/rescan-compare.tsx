import { ZoomIn, ZoomOut } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Size } from '../../../shared/model/page.ts';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { FitPicture } from './fit-picture.tsx';

interface Side {
  /** What it is: the old scan, the new one. */
  readonly name: string;
  readonly url: string;
  readonly size: Size;
  readonly caption: string;
}

/** An earlier and a later scan of one sheet side by side; enlarged, both show the same place. */
export function RescanCompare({ old, fresh }: { readonly old: Side; readonly fresh: Side }) {
  const { say } = useWords();
  const [large, setLarge] = useState(false);
  const places = useRef<(HTMLDivElement | null)[]>([null, null]);
  const follow = (from: 0 | 1): void => {
    const [one, other] = [places.current[from], places.current[1 - from]];
    if (!one || !other) return;
    const part = (at: number, all: number, seen: number): number => (all > seen ? at / (all - seen) : 0);
    const top = part(one.scrollTop, one.scrollHeight, one.clientHeight) * (other.scrollHeight - other.clientHeight);
    const left = part(one.scrollLeft, one.scrollWidth, one.clientWidth) * (other.scrollWidth - other.clientWidth);
    // Set only when it differs by a px: each set is told back to this one.
    if (Math.abs(other.scrollTop - top) > 1) other.scrollTop = top;
    if (Math.abs(other.scrollLeft - left) > 1) other.scrollLeft = left;
  };
  return (
    <>
      <div className="compare rescan-compare">
        {([old, fresh] as const).map((side, at) => (
          <figure key={side.url}>
            {large ? (
              <div
                ref={(element) => {
                  places.current[at] = element;
                }}
                className="enlarged"
                role="region"
                aria-label={side.name}
                tabIndex={0}
                onScroll={() => follow(at === 0 ? 0 : 1)}
              >
                <img src={side.url} alt={side.name} draggable={false} />
              </div>
            ) : (
              <FitPicture url={side.url} alt={side.name} size={side.size} />
            )}
            <figcaption>
              <strong>{side.name}</strong> <span className="muted">{side.caption}</span>
            </figcaption>
          </figure>
        ))}
      </div>
      <div className="rescan-zoom">
        <Button icon={large ? ZoomOut : ZoomIn} onPress={() => setLarge(!large)}>
          {say(large ? 'rescans.whole' : 'rescans.enlarge')}
        </Button>
      </div>
    </>
  );
}
