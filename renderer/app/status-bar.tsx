import { Square } from 'lucide-react';
import type { RunningCall } from '../../shared/contract/events.ts';
import { stopWork, useWork } from '../bridge/index.ts';
import { Button, ProgressBar } from '../ui/index.ts';
import { useWords, type Words } from '../words/index.ts';
import { Done } from './notices.tsx';
import { workWords } from './work-words.ts';

/** What is going on, at what rate and for how long still, and the way to stop it; what was done last. */
export function StatusBar() {
  const words = useWords();
  const calls = useWork((state) => state.calls);
  const [running, ...waiting] = calls;
  return (
    <div className="foot">
      <footer className="status-bar" aria-label={words.say('work.title')}>
        {running ? (
          <>
            <ProgressBar
              label={words.say(`work.${running.name}`)}
              share={shareOf(running)}
              left={workWords(running, words.say)}
              right={rightWords(running, words)}
            />
            <Button icon={Square} onPress={() => stopWork(running.id)} disabled={running.state === 'stopping'}>
              {words.say(running.state === 'stopping' ? 'work.stopping' : 'work.stop')}
            </Button>
            {waiting.length > 0 ? <span>{words.say('work.waiting', { count: waiting.length })}</span> : null}
          </>
        ) : (
          <span className="muted">{words.say('work.none')}</span>
        )}
      </footer>
      <Done />
    </div>
  );
}

function shareOf({ progress }: RunningCall): number | null {
  if (!progress?.total) return null;
  return Math.min(1, progress.done / progress.total);
}

function rightWords({ progress, rate, secondsLeft }: RunningCall, words: Words): string {
  const { say, number, bytes, duration } = words;
  if (!progress) return '';
  const amount = (value: number): string => (progress.unit === 'bytes' ? bytes(value) : number(value));
  const parts = [
    progress.total === null
      ? `${amount(progress.done)} ${progress.unit === 'bytes' ? '' : say(`unit.${progress.unit}`, { total: progress.done })}`
      : say('work.doneOf', {
          done: amount(progress.done),
          total: amount(progress.total),
          unit: progress.unit === 'bytes' ? '' : say(`unit.${progress.unit}`, { total: progress.total }),
        }),
  ];
  if (rate !== null)
    parts.push(
      progress.unit === 'bytes'
        ? `${bytes(rate)}/s`
        : say('work.perMinute', { rate: number(rate * 60, rate < 0.2 ? 1 : 0) }),
    );
  if (secondsLeft !== null) parts.push(say('work.left', { time: duration(secondsLeft) }));
  return parts.join(' · ');
}
