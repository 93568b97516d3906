import type { RunningCall } from '../../../shared/contract/events.ts';
import { useWork } from '../../bridge/index.ts';

/** Whether it is recognition, be it one that was stopped and is gone on with. */
export function isRecognition({ name, progress }: RunningCall): boolean {
  return name === 'ocr/recognise' || (name === 'work/resume' && progress?.stage === 'ocr');
}

/** Recognition that runs or waits its turn. Draws anew with every step of it. */
export function useRunning(): readonly RunningCall[] {
  return useWork((state) => state.calls).filter(isRecognition);
}

export function useIsRunning(): boolean {
  return useWork((state) => state.calls.some(isRecognition));
}
