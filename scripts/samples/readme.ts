import type { SampleTruth } from './truth.ts';

/** The papers of the sample folder: source, licence and purpose of each file. */
export function readme(truth: SampleTruth): string {
  const rows = truth.sources.map((source) => {
    const document = truth.documents.find((one) => one.pages.some((page) => page.file === source.file));
    const key = document ? `${document.folder} / ${document.ordinal}. ${document.key}` : '';
    return `| \`${source.file}\` | ${source.pages.length} | ${source.pages[0]!.dpi} | ${key} | ${source.purpose} |`;
  });
  const pages = truth.sources.reduce((sum, source) => sum + source.pages.length, 0);
  return `# Sample scans

One archive box as a scanning station would leave it: ${truth.files.length} files (hồ sơ), ${truth.documents.length} documents, ${truth.sources.length} computer files, ${pages} pages.

- **Source.** Written, typeset and worn by \`node scripts/samples/make.ts\`; the same code gives the same bytes. The layout
  follows Nghị định 30/2020/NĐ-CP, Annex I (papers before 2010: the forms of their time). The type is Liberation Serif
  (\`resources/fonts\`). Agencies, places and persons are invented; any likeness is chance.
- **Licence.** CC0 1.0: use them for anything.
- **Truth.** \`truth.json\`: for every page its lines in reading order with boxes in px (turned upright, levelled), the turn and
  skew, blank or not, what is written by hand; for every document and file what an archivist would type
  (keys of \`shared/model\`). Words on seals are not part of the text.

| file | pages | dpi | document | purpose |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
