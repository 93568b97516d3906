/**
 * Words below this confidence are shown to a person. Of the 4,880 words of the sample scans 70 stand below it, most of them
 * misread, in capitals, or parts of a number.
 */
export const DOUBTFUL_BELOW = 80;

/** What a person may set instead. Multiples of DOUBT_STEP, because words are counted by such steps. */
export const DOUBT_LIMITS = [50, 60, 70, 80, 90, 95] as const;

export const DOUBT_STEP = 5;

/** So far below the limit a word is more likely wrong than right. */
const MUCH = 25;

/** How far a word can be believed: by colour and shape in the window. */
export type Doubt = 'sure' | 'doubtful' | 'bad';

/** `confidence` and `limit` 0 to 100. */
export function doubtOf(confidence: number, limit: number): Doubt {
  if (confidence >= limit) return 'sure';
  return confidence < limit - MUCH ? 'bad' : 'doubtful';
}

/** Words by steps of confidence, 0 to 5 first: what a list of pages needs to count the doubtful ones at any limit. */
export function doubtSteps(confidences: Iterable<number>): number[] {
  const steps = new Array<number>(100 / DOUBT_STEP).fill(0);
  for (const confidence of confidences) {
    const at = Math.min(steps.length - 1, Math.max(0, Math.floor(confidence / DOUBT_STEP)));
    steps[at] = (steps[at] ?? 0) + 1;
  }
  return steps;
}
