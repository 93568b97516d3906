import { FileText, StickyNote } from 'lucide-react';
import type { FoundHit } from '../../../shared/contract/reports/search.ts';
import { Shortened } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { pageNumber } from '../page-view/index.ts';
import { useFieldWords } from './use-field-words.ts';

/** One hit: what it is, the words around the place with the found ones marked, and where it belongs. */
export function HitRow({ hit }: { readonly hit: FoundHit }) {
  const { say } = useWords();
  const { fieldName, typeName } = useFieldWords();
  const Icon = hit.kind === 'document' ? FileText : StickyNote;
  const kind = hit.typeName ? typeName(hit.typeName) : say(`search.kind.${hit.kind}`);
  // The snippet says it already, with the words marked.
  const title = hit.field === 'subject' ? '' : (hit.subject ?? hit.sourceName ?? '');
  return (
    <>
      <div className="title">
        <Icon aria-hidden size="1.1em" />
        <span className="hidden-visually">{say(`search.kind.${hit.kind}`)}</span>
        <strong>{kind}</strong>
        <span className="subject">{hit.subject === null ? <Shortened text={title} /> : title}</span>
      </div>
      {hit.parts.length > 0 ? (
        <div className="snippet">
          {hit.field && hit.field !== 'subject' ? <span className="muted">{fieldName(hit.field)}: </span> : null}
          {hit.parts.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text))}
        </div>
      ) : null}
      <div className="muted where">
        {[
          hit.fileCode ? say('search.ofFile', { code: hit.fileCode }) : say('search.noFile'),
          hit.pageNumber !== null
            ? say('search.pageOf', { page: hit.pageNumber })
            : hit.sourcePage !== null
              ? say('search.pageOf', { page: pageNumber(hit.sourcePage) })
              : null,
          hit.issuedDate,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </>
  );
}
