import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What to do to have something here. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** A place where nothing is yet: says so, and what to do. */
export function Empty({ icon: Icon, title, children, actions }: EmptyProps) {
  return (
    <div className="ui-empty">
      <Icon aria-hidden strokeWidth={1.3} />
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {actions ? <div className="ui-row">{actions}</div> : null}
    </div>
  );
}

/** Shown while the first answer is on its way. */
export function Loading({ label }: { readonly label: string }) {
  return (
    <div className="ui-empty" role="status">
      <div className="ui-progress" aria-hidden>
        <div className="ui-progress-bar">
          <div className="ui-progress-fill unknown" />
        </div>
      </div>
      <p>{label}</p>
    </div>
  );
}
