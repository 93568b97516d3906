import type { IntakeReport } from '../../../shared/contract/reports/intake.ts';
import type { RescanOffers } from '../../../shared/contract/reports/rescans.ts';
import type { Task } from '../../engine/index.ts';
import type { Cli } from '../cli.ts';
import type { Outcome } from '../face.ts';
import type { Speech } from '../words.ts';

/**
 * What `intake --rescan` came to; `replaced` counts pages, 0 while nobody has confirmed, `declined` the files matched with no
 * page that are offered no longer.
 */
interface RescanResult {
  readonly intake: IntakeReport;
  readonly offers: RescanOffers;
  readonly replaced: number;
  readonly declined: number;
}

interface RescanInput {
  readonly paths: readonly string[];
  readonly batch: string;
  readonly yes: boolean;
  readonly decline: boolean;
}

/**
 * Receives files as new scans of pages marked for rescan and shows which would take whose place; with `yes` they do. Files
 * that are for no page are refused, and with `decline` those of earlier runs offered no longer; pages for which none came
 * are named.
 */
export async function rescanOutcome(
  { onWorkspace, speech, typed }: Cli,
  { paths, batch, yes, decline }: RescanInput,
  task: Task,
): Promise<Outcome> {
  const intake = await onWorkspace('intake/import', { paths: [...paths], batch, rescan: true }, task);
  const offers = await onWorkspace('rescans/offers', { batch }, task);
  const ready = offers.pairs.filter(({ refusal }) => refusal === null);
  const pairs = ready.map(({ pageId, sourceId, frame }) => ({ pageId, sourceId, frame }));
  const replaced = yes && pairs.length > 0 ? (await onWorkspace('rescans/replace', { pairs }, task)).length : 0;
  const unused = decline ? offers.unpaired.map(({ sourceId }) => sourceId) : [];
  if (unused.length > 0) await onWorkspace('rescans/decline', { sourceIds: unused }, task);
  const result: RescanResult = { intake, offers, replaced, declined: unused.length };
  const wrong = intake.refused.filter(({ error }) => error.code !== 'intake/rescan-waiting');
  const blocked = offers.pairs.length - ready.length;
  // One that a later file took the place of, or whose page waits no longer, is no work left undone.
  const left = offers.unpaired.filter(({ why }) => !decline && why !== 'newer' && why !== 'no-page');
  return {
    result,
    incomplete: wrong.length + blocked + left.length > 0 || (yes && replaced === 0),
    lines: linesOf(speech, result, wrong),
    ...(replaced > 0 ? { next: typed('check') } : {}),
  };
}

function linesOf(
  speech: Speech,
  { offers, replaced, declined }: RescanResult,
  wrong: RescanResult['intake']['refused'],
): string[] {
  const { pairs, unpaired, waiting } = offers;
  const said = (code: string, params: Parameters<Speech['words']>[1]): string => {
    const { what, do: remedy } = speech.words(code, params);
    return `${what} → ${remedy}`;
  };
  const nothing = pairs.length + waiting.length === 0;
  return [
    ...(nothing ? [speech.text('rescan.none')] : []),
    ...(pairs.length > 0 ? [speech.text('rescan.pairs', { count: pairs.length })] : []),
    ...pairs.flatMap(({ page, file, dpi, reason, refusal }) => [
      `  ${refusal === null ? '✓' : '✗'} ${speech.text('rescan.pair', { page, file, dpi: Math.round(dpi), reason })}`,
      ...(refusal === null ? [] : [`    ${said(refusal.code, refusal.params)}`]),
    ]),
    ...wrong.map(({ name, error }) => `  ✗ ${name}: ${said(error.code, error.params)}`),
    ...unpaired.map(({ file, why }) => {
      const reason = typeof why === 'string' ? speech.text(`rescan.why.${why}`) : said(why.code, why.params);
      return `  ✗ ${speech.text('rescan.unpaired', { file, why: reason })}`;
    }),
    ...waiting.map(({ page, reason }) => `  - ${speech.text('rescan.still', { page, reason })}`),
    ...(replaced > 0 ? [speech.text('rescan.replaced', { count: replaced })] : []),
    ...(declined > 0 ? [speech.text('rescan.declined', { count: declined })] : []),
    ...(declined === 0 && unpaired.length > 0 ? [speech.text('rescan.needsDecline')] : []),
    ...(replaced === 0 && pairs.length > 0 ? [speech.text('rescan.needsYes')] : []),
  ];
}
