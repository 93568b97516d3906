const digest = (digit: number): string => String(digit).repeat(64);

/** Rows in the shape each migration gave its tables; final like the migrations themselves. */
const ROWS: Readonly<Record<number, string>> = {
  10: `
    INSERT INTO setting VALUES ('theme', '"Đông Hồ"');
    INSERT INTO master VALUES ('${digest(1)}', 0, '2026-06-12T11:45:37+07:00'), ('${digest(2)}', 9007199254740991, 'now');
    INSERT INTO job (kind, params, state, started_at, ended_at) VALUES
      ('ocr', '{"batch":null}', 'interrupted', 'then', NULL), ('pdf', '{}', 'done', 'then', 'now');
    INSERT INTO job_item VALUES
      (1, 1, 'a', 'waiting', NULL), (1, 2, 'b', 'failed', '{"code":"x"}'), (2, 1, 'a', 'done', 'null');
    INSERT INTO audit VALUES
      (1, 'then', 'Nguyễn Thị Ánh', 'file/describe', 'file:1', NULL, '{"title":"Hồ sơ"}', '${digest(0)}', '${digest(1)}'),
      (2, 'now', 'Lê Văn Đại', 'file/describe', 'file:1', '{"title":"Hồ sơ"}', '{}', '${digest(1)}', '${digest(2)}');`,
  20: `
    INSERT INTO batch (name, created_at) VALUES ('hộp 1', 'then');
    INSERT INTO source (batch_id, name, sha256, size, puid, kind, outcome, duplicate_of, error, received_at) VALUES
      (1, 'a.tif', '${digest(1)}', 10, 'fmt/353', 'image', 'taken', NULL, NULL, 'then'),
      (1, 'bản sao.tif', '${digest(1)}', 10, NULL, NULL, 'duplicate', 1, NULL, 'then'),
      (1, 'hỏng.jpg', NULL, 3, NULL, NULL, 'refused', NULL, '{"code":"imaging/damaged"}', 'then');
    INSERT INTO page (source_id, frame, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour, codec, prior_turn,
        recipe, blankness, check_state, check_reason) VALUES
      (1, 0, 'image', 2480, 3508, 300, 300, 'file', 8, 'rgb', 'jpeg', 0, '{"turn":0,"skew":0.4}', 'text', 'passed', NULL),
      (1, 1, 'image', 3508, 2480, 204, 98, 'file', 1, 'bilevel', 'g4', 90, NULL, NULL, 'rescan', 'mờ chữ');`,
  30: `
    INSERT INTO ocr_result VALUES
      (1, 'done', 'vie;turn0', x'0102ff', 120, 91.5, NULL, 'then'),
      (2, 'failed', 'vie;turn0', NULL, 0, 0, '{"code":"ocr/page-timeout"}', 'then');`,
  40: `
    INSERT INTO fonds (code) VALUES ('H99.12.3');
    INSERT INTO inventory (fonds_id, number) VALUES (1, '01');
    INSERT INTO file (inventory_id, code, year, notation, ordinal) VALUES (1, 'H99.12.3.2001.01.VP', 2001, '01.VP', 1);
    INSERT INTO document (file_id, ordinal, original_source_id) VALUES (1, 1, NULL), (1, 2, 1);
    INSERT INTO document_page VALUES (1, 1, 1), (2, 1, 2);
    INSERT INTO field_value VALUES
      ('file', 1, 'title', 'imported', 'Hồ sơ về dân số', NULL, NULL, NULL, 'then'),
      ('document', 1, 'codeNumber', 'extracted', NULL, 1, '[1,2,3,4]', 40, 'then'),
      ('document', 1, 'codeNumber', 'typed', '02', NULL, NULL, NULL, 'then');`,
  50: `
    INSERT INTO document_pdf VALUES
      (1, 'archival', 'derived/documents/1/archival.pdf', '${digest(3)}', 100, 1, 'k', 'then'),
      (1, 'signed', 'derived/documents/1/signed.pdf', '${digest(4)}', 120, 1, 'k', 'then');
    INSERT INTO package (kind, file_id, uuid, object_id, round, ordinal, path, sha256, size, documents, input_key, made_at)
      VALUES ('sip-hoso', 1, 'u', 'uuid-U', '2026-01', 1, 'outbox/a.zip', '${digest(5)}', 5, 2, 'k', 'then');
    INSERT INTO transfer (round, path, packages, files, documents, bytes, manifest_sha256, made_at, details)
      VALUES ('2026-01', 'giao-nop', 1, 1, 2, 5, '${digest(6)}', 'then', '{}');`,
  60: `
    INSERT INTO search_page (rowid, text) VALUES (1, 'quyet dinh ve viec'), (2, 'bao cao');
    INSERT INTO search_document (rowid, fields) VALUES (1, 'ke hoach');`,
  70: `
    INSERT INTO edit (label, at, who, changes) VALUES ('Nhập tay trích yếu', 'then', 'Nguyễn Thị Ánh', '[]');`,
  80: `
    INSERT INTO page (source_id, frame, part, position, origin, width, height, dpi_x, dpi_y, dpi_origin, bit_depth, colour,
        codec, recipe, recipe_by_hand) VALUES
      (1, 2, 1, 2.5, 'image', 4960, 3508, 300, 300, 'file', 8, 'rgb', 'jpeg', '{"turn":0,"skew":0,"crop":[0,0,2480,3508]}', 1),
      (1, 2, 2, 2.75, 'image', 4960, 3508, 300, 300, 'file', 8, 'rgb', 'jpeg', '{"turn":0,"skew":0,"crop":[2480,0,4960,3508]}', 1);
    INSERT INTO sample (batch_id, method, amount, population, seed, drawn_at, drawn_by) VALUES
      (1, 'percent', 10, 4, 'a1', 'then', 'Nguyễn Thị Ánh');
    INSERT INTO sample_page VALUES (1, 1, 1, 'passed'), (1, 2, 2, NULL);`,
  90: `
    INSERT INTO trust_item (kind, sha256, der, added_at) VALUES ('anchor', '${digest(7)}', x'3000', 'then');`,
  100: `
    INSERT INTO paper_count VALUES ('file', 1, NULL, 12, 30, 55);
    INSERT INTO first_page VALUES (1, 1), (2, 0);`,
  110: `
    INSERT INTO saved_search (id, name, query, filters, saved_at, saved_by) VALUES
      (1, 'Quyết định năm 2004', 'quyết định', '{"from":"2004-01-01"}', 'then', 'Lê Văn Đại');`,
  120: `
    INSERT INTO word_correction VALUES (1, 1, 4, '[10,20,60,40]', 'Quyêt', 'Quyết', 'Nguyễn Thị Ánh', 'then'),
      (2, 1, NULL, '[10,60,60,80]', 'nạm', 'năm', 'Lê Văn Đại', 'then');
    INSERT INTO page_text VALUES (1, '[0,0,1]', 1, 1, x'0102ff', 'then');`,
  130: `
    INSERT INTO user (name, name_key, roles, active, salt, hash, cost, failures, wait_until, created_at) VALUES
      ('Nguyễn Thị Ánh', 'nguyễn thị ánh', '["administer"]', 1, x'${'00'.repeat(16)}', x'${'00'.repeat(32)}',
        '{"N":32768,"r":8,"p":3}', 0, NULL, 'then'),
      ('Lê Văn Đại', 'lê văn đại', '["scan","check"]', 0, x'${'11'.repeat(16)}', x'${'11'.repeat(32)}',
        '{"N":32768,"r":8,"p":3}', 4, 'later', 'then');`,
  140: `
    INSERT INTO retention_schedule VALUES (1, 'Danh mục hồ sơ 2021', 'then', 'Nguyễn Thị Ánh');
    INSERT INTO retention_rule VALUES (1, 1, '01.VTLT', 'Văn thư', 'Hồ sơ về số hóa', NULL, '', '[]'),
      (1, 2, '02.VTLT', 'Văn thư', 'Hồ sơ mượn tài liệu', 10, '', '[["mượn tài liệu"]]');
    INSERT INTO appraisal VALUES (1, 20, 'theo danh mục', NULL, '20', 'then', 'Nguyễn Thị Ánh');`,
  150: `
    INSERT INTO page_code VALUES (1, NULL, '[{"format":"QRCode","text":"TRAM-TACH:VB"}]', 'then'),
      (2, '[0,0,10,10]', '[]', 'then');`,
  160: '-- an index only',
  170: `
    INSERT INTO rescan VALUES (1, 1, 1, 0, 'quét 01.tif', 1, 1, 'mờ chữ', 'Nguyễn Thị Ánh', 'then', '{"frame":0}', '[]');`,
  180: `
    INSERT INTO transfer_file (file_id, round, made_at) VALUES (1, '2026-02', 'then');`,
  190: `UPDATE package SET sha512 = '${'ab'.repeat(64)}', changed_ns = '1781000000123456789' WHERE id = 1;`,
  200: `
    INSERT INTO document_reading VALUES (1, 'k');
    UPDATE job SET total = 1, done = 1, failed = 0 WHERE id = 2;`,
  210: `
    UPDATE package SET content_key = '${digest(7)}' WHERE id = 1;
    UPDATE transfer_file SET content_key = '${digest(7)}' WHERE round = '2026-02';`,
};

/** The rows of one migration; every migration has some. */
export function rowsOf(version: number): string {
  const rows = ROWS[version];
  if (rows === undefined) throw new Error(`migration ${version} has no rows: write them beside its test`);
  return rows;
}
