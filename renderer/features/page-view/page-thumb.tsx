import { useState } from 'react';
import type { PageLine } from '../../../shared/contract/reports/pages.ts';
import { useWords } from '../../words/index.ts';
import { pageImageUrl } from './page-image-url.ts';
import './page-view.css';

/** The small picture of a page, in the page's own shape. Decoded off the main thread, when it comes near the screen. */
export function PageThumb({
  page,
}: {
  readonly page: Pick<PageLine, 'id' | 'version' | 'aspect' | 'source' | 'number'>;
}) {
  const { say } = useWords();
  const [failed, setFailed] = useState(false);
  const name = say('page.name', { source: page.source, number: page.number });
  if (failed) return <div className="page-thumb failed">{say('page.noPicture')}</div>;
  return (
    <img
      className="page-thumb"
      src={pageImageUrl(page.id, page.version, 'thumb')}
      alt={name}
      decoding="async"
      loading="lazy"
      draggable={false}
      style={{ aspectRatio: String(1 / page.aspect) }}
      onError={() => setFailed(true)}
    />
  );
}
