/** One indirect object: its text, or a stream with its dictionary's entries (without /Length). */
export type PdfObject = string | { readonly dict: string; readonly stream: Uint8Array | string };

/** A PDF of the given objects, numbered from 1; object 1 is the catalogue. `trailer` adds entries to the trailer. */
export function buildPdf(objects: readonly PdfObject[], options: { trailer?: string; version?: string } = {}): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const push = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part);
    parts.push(bytes);
    length += bytes.length;
  };
  push(`%PDF-${options.version ?? '1.7'}\n%\xe2\xe3\xcf\xd3\n`);
  objects.forEach((object, i) => {
    offsets.push(length);
    push(`${i + 1} 0 obj\n`);
    if (typeof object === 'string') push(object);
    else {
      const body = typeof object.stream === 'string' ? Buffer.from(object.stream, 'latin1') : object.stream;
      push(`<< ${object.dict} /Length ${body.length} >>\nstream\n`);
      push(body);
      push('\nendstream');
    }
    push('\nendobj\n');
  });
  const xref = length;
  push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`);
  push(offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join(''));
  push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${options.trailer ?? ''} >>\nstartxref\n${xref}\n%%EOF\n`);
  return Buffer.concat(parts, length);
}

/** One page for `pdfOfPages`. */
export interface PageSpec {
  /** Points. */
  readonly size?: readonly [number, number];
  readonly rotate?: number;
  readonly content: string;
  /** XObjects by resource name. */
  readonly xobjects?: Readonly<Record<string, PdfObject>>;
  /** Further entries of the page dictionary. */
  readonly extra?: string;
}

export const A5: readonly [number, number] = [420, 595];

/** A PDF of whole pages; every page has Helvetica as /F. */
export function pdfOfPages(pages: readonly PageSpec[], catalogue = '', trailer?: string): Buffer {
  const objects: PdfObject[] = [`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`, '', FONT];
  const kids: string[] = [];
  for (const page of pages) {
    const [width, height] = page.size ?? A5;
    objects.push({ dict: '', stream: page.content });
    const content = objects.length;
    const names = Object.entries(page.xobjects ?? {}).map(([name, object]) => {
      objects.push(object);
      return `/${name} ${objects.length} 0 R`;
    });
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${content} 0 R ` +
        `${page.rotate === undefined ? '' : `/Rotate ${page.rotate} `}${page.extra ?? ''} ` +
        `/Resources << /Font << /F 3 0 R >> /XObject << ${names.join(' ')} >> >> >>`,
    );
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  return buildPdf(objects, trailer === undefined ? {} : { trailer });
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** A page whose one image `image` fills it; `more` is drawn after it. */
export function scanPage(
  image: PdfObject,
  options: Partial<PageSpec> & { more?: string; matrix?: string } = {},
): PageSpec {
  const [width, height] = options.size ?? A5;
  const matrix = options.matrix ?? `${width} 0 0 ${height} 0 0`;
  return { ...options, content: `q ${matrix} cm /I Do Q ${options.more ?? ''}`, xobjects: { I: image } };
}

/** An image XObject. `entries` hold filter and colour space. */
export function imageObject(width: number, height: number, entries: string, stream: Uint8Array): PdfObject {
  return { dict: `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${entries}`, stream };
}
