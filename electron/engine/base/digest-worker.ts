import { digestHere, type DigestAnswer, type DigestTask } from './digest-here.ts';
import { answerTasks } from './worker-answers.ts';

/** Bytes read between two words about it. */
const NEWS = 32 * 1024 * 1024;

answerTasks((task: DigestTask, _signal, say): DigestAnswer => {
  let unsaid = 0;
  return digestHere(task, (bytes) => {
    unsaid += bytes;
    if (unsaid < NEWS) return;
    say(unsaid);
    unsaid = 0;
  });
});
