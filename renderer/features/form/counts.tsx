import { TriangleAlert } from 'lucide-react';
import type { PaperCount, TreeNode } from '../../../shared/contract/reports/forming.ts';
import { useWords } from '../../words/index.ts';

type Found = Pick<TreeNode, 'found' | 'level'>;

/** What of a record is counted, the coarsest first. */
const COUNTED = {
  fonds: ['files', 'documents', 'pages'],
  inventory: ['files', 'documents', 'pages'],
  file: ['documents', 'pages'],
  document: ['pages'],
} as const;

/** The counts of which the paper inventory says something else than was found. */
export function mismatches({ found, level }: Found, paper: PaperCount | null): ('files' | 'documents' | 'pages')[] {
  return COUNTED[level].filter((key) => {
    const stated = paper?.[key] ?? null;
    return stated !== null && stated !== found[key];
  });
}

/** `3/4 tài liệu`: what is there of what the paper inventory says; a difference is marked by shape and word. */
export function Counts({
  node,
  paper,
  all,
}: {
  readonly node: Found;
  readonly paper: PaperCount | null;
  readonly all?: boolean;
}) {
  const { say, number } = useWords();
  const wrong = mismatches(node, paper);
  const keys = all ? COUNTED[node.level] : COUNTED[node.level].slice(0, node.level === 'document' ? 1 : 2);
  return (
    <span className="form-counts">
      {keys.map((key) => {
        const stated = paper?.[key] ?? null;
        const bad = (wrong as readonly string[]).includes(key);
        return (
          <span key={key} className={bad ? 'count bad' : 'count'}>
            {bad ? <TriangleAlert aria-hidden size="1em" /> : null}
            {stated === null
              ? say(`form.count.${key}`, { count: number(node.found[key]) })
              : say(`form.countOf.${key}`, { count: number(node.found[key]), of: number(stated) })}
            {bad ? <span className="hidden-visually">{say('form.differs')}</span> : null}
          </span>
        );
      })}
    </span>
  );
}
