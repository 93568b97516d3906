import type { PageDetail } from '../../../shared/contract/reports/pages.ts';
import type { Severity } from '../../../shared/contract/finding.ts';
import { Button, Keys, Mark, type Tone } from '../../ui/index.ts';
import { runAction, useActionTable } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';
import { RescanHistory } from './rescan-history.tsx';

const TONES: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', info: 'info' };
const CHECK_TONES = { unchecked: 'info', passed: 'ok', rescan: 'bad' } as const;
/** The actions offered beside the page, in rows. */
const JUDGE = ['digitise.pass', 'digitise.rescan', 'digitise.blank', 'digitise.unjudge'];
/** A page sent back is offered first what settles it. */
const JUDGE_AGAIN = ['digitise.replace', ...JUDGE];
const CHANGE = [
  'digitise.turnLeft',
  'digitise.turnRight',
  'digitise.turnHalf',
  'digitise.level',
  'digitise.crop',
  'digitise.split',
  'digitise.join',
  'digitise.compare',
  'digitise.resetFound',
  'digitise.resetScan',
];

/** Verdict, findings, tools and facts of the page on the desk. */
export function PageSide({ page }: { readonly page: PageDetail }) {
  const { say, explain } = useWords();
  return (
    // Scrolled by keys also while a tool has put its buttons out of use.
    <div className="page-side" role="region" aria-label={say('digitise.aboutPage')} tabIndex={0}>
      <section aria-label={say('digitise.verdict')}>
        <h2>{say('digitise.verdict')}</h2>
        <div className="ui-row">
          <Mark tone={CHECK_TONES[page.checkState]}>{say(`digitise.state.${page.checkState}`)}</Mark>
          {page.blankness === 'blank' || page.blankness === 'look' ? (
            <Mark tone={page.blankness === 'blank' ? 'info' : 'warn'}>{say(`digitise.state.${page.blankness}`)}</Mark>
          ) : null}
        </div>
        {page.checkReason ? <p className="selectable">{page.checkReason}</p> : null}
        <Actions ids={page.checkState === 'rescan' ? JUDGE_AGAIN : JUDGE} />
      </section>
      <section aria-label={say('digitise.findings')}>
        <h2>{say('digitise.findings')}</h2>
        {page.findings.length === 0 ? (
          <p className="muted">{say(page.foundRecipe === null ? 'digitise.pageNotLooked' : 'digitise.noFindings')}</p>
        ) : null}
        <ul className="finding-list">
          {page.findings.map((finding, index) => {
            const { what, remedy } = explain(finding);
            return (
              <li key={`${finding.code}:${index}`} className="selectable">
                <Mark tone={TONES[finding.severity]}>{say(`digitise.severity.${finding.severity}`)}</Mark>
                <p>{what}</p>
                <p className="muted">{remedy}</p>
              </li>
            );
          })}
        </ul>
      </section>
      <section aria-label={say('digitise.tools')}>
        <h2>{say('digitise.tools')}</h2>
        <Actions ids={CHANGE} />
      </section>
      <Facts page={page} />
      <RescanHistory page={page} />
    </div>
  );
}

function Actions({ ids }: { readonly ids: readonly string[] }) {
  const { say } = useWords();
  const table = useActionTable();
  return (
    <div className="action-list">
      {ids.map((id) => {
        const action = table.find((one) => one.id === id);
        return action ? (
          <Button key={id} disabled={!action.enabled} onPress={() => runAction(id)}>
            <span>{say(`action.${id}`)}</span>
            {action.keys ? <Keys keys={action.keys} /> : null}
          </Button>
        ) : null;
      })}
    </div>
  );
}

function Facts({ page }: { readonly page: PageDetail }) {
  const { say, number } = useWords();
  const { facts, recipe } = page;
  const rows: readonly (readonly [string, string])[] = [
    [say('digitise.fact.scan'), say('digitise.px', { width: facts.width, height: facts.height })],
    [
      say('digitise.fact.dpi'),
      `${number(facts.dpiX)}${facts.dpiX === facts.dpiY ? '' : ` × ${number(facts.dpiY)}`} dpi (${say(`digitise.dpi.${facts.dpiOrigin}`)})`,
    ],
    [say('digitise.fact.colour'), `${say(`digitise.colour.${facts.colour}`)}, ${facts.bitDepth} bit`],
    [say('digitise.fact.paper'), page.paper ?? say('digitise.fact.paperOther')],
    [say('digitise.fact.turn'), `${recipe.turn}°`],
    [say('digitise.fact.skew'), `${number(recipe.skew, 2)}°`],
    [
      say('digitise.fact.crop'),
      recipe.crop ? say('digitise.px', { width: page.width, height: page.height }) : say('digitise.fact.none'),
    ],
    [say('digitise.fact.ocr'), page.ocr === null ? say('digitise.fact.none') : say(`digitise.ocr.${page.ocr}`)],
  ];
  return (
    <section aria-label={say('digitise.facts')}>
      <h2>{say('digitise.facts')}</h2>
      <dl className="fact-list selectable">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
