import type { CheckedFile } from '../../../shared/contract/reports/rules.ts';
import { Checkbox, ChosenBox, Mark, Rows, TextField } from '../../ui/index.ts';
import { go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { countOf } from './groups.ts';
import { checkView, useCheckView } from './view-state.ts';

interface Named {
  readonly code: string;
  readonly title: string;
}

interface FileListProps {
  readonly files: readonly Named[];
  readonly chosen: ReadonlySet<string>;
  readonly checked: ReadonlyMap<string, CheckedFile>;
}

const idOf = ({ code }: Named): string => code;

/** The files, which of them are looked at, and whether each is ready. */
export function FileList({ files, chosen, checked }: FileListProps) {
  const { say, number } = useWords();
  const { text, file } = useCheckView();
  const wanted = text.normalize('NFC').trim().toLocaleLowerCase('vi');
  const shown = files.filter(({ code, title }) => `${code} ${title}`.toLocaleLowerCase('vi').includes(wanted));
  const inside = shown.filter(({ code }) => chosen.has(code)).length;
  return (
    <div className="check-files">
      <div className="bar">
        <TextField label={say('check.filter')} value={text} onChange={(next) => checkView.set({ text: next })} />
        <div className="ui-row">
          <Checkbox
            checked={inside === 0 ? false : inside === shown.length ? true : 'some'}
            onChange={(on) =>
              checkView.choose(
                shown.map(({ code }) => code),
                on,
              )
            }
            disabled={shown.length === 0}
          >
            {say('check.allFiles')}
          </Checkbox>
          <span className="muted">
            {say('check.filesChosen', { chosen: number(chosen.size), all: number(files.length) })}
          </span>
        </div>
      </div>
      <Rows
        className="check-file-rows"
        label={say('check.files')}
        items={shown}
        idOf={idOf}
        current={file}
        onCurrent={({ code }) => checkView.set({ file: code })}
        onChoose={({ code }) => checkView.choose([code], !chosen.has(code))}
        onOpen={({ code }) => go('form', { file: code })}
        factsOf={({ code }) => ({ chosen: chosen.has(code) })}
        render={({ code, title }) => (
          <>
            <span role="gridcell">
              <ChosenBox chosen={chosen.has(code)} />
            </span>
            <span role="gridcell" className="wrap">
              <span className="mono muted">{code}</span>
              <br />
              {title}
              <br />
              <Standing file={checked.get(code)} />
            </span>
          </>
        )}
      />
    </div>
  );
}

function Standing({ file }: { readonly file: CheckedFile | undefined }) {
  const { say, number } = useWords();
  if (!file) return <span className="muted">{say('check.fileWaiting')}</span>;
  const changed = file.findings.some(({ code }) => code === 'rules/changed-since-handover');
  return (
    <span className="marks">
      {file.ready ? (
        <Mark tone="ok">{say('check.fileReady')}</Mark>
      ) : (
        <Mark tone="bad">{say('check.fileFaults', { count: number(countOf(file.findings).error) })}</Mark>
      )}
      {changed ? <Mark tone="warn">{say('check.fileChanged')}</Mark> : null}
    </span>
  );
}
