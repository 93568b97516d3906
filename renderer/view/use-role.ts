import type { Role } from '../../shared/contract/roles.ts';
import { useRead } from '../bridge/index.ts';

/** Whether the acting person has a role. The engine decides in the end; this only spares a person a refusal. */
export function useRole(role: Role): boolean {
  return useRead('workspace/state', {}).data?.roles.includes(role) ?? false;
}
