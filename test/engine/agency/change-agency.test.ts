import { beforeEach, describe, expect, it } from 'vitest';
import { changeAgency } from '../../../electron/engine/agency/index.ts';
import { listAudit, verifyAudit } from '../../../electron/engine/audit/index.ts';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { readFileRecord } from '../../../electron/engine/efile/index.ts';
import { actAs } from '../../../electron/engine/users/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { addFile } from '../../support/records.ts';
import { AGENCY, newWorkspace, reopen } from '../../support/workspace.ts';

let ws: Workspace;
beforeEach(async () => {
  ws = await newWorkspace();
});

const CHANGED = { ...AGENCY, agencyName: 'Ủy ban nhân dân xã Đông Hà Nam', agencyId: 'H99.77' };

describe('the agency of a workspace', () => {
  it('counts at once, for those signed in as well, is audited with what changed, and can be undone', async () => {
    const signedIn = actAs(ws, { id: 1, name: 'Lan' });
    expect(changeAgency(signedIn, CHANGED)).toEqual(CHANGED);
    expect(ws.agency).toEqual(CHANGED);
    expect(signedIn.agency).toEqual(CHANGED);
    const [entry] = listAudit(ws.db, { limit: 1 });
    expect(entry).toMatchObject({
      action: 'workspace/agency',
      who: 'Lan',
      before: { agencyName: AGENCY.agencyName, agencyId: AGENCY.agencyId },
      after: { agencyName: CHANGED.agencyName, agencyId: CHANGED.agencyId },
    });
    undo(ws);
    expect(signedIn.agency).toEqual(AGENCY);
    redo(ws);
    expect(verifyAudit(ws.db).findings).toEqual([]);
    const { root } = ws.paths;
    ws.close();
    expect((await reopen(root)).agency).toEqual(CHANGED);
  });

  it('leaves the codes that files have', () => {
    const file = addFile(ws, { documents: [] });
    const before = readFileRecord(ws, file.id).code;
    changeAgency(ws, CHANGED);
    expect(readFileRecord(ws, file.id).code).toBe(before);
  });

  it('is not changed by being given as it is', () => {
    changeAgency(ws, AGENCY);
    expect(listAudit(ws.db, { limit: 1, action: 'workspace/agency' })).toEqual([]);
  });
});
