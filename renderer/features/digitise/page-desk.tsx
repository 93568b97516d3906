import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { PageDetail } from '../../../shared/contract/reports/pages.ts';
import type { Box } from '../../../shared/model/page.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, IconButton, Loading, Split } from '../../ui/index.ts';
import { Fault, useStored } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { PageViewer, PageName, pageNumber } from '../page-view/index.ts';
import { CompareTool } from './compare-tool.tsx';
import { CropTool } from './crop-tool.tsx';
import { LevelTool } from './level-tool.tsx';
import { PageSide } from './page-side.tsx';
import { SplitTool } from './split-tool.tsx';
import type { OutlinePage } from './use-pages.ts';
import { useView, view } from './view-state.ts';

/** What the tools of the desk do with a page. */
export interface DeskWork {
  readonly crop: (pageId: number, crop: Box | null) => void;
  readonly split: (pageId: number, at: number) => void;
  readonly level: (pageId: number, skew: number) => void;
  readonly pass: () => void;
}

interface PageDeskProps {
  readonly pageId: number;
  readonly shown: readonly OutlinePage[];
  readonly work: DeskWork;
}

/** One page large, with deep zoom, its tools, and what is known of it. Arrows up and down turn pages, Space passes. */
export function PageDesk({ pageId, shown, work }: PageDeskProps) {
  const { say } = useWords();
  const [width, setWidth] = useStored('digitise.side', 300);
  const tool = useView((state) => state.tool);
  const desk = useRead('pages/read', { pageId });
  const at = shown.findIndex(({ id }) => id === pageId);
  const element = useRef<HTMLDivElement>(null);
  const go = (by: number): void => {
    const next = shown[at + by];
    if (next) view.openPage(next.id);
  };
  useEffect(() => {
    // A tool takes the keyboard itself; when it is put away the page has it again.
    if (tool === 'look') element.current?.focus({ preventScroll: true });
  }, [tool]);
  const page = desk.data?.id === pageId ? desk.data : undefined;
  const name = page ? say('page.name', { source: page.source, number: pageNumber(page) }) : '';

  return (
    <div
      ref={element}
      className="page-desk"
      role="group"
      aria-label={name}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && tool !== 'look') {
          view.use('look');
          event.preventDefault();
        }
        if (tool !== 'look' || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
        if ((event.target as HTMLElement).closest('button, input')) return;
        if (event.key === 'PageDown') go(1);
        else if (event.key === 'PageUp') go(-1);
        else if (event.key === ' ') work.pass();
        else if (event.key === 'Escape') view.openPage(null);
        else return;
        event.preventDefault();
      }}
    >
      <div className="desk-bar">
        <Button icon={ArrowLeft} look="plain" onPress={() => view.openPage(null)}>
          {say('digitise.backToGrid')}
        </Button>
        <strong className="name">{page ? <PageName page={page} /> : null}</strong>
        <span className="facts">{say('digitise.pageOf', { at: at + 1, of: shown.length })}</span>
        <IconButton label={say('digitise.previous')} icon={ChevronLeft} disabled={at <= 0} onPress={() => go(-1)} />
        <IconButton
          label={say('digitise.next')}
          icon={ChevronRight}
          disabled={at < 0 || at >= shown.length - 1}
          onPress={() => go(1)}
        />
      </div>
      {desk.error ? (
        <Fault of={desk.error} />
      ) : page ? (
        <Split
          at="right"
          width={width}
          onWidth={setWidth}
          label={say('digitise.sideWidth')}
          min={220}
          max={560}
          side={<PageSide page={page} />}
        >
          <Tools page={page} work={work} />
        </Split>
      ) : (
        <Loading label={say('app.starting')} />
      )}
    </div>
  );
}

function Tools({ page, work }: { readonly page: PageDetail; readonly work: DeskWork }) {
  const tool = useView((state) => state.tool);
  const close = (): void => view.use('look');
  const done =
    <T,>(change: (pageId: number, value: T) => void) =>
    (value: T): void => {
      change(page.id, value);
      close();
    };
  // A tool begins anew with each page and each change of it.
  const key = `${page.id}:${page.version}`;
  switch (tool) {
    case 'crop':
      return <CropTool key={key} page={page} onDone={done(work.crop)} onClose={close} />;
    case 'split':
      return <SplitTool key={key} page={page} onDone={done(work.split)} onClose={close} />;
    case 'level':
      return <LevelTool key={key} page={page} onDone={done(work.level)} onClose={close} />;
    case 'compare':
      return <CompareTool page={page} onClose={close} />;
    case 'look':
      return <PageViewer page={page} />;
  }
}
