import type { Role } from '../../shared/contract/roles.ts';
import { Notice } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { useRole } from './use-role.ts';

/** Why what stands here can only be looked at; nothing for a person with the role. */
export function NeedsRole({ role }: { readonly role: Role }) {
  const { say } = useWords();
  if (useRole(role)) return null;
  return <Notice tone="info" title={say('app.needsRole', { role: say(`role.${role}`) })} />;
}
