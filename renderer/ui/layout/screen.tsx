import type { ReactNode } from 'react';

interface ScreenProps {
  readonly title: string;
  /** Buttons of the screen's head, the one that leads on last. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A whole screen: head with title and tools, and what it shows. */
export function Screen({ title, tools, children }: ScreenProps) {
  return (
    <section className="ui-screen" aria-label={title}>
      <header>
        <h1>{title}</h1>
        {tools ? <div className="ui-toolbar">{tools}</div> : null}
      </header>
      <div className="ui-screen-content">{children}</div>
    </section>
  );
}
