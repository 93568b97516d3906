import type { VerifyReport } from '../../../shared/contract/reports/verify.ts';
import { useRead } from '../../bridge/index.ts';
import { Button, Notice } from '../../ui/index.ts';
import { go } from '../../view/index.ts';
import { useWords } from '../../words/index.ts';

/** What verification says of a chain when no root certificate is known. */
export const NO_ANCHORS = 'signing/chain-no-anchors';

/** Without a root certificate no chain can be judged: say so before the person wonders. */
export function NoAnchors() {
  const { say } = useWords();
  return useHasAnchors() === false ? (
    <Notice tone="info" title={say('receive.noAnchors')} actions={<ToTrust />}>
      {say('receive.noAnchorsDo')}
    </Notice>
  ) : null;
}

/** Of a result: that its chains could not be judged for want of a root certificate, once for all its signatures. */
export function NotJudged({ report }: { readonly report: VerifyReport }) {
  const { say, number } = useWords();
  const hasAnchors = useHasAnchors();
  const count = report.signatures.filter((one) => one.chain.reason === NO_ANCHORS).length;
  if (count === 0) return null;
  return (
    <Notice
      tone={hasAnchors ? 'info' : 'warn'}
      title={say('receive.notJudged', { count: number(count) })}
      actions={hasAnchors ? null : <ToTrust />}
    >
      {say(hasAnchors ? 'receive.anchorsNow' : 'receive.notJudgedDo')}
    </Notice>
  );
}

function ToTrust() {
  const { say } = useWords();
  return <Button onPress={() => go('settings', { part: 'trust' })}>{say('receive.toTrust')}</Button>;
}

/** Undefined until it is known. */
function useHasAnchors(): boolean | undefined {
  return useRead('trust/list', {}).data?.some((item) => item.kind === 'anchor');
}
