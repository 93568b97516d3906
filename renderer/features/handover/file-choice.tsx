import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { Finding } from '../../../shared/contract/finding.ts';
import type { LeftWith, PreflightFile, PreflightReport } from '../../../shared/contract/reports/preflight.ts';
import { Button, Checkbox, Mark } from '../../ui/index.ts';
import { go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { change, type Planned } from './plan.ts';

interface FileChoiceProps {
  readonly plan: Planned;
  readonly report: PreflightReport | null;
}

/** A row on one line, in px; where the text is large or the window narrow a row takes what it needs. */
const ROW = 44;

/** Which files go into this round, and how each stands. */
export function FileChoice({ plan: { files, without, before }, report }: FileChoiceProps) {
  const { say, number } = useWords();
  const codes = files.map((file) => file.code);
  const looked = new Map(report?.files.map((file) => [file.code, file]));
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const chosen = codes.length - [...without].filter((code) => codes.includes(code)).length;
  const gone = before.size;
  const set = (code: string, inside: boolean): void => {
    const next = new Set(without);
    if (inside) next.delete(code);
    else next.add(code);
    change({ without: next });
  };
  return (
    <section className="ui-panel files" aria-label={say('handover.files')}>
      <div className="ui-row">
        <h2>{say('handover.filesChosen', { chosen: number(chosen), all: number(codes.length) })}</h2>
        <Checkbox
          checked={chosen === codes.length ? true : chosen === 0 ? false : 'some'}
          onChange={(all) => change({ without: all ? new Set() : new Set(codes) })}
        >
          {say('handover.all')}
        </Checkbox>
      </div>
      {gone > 0 ? (
        <div className="ui-row">
          <p className="muted grow">{say('handover.leftBefore', { count: number(gone) })}</p>
          {codes.every((code) => without.has(code) === before.has(code)) ? null : (
            <Button onPress={() => change({ without: null })}>{say('handover.onlyNew')}</Button>
          )}
        </div>
      ) : null}
      <div className="scroll" ref={scroll} role="list" tabIndex={0} aria-label={say('handover.files')}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const file = files[index];
            if (!file) return null;
            return (
              <div
                key={key}
                role="listitem"
                className="file"
                data-index={index}
                ref={rows.measureElement}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Checkbox bare checked={!without.has(file.code)} onChange={(inside) => set(file.code, inside)}>
                  {file.code}
                </Checkbox>
                <span className="mono">{file.code}</span>
                <span className="title">{file.title}</span>
                <Left when={file.left} />
                <Standing file={looked.get(file.code)} />
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}

/**
 * That a file left already, when, in which round, and whether it was changed since: it is not chosen by itself, but may be
 * asked for again.
 */
function Left({ when }: { readonly when: LeftWith | null }) {
  const { say, date } = useWords();
  if (!when) return null;
  return (
    <Mark tone={when.changed ? 'warn' : 'info'}>
      {say(when.changed ? 'handover.leftChanged' : 'handover.left', { round: when.round, date: date(when.at) })}
    </Mark>
  );
}

/** Whether a file is ready; what keeps it back, or what there is to know, is listed when asked for. */
function Standing({ file }: { readonly file: PreflightFile | undefined }) {
  const { say, number } = useWords();
  const [open, setOpen] = useState(false);
  if (!file) return null;
  const { faults, doubts } = file;
  const why = (
    <Button look="plain" onPress={() => setOpen(!open)}>
      {say('handover.why')}
    </Button>
  );
  return (
    <span className="ui-row">
      {faults.length > 0 ? (
        <Mark tone="bad">{say('handover.fileFaults', { count: number(faults.length) })}</Mark>
      ) : (
        <Mark tone={doubts.length > 0 ? 'warn' : 'ok'}>
          {say('handover.fileReady', { documents: number(file.documents), pages: number(file.pages) })}
        </Mark>
      )}
      {faults.length + doubts.length > 0 ? why : null}
      {faults.length > 0 ? (
        <Button look="plain" onPress={() => go('check', { file: file.code })}>
          {say('handover.mend')}
        </Button>
      ) : null}
      {open ? <Why file={file.code} findings={faults.length > 0 ? faults : doubts} /> : null}
    </span>
  );
}

function Why({ file, findings }: { readonly file: string; readonly findings: readonly Finding[] }) {
  const { say, explain } = useWords();
  return (
    <ul className="why">
      {findings.slice(0, 12).map((finding) => (
        <li key={`${finding.code}${finding.place}`}>
          {explain(finding).what} <span className="mono muted">{finding.place}</span>
        </li>
      ))}
      {findings.some(({ severity }) => severity === 'error') ? null : (
        <li>
          <Button look="plain" onPress={() => go('check', { file })}>
            {say('handover.toCheck')}
          </Button>
        </li>
      )}
    </ul>
  );
}
