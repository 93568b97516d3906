import type { IntakeReport } from '../../../shared/contract/reports/intake.ts';
import type { RescanOffers } from '../../../shared/contract/reports/rescans.ts';
import type { Task } from '../../engine/index.ts';
import type { Cli } from '../cli.ts';
import type { Outcome } from '../face.ts';
import type { Speech } from '../words.ts';

/** What `intake --rescan` came to; `replaced` counts pages, 0 while nobody has confirmed. */
interface RescanResult {
  readonly intake: IntakeReport;
  readonly offers: RescanOffers;
  readonly replaced: number;
}

/**
 * Receives files as new scans of pages marked for rescan and shows which would take whose place; with `yes` they do. Files
 * that are for no page are refused, pages for which none came are named.
 */
export async function rescanOutcome(
  { onWorkspace, speech, typed }: Cli,
  { paths, batch, yes }: { readonly paths: readonly string[]; readonly batch: string; readonly yes: boolean },
  task: Task,
): Promise<Outcome> {
  const intake = await onWorkspace('intake/import', { paths: [...paths], batch, rescan: true }, task);
  const offers = await onWorkspace('rescans/offers', { batch }, task);
  const ready = offers.pairs.filter(({ refusal }) => refusal === null);
  const pairs = ready.map(({ pageId, sourceId, frame }) => ({ pageId, sourceId, frame }));
  const replaced = yes && pairs.length > 0 ? (await onWorkspace('rescans/replace', { pairs }, task)).length : 0;
  const result: RescanResult = { intake, offers, replaced };
  const wrong = intake.refused.filter(({ error }) => error.code !== 'intake/rescan-waiting');
  const blocked = offers.pairs.length - ready.length;
  return {
    result,
    incomplete: wrong.length + blocked + offers.unpaired.length > 0 || (yes && replaced === 0),
    lines: linesOf(speech, result, wrong),
    ...(replaced > 0 ? { next: typed('check') } : {}),
  };
}

function linesOf(
  speech: Speech,
  { offers, replaced }: RescanResult,
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
    ...(replaced === 0 && pairs.length > 0 ? [speech.text('rescan.needsYes')] : []),
  ];
}
