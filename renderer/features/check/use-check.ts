import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AppError } from '../../../shared/contract/app-error.ts';
import { CHECK_AT_ONCE } from '../../../shared/contract/commands/rules.ts';
import type { CheckedFile, CheckPurpose } from '../../../shared/contract/reports/rules.ts';
import { call } from '../../bridge/index.ts';
import { createWorkspaceStore } from '../../view/index.ts';

/** What has come of a check that is still going on, so that it can be shown meanwhile. */
const useSoFar = createWorkspaceStore<{ readonly key: string; readonly files: readonly CheckedFile[] }>(() => ({
  key: '',
  files: [],
}));

export interface CheckState {
  readonly checked: ReadonlyMap<string, CheckedFile>;
  /** False while files are being looked at for the first time. */
  readonly complete: boolean;
  readonly error: AppError | null;
}

const NONE: ReadonlyMap<string, CheckedFile> = new Map();

/**
 * Checks files, some at a time one after the other, so that the engine answers others in between; again whenever something the
 * check is made of has changed. `first` is looked at before the rest.
 */
export function useCheck(files: readonly string[], purpose: CheckPurpose, first: string | null): CheckState {
  const key = JSON.stringify([purpose, files]);
  const query = useQuery<ReadonlyMap<string, CheckedFile>, AppError>({
    // By the command's name the engine's changes reach it.
    queryKey: ['rules/check', { purpose, files }],
    queryFn: async ({ signal }) => {
      const order = first !== null && files.includes(first) ? [first, ...files.filter((one) => one !== first)] : files;
      const done: CheckedFile[] = [];
      useSoFar.setState({ key, files: [] });
      for (let at = 0; at < order.length; at += CHECK_AT_ONCE) {
        done.push(...(await call('rules/check', { files: order.slice(at, at + CHECK_AT_ONCE), purpose })));
        signal.throwIfAborted();
        useSoFar.setState({ key, files: [...done] });
      }
      return byCode(done);
    },
    enabled: files.length > 0,
  });
  const soFar = useSoFar();
  // The same map as long as nothing new has come: what is made of it is made anew only then.
  const partly = useMemo(
    () => (soFar.key === key && soFar.files.length > 0 ? byCode(soFar.files) : NONE),
    [soFar, key],
  );
  if (query.data) return { checked: query.data, complete: true, error: query.error };
  return {
    checked: partly,
    complete: files.length === 0,
    error: query.error,
  };
}

function byCode(files: readonly CheckedFile[]): ReadonlyMap<string, CheckedFile> {
  return new Map(files.map((file) => [file.code, file]));
}
