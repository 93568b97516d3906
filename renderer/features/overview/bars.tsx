import { useId } from 'react';

/** A bar of a plot: parts stacked upon each other, in the order of the legend. */
export interface Bar {
  readonly label: string;
  readonly parts: readonly number[];
}

interface BarsProps {
  /** What the plot shows, and what is to be seen in it, in words. */
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
  readonly format: (value: number) => string;
  /** Labels under the bars are left out so that no more than this many stand there. */
  readonly labels?: number;
}

const WIDTH = 600;
const HEIGHT = 170;
const LEFT = 44;
const BOTTOM = 22;
const TOP = 10;

/** Ways to fill a part: colour and pattern together, so that colour is never alone. */
export const FILLS = ['solid', 'stripes', 'dots', 'cross', 'hollow'] as const;

/** Stacked bars as a picture for the eye, named and described for the ear. A table beside it has the numbers. */
export function Bars({ title, description, bars, format, labels = 8 }: BarsProps) {
  const id = useId();
  const most = Math.max(1, ...bars.map((bar) => bar.parts.reduce((sum, part) => sum + part, 0)));
  const top = roundUp(most);
  const step = (WIDTH - LEFT) / Math.max(1, bars.length);
  const y = (value: number): number => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const every = Math.max(1, Math.ceil(bars.length / labels));
  return (
    <svg
      className="bars"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby={`${id}-t`}
      aria-describedby={`${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      <Patterns id={id} />
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} className="grid-line" />
          <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
            {format(value)}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => {
        const x = LEFT + index * step + step * 0.14;
        let below = 0;
        return (
          <g key={bar.label}>
            {bar.parts.map((part, kind) => {
              const from = below;
              below += part;
              if (part === 0) return null;
              return (
                <rect
                  key={kind}
                  className={`part fill-${kind}`}
                  x={x}
                  width={step * 0.72}
                  y={y(below)}
                  height={Math.max(1, y(from) - y(below))}
                  fill={kind === 0 ? undefined : `url(#${id}-${FILLS[kind % FILLS.length]!})`}
                />
              );
            })}
            {index % every === 0 ? (
              <text x={x + step * 0.36} y={HEIGHT - 6} textAnchor="middle">
                {bar.label}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

/** A swatch of the legend, filled as the parts of its kind are. */
export function Swatch({ kind }: { readonly kind: number }) {
  const id = useId();
  return (
    <svg className="swatch" viewBox="0 0 16 16" aria-hidden>
      <Patterns id={id} />
      <rect
        className={`part fill-${kind}`}
        x="1"
        y="1"
        width="14"
        height="14"
        fill={kind === 0 ? undefined : `url(#${id}-${FILLS[kind % FILLS.length]!})`}
      />
    </svg>
  );
}

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-stripes`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="back-1" />
        <rect width="3" height="6" className="fore-1" />
      </pattern>
      <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="back-2" />
        <circle cx="3" cy="3" r="1.7" className="fore-2" />
      </pattern>
      <pattern id={`${id}-cross`} width="7" height="7" patternUnits="userSpaceOnUse">
        <rect width="7" height="7" className="back-3" />
        <path d="M0 3.5h7M3.5 0v7" className="fore-3" />
      </pattern>
      <pattern id={`${id}-hollow`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" className="back-4" />
      </pattern>
    </defs>
  );
}

/** The next of 1, 2, 5, 10, 20, 50 … that is even enough to be halved on the axis. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = [1, 2, 4, 6, 8, 10].find((one) => one * power >= value) ?? 10;
  return Math.max(2, digit * power);
}
