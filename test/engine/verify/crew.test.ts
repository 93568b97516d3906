import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Crew } from '../../../electron/engine/verify/crew/crew.ts';
import { signPdf } from '../../../electron/engine/signing/index.ts';
import { makePdf } from '../../support/pki/pdf.ts';
import { NOW } from '../../support/pki/pki.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { makePeople } from '../../support/transfer/people.ts';

it('workers see in the PDFs of a large package what is seen here in those of a small one', async () => {
  const people = makePeople();
  const folder = tempFolder();
  const [good, broken, none] = ['good.pdf', 'broken.pdf', 'none.pdf'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await makePdf(good, { pages: 2 });
  await signPdf(good, good, people.agency.signer(), { agencyName: 'Ủy ban', signingTime: NOW });
  const bytes = readFileSync(good);
  bytes[11] = bytes[11]! ^ 1;
  writeFileSync(broken, bytes);
  const anchors = [Buffer.from(people.root.pem)];
  const crew = new Crew({ anchors, crls: people.crls, now: NOW }, new AbortController().signal);
  try {
    const looks = await Promise.all(
      Array.from({ length: 20 }, () => [good, broken, none])
        .flat()
        .map((path) => crew.look(path, 'x.pdf')),
    );
    expect(looks[0]).toMatchObject({ facts: { pages: 2, signatures: 1 }, failures: [] });
    expect(looks[0]?.signatures[0]).toMatchObject({ integrity: { state: 'valid' }, chain: { state: 'valid' } });
    expect(looks[1]?.signatures[0]?.integrity.state).toBe('invalid');
    expect(looks[2]).toMatchObject({ facts: null, failures: [{ code: 'disk/not-found' }] });
    looks.forEach((look, index) => expect(look).toEqual(looks[index % 3]));
  } finally {
    await crew.close();
  }
});
