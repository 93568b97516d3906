import { AppError } from '../../../shared/contract/app-error.ts';
import { answerTasks } from '../../../electron/engine/base/worker-answers.ts';

/** What a test wants a worker to do. */
export type OddTask =
  | { readonly say: readonly number[] }
  | { readonly fail: string }
  | { readonly die: true }
  /** Answers only when it is told to stop. */
  | { readonly wait: true };

answerTasks(async (task: OddTask, signal, say): Promise<string> => {
  if ('fail' in task) throw new AppError('disk/read-failed', { path: task.fail, reason: 'EIO' });
  if ('die' in task) {
    // Outside the task, so that nothing catches it.
    setImmediate(() => {
      throw new Error('dies');
    });
    return new Promise(() => undefined);
  }
  if ('wait' in task) {
    say(1);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return 'tidied up';
  }
  task.say.forEach(say);
  return 'said';
});
