import type { Answer } from '../../shared/contract/bridge.ts';
import type { EngineEvent } from '../../shared/contract/events.ts';

/** From main to the engine process. `n` numbers the answers; `id` is the window's own name for a call. */
export type ToEngine =
  | { readonly type: 'call'; readonly n: number; readonly id: string; readonly name: string; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: string }
  | { readonly type: 'close'; readonly n: number };

/** From the engine process to main. */
export type FromEngine =
  | { readonly type: 'answer'; readonly n: number; readonly answer: Answer }
  | { readonly type: 'event'; readonly event: EngineEvent };
