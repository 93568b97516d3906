import { useEngine } from '../bridge/index.ts';
import { Notice } from '../ui/index.ts';
import { useWords } from '../words/index.ts';

/** Shown while the engine process is not there. */
export function EngineNotice() {
  const { say, explain } = useWords();
  const { state, error } = useEngine();
  if (state === 'restarting')
    return (
      <Notice tone="warn" title={say('engine.restarting')}>
        {say('engine.restartingDo')}
      </Notice>
    );
  const words = error ? explain(error) : null;
  return (
    <Notice tone="bad" title={words?.what ?? say('engine.failed')}>
      {words?.remedy ?? say('engine.failedDo')}
    </Notice>
  );
}
