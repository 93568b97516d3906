import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '../../../shared/contract/app-error.ts';
import type { PackageKind } from '../../../shared/model/package-shapes.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import {
  digestEntry,
  openTree,
  readBytes,
  subTree,
  topNames,
  type PackageTree,
} from '../../../electron/engine/archive/index.ts';
import {
  nameBasedUuid,
  schemaSet,
  writePackage,
  type DocumentSpec,
  type PackageSpec,
} from '../../../electron/engine/package/index.ts';
import { readXmlTree, validateXsd, type XmlNode } from '../../../electron/engine/xml/index.ts';
import { FILE_CODE, sampleSpec, type SampleSpec } from '../../support/packages/sample-spec.ts';
import { all, attribute, one } from '../../support/packages/xml-query.ts';

const UUID = '9C13E70E-5B0F-4F0A-9D4A-3F1C9B2A7E11';
const KINDS: readonly PackageKind[] = ['sip-hoso', 'aip-hoso', 'eark-sip'];

let folder: string;
let opened: PackageTree[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-package-'));
});
afterEach(async () => {
  for (const tree of opened) await tree.close();
  opened = [];
  await rm(folder, { recursive: true, force: true });
});

async function packed(spec: PackageSpec): Promise<PackageTree> {
  const { path, folder: root } = await writePackage(spec, { folder: join(folder, 'out'), form: 'zip' }, silentTask());
  const tree = await openTree(path);
  opened.push(tree);
  expect(topNames(tree)).toEqual([root]);
  return subTree(tree, root);
}

async function xml(tree: PackageTree, path: string): Promise<XmlNode> {
  return readXmlTree(await readBytes(tree, path, 10_000_000), path);
}

function spec(kind: PackageKind, documents = 3): Promise<SampleSpec> {
  return sampleSpec(kind, join(folder, 'in'), documents);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'accepted',
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );
}

