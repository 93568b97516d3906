import { memo, useMemo } from 'react';
import type { ProofPage, ProofWord } from '../../../shared/contract/reports/proofread.ts';
import type { Box } from '../../../shared/model/page.ts';
import { kindOf, SHOWN_KINDS, type WordKind } from './word-kind.ts';

interface WordLayerProps {
  readonly page: ProofPage;
  readonly limit: number;
  readonly chosen: ProofWord | null;
  /** The text itself over the print, not only marks under it. */
  readonly text: boolean;
}

/**
 * The words over the scan, in page space. The marks of all words of a kind are one path, so that a page of a thousand words
 * is as quick as one of ten.
 */
export function WordLayer({ page, limit, chosen, text }: WordLayerProps) {
  const { width, height } = page;
  return (
    <svg className="word-layer" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      {text ? <Texts page={page} limit={limit} /> : null}
      <Marks page={page} limit={limit} />
      {chosen ? <rect className="chosen" {...rectOf(grown(chosen.box))} vectorEffect="non-scaling-stroke" /> : null}
    </svg>
  );
}

const Marks = memo(function Marks({ page, limit }: Pick<WordLayerProps, 'page' | 'limit'>) {
  const paths = useMemo(() => {
    const made = new Map<WordKind, { tint: string[]; line: string[] }>();
    for (const word of page.lines.flatMap((line) => line.words)) {
      const kind = kindOf(word, limit);
      if (kind === 'sure') continue;
      const path = made.get(kind) ?? { tint: [], line: [] };
      path.tint.push(tintOf(word.box));
      path.line.push(SHAPES[kind](word.box));
      made.set(kind, path);
    }
    return made;
  }, [page, limit]);
  return SHOWN_KINDS.map((kind) => {
    const path = paths.get(kind);
    if (!path) return null;
    return (
      <g key={kind} className={kind}>
        <path className="tint" d={path.tint.join('')} />
        <path className="line" d={path.line.join('')} vectorEffect="non-scaling-stroke" />
      </g>
    );
  });
});

const Texts = memo(function Texts({ page, limit }: Pick<WordLayerProps, 'page' | 'limit'>) {
  return page.lines.flatMap((line) =>
    line.words.map((word) => {
      const [x0, y0, x1, y1] = word.box;
      if (word.text === '') return null;
      return (
        <g key={word.at} className={`text ${kindOf(word, limit)}`}>
          <rect {...rectOf(word.box)} />
          <text
            x={x0}
            y={y1 - (y1 - y0) * 0.2}
            fontSize={(y1 - y0) * 0.86}
            textLength={x1 - x0}
            lengthAdjust="spacingAndGlyphs"
          >
            {word.text}
          </text>
        </g>
      );
    }),
  );
});

/** The line of each kind, under the word: path data in page space. */
const SHAPES: Readonly<Record<Exclude<WordKind, 'sure'>, (box: Box) => string>> = {
  bad: wave,
  doubtful: ([x0, , x1, y1]) => `M${x0} ${y1}H${x1}`,
  right: ([x0, , x1, y1]) => `M${x0} ${y1}H${x1}`,
  corrected: ([x0, y0, x1, y1]) => `M${x0} ${y1}H${x1}M${x0} ${y1 + (y1 - y0) * 0.14}H${x1}`,
  gone: ([x0, y0, x1, y1]) => `M${x0} ${(y0 + y1) / 2}H${x1}`,
};

function wave([x0, y0, x1, y1]: Box): string {
  const high = Math.max(2, (y1 - y0) * 0.12);
  let path = `M${x0} ${y1}`;
  let up = true;
  for (let x = x0 + high; x < x1; x += high, up = !up) path += `L${x.toFixed(1)} ${up ? y1 + high : y1}`;
  return path;
}

function tintOf([x0, y0, x1, y1]: Box): string {
  return `M${x0} ${y0}H${x1}V${y1}H${x0}Z`;
}

function rectOf([x0, y0, x1, y1]: Box): { x: number; y: number; width: number; height: number } {
  return { x: x0, y: y0, width: Math.max(0, x1 - x0), height: Math.max(0, y1 - y0) };
}

/** A little larger than the word, so that the frame does not cover its marks. */
function grown([x0, y0, x1, y1]: Box): Box {
  const by = (y1 - y0) * 0.25;
  return [x0 - by, y0 - by, x1 + by, y1 + by];
}
