import { describe, expect, it } from 'vitest';
import { listAudit, verifyAudit } from '../../../electron/engine/audit/index.ts';
import { change } from '../../../electron/engine/workspace/index.ts';
import { newWorkspace } from '../../support/workspace.ts';

describe('the audit chain', () => {
  it('records a change with its values and verifies', async () => {
    const ws = await newWorkspace();
    change(ws, { action: 'workspace/agency', subject: 'setting:a', before: null, after: { v: 1 } }, () =>
      ws.db.prepare(`INSERT INTO setting VALUES ('a', '1')`).run(),
    );
    expect(listAudit(ws.db, { limit: 1 })).toMatchObject([
      { action: 'workspace/agency', who: 'test', after: { v: 1 } },
    ]);
    expect(verifyAudit(ws.db)).toMatchObject({ entries: 2, findings: [] });
  });

  it('records nothing when the change fails', async () => {
    const ws = await newWorkspace();
    expect(() =>
      change(ws, { action: 'workspace/agency', subject: 'x' }, () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(verifyAudit(ws.db).entries).toBe(1);
  });

  it('finds an edited, a removed and a re-linked entry', async () => {
    const ws = await newWorkspace();
    for (let i = 0; i < 5; i += 1) change(ws, { action: 'page/check', subject: `s:${i}` }, () => undefined);
    ws.db.exec('DROP TRIGGER audit_is_append_only_update; DROP TRIGGER audit_is_append_only_delete');
    ws.db.exec(`UPDATE audit SET subject = 's:9' WHERE seq = 3`);
    expect(verifyAudit(ws.db).findings.map((finding) => finding.code)).toEqual(['audit/entry-changed']);
    ws.db.exec(`DELETE FROM audit WHERE seq = 3`);
    expect(verifyAudit(ws.db).findings.map((finding) => finding.code)).toEqual([
      'audit/entry-missing',
      'audit/chain-broken',
    ]);
  });

  it('cannot be edited through SQL by accident', async () => {
    const ws = await newWorkspace();
    expect(() => ws.db.exec(`UPDATE audit SET who = 'x'`)).toThrow('append-only');
    expect(() => ws.db.exec(`DELETE FROM audit`)).toThrow('append-only');
  });
});
