import { useQuery } from '@tanstack/react-query';
import type { ChosenPath } from '../../../shared/contract/shell.ts';
import { shell } from '../../bridge/index.ts';
import { outName, type Planned } from './plan.ts';

/** Where the transfer will be written: a folder of its own inside the chosen one; null while none is chosen. */
export function useOut({ folder, round }: Planned): ChosenPath | null {
  const asked = useQuery({
    queryKey: ['shell', 'path/inside', folder?.token, round],
    queryFn: () => shell('path/inside', { folder: folder?.token ?? '', name: outName(round) }),
    enabled: folder !== null && round !== '',
  });
  return folder === null ? null : (asked.data ?? null);
}