describe.each(KINDS)('a package of kind %s', (kind) => {
  it('is valid by the schemas it carries, file by file', async () => {
    const tree = await packed(await spec(kind));
    for (const path of tree.entries.keys()) {
      if (!path.endsWith('.xml')) continue;
      const subject = /METS\.xml$/.test(path)
        ? 'mets'
        : /premis/i.test(path)
          ? 'premis'
          : /ead3\.xml$/.test(path)
            ? 'ead3'
            : /EAD\.xml$/.test(path)
              ? 'file'
              : 'text';
      expect(await validateXsd(await readBytes(tree, path, 1e6), await schemaSet(kind, subject), path)).toEqual([]);
    }
  });

  it('names every file exactly once, with its size and digest', async () => {
    const tree = await packed(await spec(kind));
    const named: string[] = ['METS.xml'];
    for (const base of ['', 'representations/rep1/']) {
      const mets = await xml(tree, `${base}METS.xml`);
      for (const place of [...all(mets, 'mdRef'), ...all(mets, 'file')]) {
        const locator = place.name === 'file' ? one(place, 'FLocat') : place;
        const path = base + decodeURIComponent(attribute(locator, 'href'));
        named.push(path);
        const { size, digests } = await digestEntry(tree, path);
        expect(attribute(place, 'SIZE')).toBe(String(size));
        expect(attribute(place, 'CHECKSUM')).toBe(digests['sha256']);
        expect(attribute(place, 'CHECKSUMTYPE')).toBe('SHA-256');
      }
    }
    expect(named.sort()).toEqual([...tree.entries.keys()].sort());
  });

  it('resolves every reference inside its METS files and repeats no id', async () => {
    const tree = await packed(await spec(kind));
    for (const path of ['METS.xml', 'representations/rep1/METS.xml']) {
      const nodes = all(await xml(tree, path), null);
      const ids = nodes.flatMap((node) => node.attributes.get('ID') ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^(uuid|ID)-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
      for (const node of nodes)
        for (const key of ['FILEID', 'DMDID', 'ADMID', '{http://www.w3.org/1999/xlink}title']) {
          const value = node.attributes.get(key);
          if (value !== undefined) expect(ids).toEqual(expect.arrayContaining(value.split(' ')));
        }
    }
  });

  it('has the same bytes when it is made again, and the same files as a folder', async () => {
    const made = await spec(kind);
    const first = await writePackage(
      made,
      { folder: join(folder, 'a'), form: 'zip', digests: ['sha256'] },
      silentTask(),
    );
    const second = await writePackage(
      made,
      { folder: join(folder, 'b'), form: 'zip', digests: ['sha256'] },
      silentTask(),
    );
    expect(second.digests).toEqual(first.digests);
    const asFolder = await writePackage(made, { folder: join(folder, 'c'), form: 'folder' }, silentTask());
    const zip = await openTree(first.path);
    const tree = await openTree(asFolder.path);
    opened.push(zip);
    for (const path of tree.entries.keys())
      expect(await digestEntry(tree, path)).toEqual(await digestEntry(zip, `${first.folder}/${path}`));
    expect(zip.entries.size).toBe(tree.entries.size);
  });
});

describe('SIP_hoso', () => {
  it('is named by its ordinal in the round and its id, the folder by its id alone', async () => {
    const { path, folder: root } = await writePackage(await spec('sip-hoso'), { folder, form: 'zip' }, silentTask());
    expect(path.endsWith(`/1uuid-${UUID}.zip`)).toBe(true);
    expect(root).toBe(`uuid-${UUID}`);
  });

  it('has the header the annex asks for', async () => {
    const tree = await packed(await spec('sip-hoso'));
    const root = await xml(tree, 'METS.xml');
    expect(attribute(root, 'OBJID')).toBe(`uuid-${UUID}`);
    expect(attribute(root, 'TYPE')).toBe('Mixed');
    expect(attribute(root, 'PROFILE')).toBe('https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml');
    expect(attribute(one(root, 'metsHdr'), 'CREATEDATE')).toBe('2026-06-12T11:45:37.690+07:00');
    expect(attribute(one(root, 'metsHdr'), 'OAISPACKAGETYPE')).toBe('SIP');
    expect(attribute(one(root, 'agent'), 'OTHERTYPE')).toBe('SOFTWARE');
    expect(one(root, 'altRecordID').text).toBe('NL.HK.2026.01');
    const rep = await xml(tree, 'representations/rep1/METS.xml');
    expect(attribute(rep, 'OBJID')).toBe(`uuid-${nameBasedUuid(UUID, 'representations/rep1')}`);
    expect(one(rep, 'agent').attributes.get('TYPE')).toBe('ORGANIZATION');
    expect(one(one(rep, 'agent'), 'note').text).toBe('H49.64.33');
    expect(all(rep, 'amdSec')).toEqual([]);
  });

  it('joins every document with its metadata in the structural map', async () => {
    const tree = await packed(await spec('sip-hoso', 5));
    const rep = await xml(tree, 'representations/rep1/METS.xml');
    const top = one(one(rep, 'structMap'), 'div');
    expect(attribute(top, 'TYPE')).toBe('ORIGINAL');
    const joins = all(rep, 'div').filter((div) => div.attributes.get('LABEL') === 'MetadataLink/File');
    const seen = joins.map((join) => {
      const dmd = all(rep, 'dmdSec').find((section) => section.attributes.get('ID') === attribute(join, 'DMDID'))!;
      const file = all(rep, 'file').find((f) => f.attributes.get('ID') === attribute(one(join, 'fptr'), 'FILEID'))!;
      return [attribute(one(dmd, 'mdRef'), 'href'), attribute(one(file, 'FLocat'), 'href')];
    });
    expect(seen).toEqual(
      [1, 2, 3, 4, 5].map((i) => [`metadata/descriptive/EAD_doc_${FILE_CODE}.${i}.xml`, `data/${FILE_CODE}.${i}.pdf`]),
    );
  });

  it('writes the fields in the order of the frame, escaped and in NFC', async () => {
    const tree = await packed(await spec('sip-hoso'));
    const file = await xml(tree, 'metadata/descriptive/EAD.xml');
    expect(file.name).toBe('simpledc');
    expect(file.children.map((child) => child.name)).toHaveLength(18);
    expect(file.children[0]).toMatchObject({ name: 'fileCode', text: FILE_CODE });
    const document = await xml(tree, `representations/rep1/metadata/descriptive/EAD_doc_${FILE_CODE}.2.xml`);
    expect(document.children).toHaveLength(21);
    expect(one(document, 'subject').text).toBe('Về việc kiện toàn Ban Chỉ đạo <lần thứ 2> & phân công nhiệm vụ');
  });

  it('carries the attachments of a document and points to them from its join', async () => {
    const base = await spec('sip-hoso', 1);
    await writeFile(join(folder, 'phụ lục.xlsx'), 'rows');
    const attachment = {
      path: join(folder, 'phụ lục.xlsx'),
      name: 'phụ lục.xlsx',
      mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      puid: 'fmt/214',
    };
    const tree = await packed({ ...base, documents: [{ ...base.documents[0]!, attachments: [attachment] }] });
    const rep = await xml(tree, 'representations/rep1/METS.xml');
    const link = all(rep, 'div').find((div) => div.attributes.get('LABEL') === 'AttachmentFile')!;
    const file = all(rep, 'file').find((f) => f.attributes.get('ID') === attribute(one(link, 'fptr'), 'FILEID'))!;
    expect(attribute(one(file, 'FLocat'), 'href')).toBe('data/ph%E1%BB%A5%20l%E1%BB%A5c.xlsx');
    expect(tree.entries.has('representations/rep1/data/phụ lục.xlsx')).toBe(true);
  });
});

describe('a package with pictures and recordings', () => {
  it.each(['sip-hoso', 'aip-hoso'] as const)('describes each by the form of its kind in %s', async (kind) => {
    const base = await spec(kind, 3);
    const [text, picture, media] = base.documents as [DocumentSpec, DocumentSpec, DocumentSpec];
    const docCode = `${FILE_CODE}.0000002`;
    const tree = await packed({
      ...base,
      documents: [
        text,
        {
          ...picture,
          kind: 'picture',
          name: 'ảnh.jpg',
          mime: 'image/jpeg',
          fields: { docCode, typePic: '02', mode: '01' },
        },
        {
          ...media,
          kind: 'media',
          name: 'băng.mp3',
          mime: 'audio/mpeg',
          fields: { docCode, typeMedia: '01', mode: '01' },
        },
      ],
    });
    for (const [path, subject] of [
      ['EAD_pic_ảnh.xml', 'picture'],
      ['EAD_media_băng.xml', 'media'],
    ] as const) {
      const bytes = await readBytes(tree, `representations/rep1/metadata/descriptive/${path}`, 1e6);
      expect(await validateXsd(bytes, await schemaSet(kind, subject), path)).toEqual([]);
    }
    const wrong = { ...picture, kind: 'picture', fields: { docCode, typePic: '09', mode: '01' } } as const;
    expect(await refusal(packed({ ...base, documents: [text, wrong, media] }))).toBe('package/fields-invalid');
  });
});

describe('AIP_hoso', () => {
  it('is named by fonds code and UUID, colons turned to underscores in the folder', async () => {
    const made = await spec('aip-hoso');
    const named = await writePackage(made, { folder, form: 'zip' }, silentTask());
    expect(named.objid).toBe(`urn:H49.64.33:uuid:${UUID}`);
    expect(named.folder).toBe(`urn_H49.64.33_uuid_${UUID}`);
    const odd = await writePackage({ ...made, fondsCode: 'Phông số 1/a' }, { folder, form: 'zip' }, silentTask());
    expect(odd.objid).toBe(`urn:uuid:${UUID}`);
  });

  it('derives the archive codes and the ordinal of each document', async () => {
    const tree = await packed(await spec('aip-hoso'));
    const code = `001.03.08.${FILE_CODE}`;
    expect(one(await xml(tree, 'metadata/descriptive/EAD.xml'), 'arcFileCode').text).toBe(code);
    const document = await xml(tree, `representations/rep1/metadata/descriptive/EAD_doc_${FILE_CODE}.3.xml`);
    expect(one(document, 'arcFileCode').text).toBe(code);
    expect(one(document, 'docOrdinal').text).toBe('3');
    expect(document.children).toHaveLength(19);
  });

  it('keeps fixity, size and format of every file in PREMIS, under its METS id', async () => {
    const tree = await packed(await spec('aip-hoso'));
    const premis = await xml(tree, 'representations/rep1/metadata/preservation/PREMIS_rep1.xml');
    const rep = await xml(tree, 'representations/rep1/METS.xml');
    const files = all(premis, 'object').filter((object) => attribute(object, 'type') === 'file');
    expect(files).toHaveLength(3);
    for (const object of files) {
      const id = one(object, 'objectIdentifierValue').text;
      const file = all(rep, 'file').find((f) => f.attributes.get('ID') === id)!;
      expect(one(object, 'messageDigest').text).toBe(attribute(file, 'CHECKSUM'));
      expect(one(object, 'size').text).toBe(attribute(file, 'SIZE'));
      expect(one(object, 'formatRegistryKey').text).toBe('fmt/477');
    }
  });

  it('tells of digitisation and of its making with the two event types the annex fixes', async () => {
    const tree = await packed(await spec('aip-hoso'));
    const rep = await xml(tree, 'representations/rep1/metadata/preservation/PREMIS_rep1.xml');
    expect(all(rep, 'eventType').map((node) => node.text)).toEqual(['transfer', 'normalization']);
    const root = await xml(tree, 'metadata/preservation/PREMIS.xml');
    expect(all(root, 'eventType').map((node) => node.text)).toEqual(['information package creation']);
    expect(all(root, 'linkingObjectRole').map((node) => node.text)).toEqual(['source', 'outcome']);
  });
});

describe('an E-ARK SIP', () => {
  it('leads from every item of the finding aid to its file', async () => {
    const tree = await packed(await spec('eark-sip'));
    const ead = await xml(tree, 'metadata/descriptive/ead3.xml');
    const hrefs = all(ead, 'dao').map((dao) => attribute(dao, 'href'));
    expect(hrefs).toHaveLength(3);
    for (const href of hrefs)
      expect(tree.entries.has(decodeURIComponent(href.replace(/^\.\.\/\.\.\//, '')))).toBe(true);
  });
});

describe('writePackage refuses', () => {
  it('a source that is not what was recorded', async () => {
    const made = await spec('sip-hoso');
    await writeFile(join(folder, 'in', '2.pdf'), 'something else');
    const out = join(folder, 'out');
    expect(await refusal(writePackage(made, { folder: out, form: 'zip' }, silentTask()))).toBe(
      'package/source-changed',
    );
    expect(await refusal(writePackage(made, { folder: out, form: 'folder' }, silentTask()))).toBe(
      'package/source-changed',
    );
    expect(await readdir(out)).toEqual([]);
  });

  it('a source that is gone', async () => {
    const made = await spec('sip-hoso');
    await rm(join(folder, 'in', '2.pdf'));
    expect(await refusal(packed(made))).toBe('disk/not-found');
  });

  it('counts that do not agree', async () => {
    const made = await spec('sip-hoso');
    const { fields } = made.file;
    expect(await refusal(packed({ ...made, file: { fields: { ...fields, totalDoc: '4' } } }))).toBe(
      'package/count-mismatch',
    );
    const documents = { count: 4, read: () => made.documents };
    expect(await refusal(packed({ ...made, documents }))).toBe('package/count-mismatch');
    expect(await refusal(packed({ ...made, documents: [] }))).toBe('package/count-mismatch');
  });

  it('fields that break the rules, with all of them listed', async () => {
    const made = await spec('sip-hoso');
    const fields = { ...made.file.fields, title: '', maintenance: '99' };
    const error = await packed({ ...made, file: { fields } }).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(isAppError(error, 'package/fields-invalid') && error.details.map((detail) => detail.code)).toEqual([
      'efile/field-missing',
      'efile/field-not-in-list',
    ]);
  });

  it('a format that is not accepted, two documents of one name, a UUID that is none', async () => {
    const made = await spec('sip-hoso', 2);
    const withNames = (a: string, b: string) =>
      packed({ ...made, documents: made.documents.map((document, i) => ({ ...document, name: i === 0 ? a : b })) });
    expect(await refusal(withNames('a.pdf', 'b.exe'))).toBe('package/format-not-accepted');
    expect(await refusal(withNames('a.pdf', 'A.PDF'))).toBe('package/name-clash');
    expect(await refusal(withNames('a.pdf', 'a.docx'))).toBe('package/name-clash');
    expect(await refusal(withNames('a.pdf', '../b.pdf'))).toBe('package/unsafe-name');
    expect(await refusal(packed({ ...made, uuid: 'x' }))).toBe('package/bad-uuid');
  });

  it('to go on when it is asked to stop, and leaves nothing', async () => {
    const stop = new AbortController();
    const made = await spec('sip-hoso');
    const task = { signal: stop.signal, report: () => stop.abort() };
    const out = join(folder, 'out');
    expect(await refusal(writePackage(made, { folder: out, form: 'zip' }, task))).toBe('internal/cancelled');
    expect(await readdir(out)).toEqual([]);
  });
});
