import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDemoKey } from '../../../electron/engine/signing/index.ts';
import { addTrust, listTrust, removeTrust, withTrustFiles } from '../../../electron/engine/trust/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { newWorkspace } from '../../support/workspace.ts';

const made = await makeDemoKey({
  organisation: 'UBND xã Thử',
  commonName: 'UBND xã Thử',
  passphrase: 'mật khẩu',
  validDays: 30,
  now: new Date('2026-06-12T04:45:37Z'),
});

describe('what a workspace trusts', () => {
  it('is taken from a file, named by its bytes, kept once and told with its name', async () => {
    const ws = await newWorkspace();
    const [root, crl] = [join(tempFolder(), 'root.pem'), join(tempFolder(), 'crl.pem')];
    writeFileSync(root, made.rootPem);
    writeFileSync(crl, made.crlPem);
    const added = await addTrust(ws, root, 'anchor');
    expect(added).toHaveLength(1);
    expect(added[0]?.certificate?.commonName).toBeTruthy();
    expect(await addTrust(ws, root, 'anchor')).toEqual([]);
    await addTrust(ws, crl, 'crl');
    expect(listTrust(ws).map((item) => item.kind)).toEqual(['anchor', 'crl']);
    const bytes = await withTrustFiles(ws, ({ anchors }) => Promise.resolve(readFileSync(anchors[0]!)));
    expect(readdirSync(ws.paths.scratch)).toEqual([]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(added[0]?.sha256);
  });

  it('keeps nothing of a file that is damaged in a part, and says what it is', async () => {
    const ws = await newWorkspace();
    const path = join(tempFolder(), 'two.pem');
    writeFileSync(path, `${made.rootPem}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`);
    await expect(addTrust(ws, path, 'anchor')).rejects.toMatchObject({
      code: 'signing/anchor-file-unreadable',
      params: { path },
    });
    expect(listTrust(ws)).toEqual([]);
  });

  it('is taken out again, and both stand in the journal', async () => {
    const ws = await newWorkspace();
    const path = join(tempFolder(), 'root.pem');
    writeFileSync(path, made.rootPem);
    const [item] = await addTrust(ws, path, 'anchor');
    removeTrust(ws, 'anchor', item!.sha256);
    expect(listTrust(ws)).toEqual([]);
    expect(() => removeTrust(ws, 'anchor', item!.sha256)).toThrow('disk/not-found');
    const actions = ws.db.prepare<[], { action: string }>(`SELECT action FROM audit WHERE action LIKE 'trust/%'`).all();
    expect(actions.map((row) => row.action)).toEqual(['trust/add', 'trust/remove']);
  });
});
