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

/** Where root certificates come from: of the workspace, or files chosen beside the result. */
export type AnchorSource = 'workspace' | { readonly known: boolean };

/** Of a result: that its chains could not be judged for want of a root certificate, once for all its signatures. */
export function NotJudged({ report, anchors }: { readonly report: VerifyReport; readonly anchors: AnchorSource }) {
  const { say, number } = useWords();
  const kept = useHasAnchors(anchors === 'workspace');
  const known = anchors === 'workspace' ? kept : anchors.known;
  const count = report.signatures.filter((one) => one.chain.reason === NO_ANCHORS).length;
  if (count === 0) return null;
  return (
    <Notice
      tone={known ? 'info' : 'warn'}
      title={say('receive.notJudged', { count: number(count) })}
      actions={known || anchors !== 'workspace' ? null : <ToTrust />}
    >
      {say(known ? 'receive.anchorsNow' : anchors === 'workspace' ? 'receive.notJudgedDo' : 'receive.notJudgedHere')}
    </Notice>
  );
}

function ToTrust() {
  const { say } = useWords();
  return <Button onPress={() => go('settings', { part: 'trust' })}>{say('receive.toTrust')}</Button>;
}

/** Undefined until it is known. */
function useHasAnchors(enabled = true): boolean | undefined {
  return useRead('trust/list', {}, { enabled }).data?.some((item) => item.kind === 'anchor');
}
