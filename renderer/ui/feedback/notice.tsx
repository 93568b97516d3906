import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'ok' | 'warn' | 'bad' | 'info';

const ICONS = { ok: CircleCheck, warn: TriangleAlert, bad: CircleAlert, info: Info } as const;

interface NoticeProps {
  readonly tone: Tone;
  /** What is so. */
  readonly title: string;
  /** What to do. */
  readonly children?: ReactNode;
  readonly details?: readonly string[];
  readonly actions?: ReactNode;
}

/** A statement that must not be missed: colour, shape and words say the same. Errors are read out at once. */
export function Notice({ tone, title, children, details, actions }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={`ui-notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon aria-hidden />
      <div className="ui-notice-words selectable">
        <strong>{title}</strong>
        {children ? <p>{children}</p> : null}
        {details && details.length > 0 ? (
          <ul>
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {actions}
    </div>
  );
}

/** A short state: colour, shape and word. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <span className={`ui-mark ${tone}`}>
      <Icon aria-hidden />
      {children}
    </span>
  );
}
