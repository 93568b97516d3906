import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Size } from '../../../shared/model/page.ts';

interface FitPictureProps {
  readonly url: string;
  readonly alt: string;
  /** Size the picture stands for, in px of its own grid. */
  readonly size: Size;
  /** Degrees the picture is turned by for a preview. */
  readonly rotate?: number;
  /** What lies over it, given how many screen px one px of the grid is. */
  readonly children?: (scale: number) => ReactNode;
}

/** A picture as large as its place lets it, whole, with tools laid over it in its own measure. */
export function FitPicture({ url, alt, size, rotate = 0, children }: FitPictureProps) {
  const room = useRef<HTMLDivElement>(null);
  const [free, setFree] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setFree({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const margin = 24;
  const scale = Math.max(0, Math.min((free.width - 2 * margin) / size.width, (free.height - 2 * margin) / size.height));
  return (
    <div ref={room} className="fit-picture">
      {scale > 0 ? (
        <div className="sheet" style={{ width: size.width * scale, height: size.height * scale }}>
          <div className="clip">
            <img src={url} alt={alt} draggable={false} style={{ transform: `rotate(${rotate}deg)` }} />
          </div>
          {children?.(scale)}
        </div>
      ) : null}
    </div>
  );
}
