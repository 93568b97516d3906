import { ArchiveRestore, FilePlus2, FolderOpen, PackageSearch, Play, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { IconButton } from '../../ui/index.ts';
import { notify, runAction, usePreferences } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { chooseWorkspace } from './choose-workspace.ts';
import { runSamples } from './samples.ts';
import { openRecent } from './use-reopen.ts';
import { showStart } from './use-start.ts';

/** The first thing a person sees: make a workspace, try with samples, open one, and those opened before. */
export function Home() {
  const { say } = useWords();
  const failed = (error: unknown): void => notify.error(error);
  return (
    <div className="start-home">
      <section className="start-choices" aria-label={say('start.choices')}>
        <h1>{say('app.name')}</h1>
        <p className="muted">{say('start.about')}</p>
        <Choice icon={FilePlus2} name="new" primary run={() => showStart('new')} />
        <Choice icon={Play} name="samples" run={() => void runSamples()} />
        <Choice icon={FolderOpen} name="open" run={() => void chooseWorkspace(say).catch(failed)} />
        <div className="start-more">
          <Choice icon={ArchiveRestore} name="restore" run={() => showStart('restore')} />
          <Choice icon={PackageSearch} name="verify" run={() => showStart('verify')} />
        </div>
        <p>
          <button type="button" className="start-link" onClick={() => runAction('help.shortcuts')}>
            {say('action.help.shortcuts')}
          </button>
        </p>
      </section>
      <Recent />
    </div>
  );
}

interface ChoiceProps {
  readonly icon: LucideIcon;
  /** Texts `start.choice.<name>` and `start.choice.<name>.help`. */
  readonly name: string;
  readonly primary?: boolean;
  readonly run: () => void;
}

function Choice({ icon: Icon, name, primary, run }: ChoiceProps) {
  const { say } = useWords();
  return (
    <button type="button" className={`start-choice ${primary ? 'primary' : ''}`} onClick={run}>
      <Icon aria-hidden />
      <span>
        <strong>{say(`start.choice.${name}`)}</strong>
        <span className="help">{say(`start.choice.${name}.help`)}</span>
      </span>
    </button>
  );
}

function Recent() {
  const { say } = useWords();
  const { preferences, set } = usePreferences();
  const { recent } = preferences;
  return (
    <section className="start-recent" aria-labelledby="recent-title">
      <h2 id="recent-title">{say('start.recent')}</h2>
      {recent.length === 0 ? <p className="muted">{say('start.recentNone')}</p> : null}
      <ul>
        {recent.map((path) => (
          <li key={path}>
            <button
              type="button"
              onClick={() => void openRecent(path).catch((error: unknown) => notify.error(error))}
              title={path}
            >
              <strong>{nameOf(path)}</strong>
              <span className="muted">{path}</span>
            </button>
            <IconButton
              label={say('start.recentRemove', { name: nameOf(path) })}
              icon={X}
              onPress={() => set({ recent: recent.filter((one) => one !== path) })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}
