import type { Workspace } from '../../electron/engine/workspace/index.ts';

/**
 * Rows of received files and their pages without bytes behind them, for tests of what is done with rows: name → number
 * of pages. Masters carry a digest made of the name's place in the list.
 */
export function receive(ws: Workspace, batch: string, files: Readonly<Record<string, number>>, kind = 'image'): void {
  ws.db.prepare('INSERT INTO batch (name, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING').run(batch, 'now');
  const batchId = (ws.db.prepare('SELECT id FROM batch WHERE name = ?').get(batch) as { id: number }).id;
  for (const [name, pages] of Object.entries(files)) {
    const count = (ws.db.prepare('SELECT count(*) AS n FROM source').get() as { n: number }).n;
    const sha256 = String(count + 1).padStart(64, '0');
    ws.db.prepare('INSERT INTO master VALUES (?, 1, ?)').run(sha256, 'now');
    const source = ws.db
      .prepare(
        `INSERT INTO source (batch_id, name, sha256, size, kind, outcome, received_at) VALUES (?, ?, ?, 1, ?, 'taken', 'now')`,
      )
      .run(batchId, name, sha256, kind).lastInsertRowid;
    for (let frame = 0; frame < pages; frame += 1)
      ws.db
        .prepare(
          `INSERT INTO page (source_id, frame, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec)
           VALUES (?, ?, 'image', 1654, 2339, 200, 200, 'file', 8, 'rgb', 'jpeg')`,
        )
        .run(source, frame);
  }
}
