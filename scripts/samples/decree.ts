import { AREA, type Flow } from './flow.ts';
import type { Paper, Run } from './paper.ts';
import { signature } from './pen.ts';

/** Left and right column of the head and of the signature block (NĐ 30/2020 Annex I, layout diagram). */
const WIDE = AREA.right - AREA.left;
export const LEFT = AREA.left + 0.21 * WIDE;
export const RIGHT = AREA.right - 0.3 * WIDE;

export interface Head {
  /** The superior agency, upright capitals; empty for none. */
  readonly parent: readonly string[];
  /** The issuing agency, bold capitals, one entry per printed line. */
  readonly issuer: readonly string[];
  readonly number: readonly Run[] | string;
  /** Lines of the "V/v" abstract of a công văn (cell 5b). */
  readonly regarding?: readonly string[];
  /** Older papers spell "CỘNG HOÀ". */
  readonly country?: string;
  readonly placeDate: readonly Run[] | string;
  /** KHẨN, THƯỢNG KHẨN, HỎA TỐC in red (cell 10b). */
  readonly urgency?: string;
}

export const COUNTRY = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';

/** Prints cells 1 to 4, 5b and 10b and leaves the flow under them. */
export function head(flow: Flow, parts: Head): void {
  const { paper } = flow;
  const top = flow.style.area.top + 13;
  let y = top;
  for (const line of parts.parent) {
    paper.line(line, LEFT, y, 13, { align: 'centre' });
    y += 15.5;
  }
  let edges: [number, number] = [LEFT, LEFT];
  for (const line of parts.issuer) {
    edges = paper.line(line, LEFT, y, 13, { align: 'centre', face: 'bold' });
    y += 15.5;
  }
  const long = (edges[1] - edges[0]) / 5;
  paper.rule(LEFT - long, LEFT + long, y - 10.6);
  const numberAt = Math.max(y + 9, top + 46);
  paper.line(parts.number, LEFT, numberAt, 13, { align: 'centre' });
  y = numberAt;
  for (const line of parts.regarding ?? []) {
    y += y === numberAt ? 20 : 14.5;
    paper.line(line, LEFT, y, 12.5, { align: 'centre' });
  }
  if (parts.urgency) {
    y += 34;
    urgencyMark(paper, parts.urgency, y);
  }
  paper.line(parts.country ?? COUNTRY, RIGHT, top, 12.6, { align: 'centre', face: 'bold' });
  const motto = paper.line('Độc lập - Tự do - Hạnh phúc', RIGHT, top + 16.5, 13.5, { align: 'centre', face: 'bold' });
  paper.rule(motto[0], motto[1], top + 21);
  paper.line(parts.placeDate, RIGHT, numberAt, 13.5, { align: 'centre', face: 'italic' });
  flow.y = y + 12;
}

/** The red frame of the urgency mark; KHẨN is 20 × 8 mm, THƯỢNG KHẨN 40 × 8, HỎA TỐC 30 × 8. */
function urgencyMark(paper: Paper, text: string, baseline: number): void {
  const wide = text === 'KHẨN' ? 57 : text === 'HỎA TỐC' ? 85 : 113;
  const { doc } = paper;
  doc
    .save()
    .fillColor('#c8102e')
    .strokeColor('#c8102e')
    .lineWidth(1.4)
    .rect(LEFT - wide / 2, baseline - 16.5, wide, 22.7)
    .stroke();
  paper.line(text, LEFT, baseline, 14, { align: 'centre', face: 'bold' });
  doc.restore();
}

/** Type and abstract of a typed document (cell 5a), with the short rule under it. */
export function title(flow: Flow, type: string, abstract: readonly string[]): void {
  const { paper } = flow;
  const x = (AREA.left + AREA.right) / 2;
  flow.y += 18;
  paper.line(type, x, flow.y, 14, { align: 'centre', face: 'bold' });
  for (const line of abstract) {
    flow.y += 18;
    paper.line(line, x, flow.y, 14, { align: 'centre', face: 'bold' });
  }
  paper.rule(x - 40, x + 40, flow.y + 7);
  flow.y += 14;
}

/** "Kính gửi" (cell 9a), one or several addressees. */
export function addressees(flow: Flow, to: readonly string[]): void {
  const { paper } = flow;
  flow.y += 22;
  if (to.length === 1) {
    paper.line(`Kính gửi: ${to[0]!}`, (AREA.left + AREA.right) / 2, flow.y, 14, { align: 'centre' });
  } else {
    const x = AREA.left + 105;
    paper.line('Kính gửi:', x, flow.y, 14);
    for (const line of to) {
      flow.y += 18;
      paper.line(`- ${line}`, x + 60, flow.y, 14);
    }
  }
  flow.y += 12;
}

export interface Closing {
  readonly recipients: readonly string[];
  /** Authority prefix and post, one entry per printed line. */
  readonly post: readonly string[];
  readonly name: string;
  readonly pen: number;
  /** Draws the seal; gets the centre of the signature in pt. */
  readonly seal?: (paper: Paper, x: number, y: number) => void;
}

/** "Nơi nhận" (9b) on the left, post, signature and name (7a-7c) on the right, at the same height. */
export function closing(flow: Flow, parts: Closing): void {
  const { paper } = flow;
  const tall = Math.max(parts.recipients.length * 13.2 + 20, parts.post.length * 17 + 104);
  flow.need(tall + 14);
  const top = flow.y + 22;
  paper.line('Nơi nhận:', AREA.left, top, 12, { face: 'bolditalic' });
  parts.recipients.forEach((line, index) => paper.line(line, AREA.left, top + (index + 1) * 13.2, 11));
  let y = top;
  for (const line of parts.post) {
    paper.line(line, RIGHT, y, 13.5, { align: 'centre', face: 'bold' });
    y += 17;
  }
  const nameAt = y + 78;
  paper.line(parts.name, RIGHT, nameAt, 14, { align: 'centre', face: 'bold' });
  signature(paper.doc, parts.pen, RIGHT + 8, nameAt - 36);
  parts.seal?.(paper, RIGHT - 36, nameAt - 44);
  flow.y = Math.max(nameAt, top + parts.recipients.length * 13.2) + 10;
}
