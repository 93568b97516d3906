import type { PreflightReport } from '../../../shared/contract/reports/preflight.ts';
import { Notice } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { FindingNotices } from './finding-notices.tsx';

interface PreflightResultProps {
  readonly report: PreflightReport | null;
  /** What the person has still to choose or type, in words; null where that is said already. */
  readonly open: readonly string[] | null;
}

/** What would stop the handover as a whole, what is still to be chosen, and what it will take. */
export function PreflightResult({ report, open }: PreflightResultProps) {
  const { say, bytes, number } = useWords();
  if (!report) return null;
  const back = report.files.filter((file) => file.faults.length > 0).length;
  const pages = report.files.reduce((sum, file) => sum + file.pages, 0);
  const gone = report.findings.some(({ code }) => code === 'handover/place-gone');
  const facts = say('handover.facts', {
    files: number(report.files.length),
    pages: number(pages),
    needed: bytes(report.needed),
    free: report.freeThere === null ? say(gone ? 'handover.placeGone' : 'handover.notChosen') : bytes(report.freeThere),
    fileSystem: report.fileSystem ?? '–',
  });
  return (
    <section className="ui-stack" aria-label={say('handover.preflight')} aria-live="polite">
      <FindingNotices findings={report.findings} />
      {back > 0 ? (
        <Notice tone="bad" title={say('handover.heldBack', { count: number(back) })}>
          {say('handover.heldBackDo')}
        </Notice>
      ) : null}
      {!report.ready || open === null ? null : open.length === 0 ? (
        <Notice tone="ok" title={say('handover.ready')} />
      ) : (
        <Notice tone="info" title={say('handover.filesReady')} details={open} />
      )}
      <p className="muted">{facts}</p>
    </section>
  );
}
