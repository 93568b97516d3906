import { useQuery } from '@tanstack/react-query';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { shell } from '../../bridge/index.ts';
import { usePlan } from './plan.ts';

/** The key file to sign with: the one chosen here, else the one this person used last, else null. */
export function useKey(): ChosenPath | null {
  const { key } = usePlan();
  const recent = useQuery({
    queryKey: ['shell', 'keys/recent'],
    queryFn: () => shell('keys/recent', {}),
    staleTime: 0,
    enabled: key === null,
  });
  return key ?? recent.data?.[0] ?? null;
}
