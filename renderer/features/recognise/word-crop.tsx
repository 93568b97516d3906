import { useEffect, useRef, useState } from 'react';
import type { ProofPage, ProofWord } from '../../../shared/contract/reports/proofread.ts';
import { useWords } from '../../words/index.ts';
import { pageImageUrl } from '../page-view/index.ts';

/** Height of the print in the enlarged crop, and of the crop, in rem. */
const PRINT = 2.6;
const TALL = 6.5;

/** The place of a word on the scan, enlarged, with its neighbours: what it has to be compared with while it is typed. */
export function WordCrop({ page, word }: { readonly page: ProofPage; readonly word: ProofWord }) {
  const { say } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = usePicture(page);
  const [wide, setWide] = useState(0);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => setWide(Math.round(entry?.contentRect.width ?? 0)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const [x0, y0, x1, y1] = word.box;
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || wide === 0) return;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const sharp = window.devicePixelRatio || 1;
    element.width = Math.round(wide * sharp);
    element.height = Math.round(TALL * rem * sharp);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, element.width, element.height);
    if (!picture) return;
    // A word wider than the crop is made small enough to be seen whole.
    const scale = Math.min((PRINT * rem * sharp) / (y1 - y0), (element.width * 0.9) / (x1 - x0));
    const left = (x0 + x1) / 2 - element.width / 2 / scale;
    const top = (y0 + y1) / 2 - element.height / 2 / scale;
    const across = picture.naturalWidth / page.width;
    const down = picture.naturalHeight / page.height;
    context.imageSmoothingQuality = 'high';
    context.drawImage(
      picture,
      left * across,
      top * down,
      (element.width / scale) * across,
      (element.height / scale) * down,
      0,
      0,
      element.width,
      element.height,
    );
    const at = (x: number, y: number): [number, number] => [(x - left) * scale, (y - top) * scale];
    const [fromX, fromY] = at(x0, y0);
    const [toX, toY] = at(x1, y1);
    const room = 5 * sharp;
    // What is not the word stands back.
    context.fillStyle = 'rgb(255 255 255 / 45%)';
    context.fillRect(0, 0, fromX - room, element.height);
    context.fillRect(toX + room, 0, element.width, element.height);
    context.fillRect(fromX - room, 0, toX - fromX + 2 * room, fromY - room);
    context.fillRect(fromX - room, toY + room, toX - fromX + 2 * room, element.height);
    context.strokeStyle = '#0b5fc1';
    context.lineWidth = 2 * sharp;
    context.strokeRect(fromX - room, fromY - room, toX - fromX + 2 * room, toY - fromY + 2 * room);
  }, [picture, wide, page.width, page.height, x0, y0, x1, y1]);
  return (
    <canvas
      ref={canvas}
      className="word-crop"
      role="img"
      aria-label={say('recognise.crop', { text: word.read })}
      data-ready={picture !== null}
    />
  );
}

/** The page at its own resolution; until it is there the screen's picture serves. */
function usePicture({ id, version }: Pick<ProofPage, 'id' | 'version'>): HTMLImageElement | null {
  const key = `${id}:${version}`;
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly image: HTMLImageElement } | null>(null);
  useEffect(() => {
    let wanted = true;
    let sharpest = 0;
    for (const [rank, size] of (['view', 'full'] as const).entries()) {
      const image = new Image();
      image.src = pageImageUrl(id, version, size);
      image.decode().then(
        () => {
          if (!wanted || rank < sharpest) return;
          sharpest = rank;
          setLoaded({ key: `${id}:${version}`, image });
        },
        // The viewer beside it says when a page has no picture.
        () => undefined,
      );
    }
    return () => {
      wanted = false;
    };
  }, [id, version]);
  return loaded?.key === key ? loaded.image : null;
}
