import type { Migration } from '../migration.ts';

/** Appraisal: an agency's own retention schedules, what was decided for each file, and what happened to it. */
export const appraisalTables: Migration = {
  version: 140,
  name: 'appraisal',
  sql: `
CREATE TABLE retention_schedule (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL
) STRICT;

CREATE TABLE retention_rule (
  schedule_id INTEGER NOT NULL REFERENCES retention_schedule (id),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  -- STT, or số và ký hiệu hồ sơ.
  number TEXT NOT NULL,
  heading TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  -- NULL: permanent.
  years INTEGER CHECK (years BETWEEN 1 AND 999),
  clause TEXT NOT NULL,
  -- Lists of phrases, of each of which a title must have one.
  words TEXT NOT NULL CHECK (json_valid(words)),
  PRIMARY KEY (schedule_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE appraisal (
  file_id INTEGER PRIMARY KEY REFERENCES file (id),
  -- NULL: permanent.
  years INTEGER CHECK (years BETWEEN 1 AND 999),
  reason TEXT NOT NULL,
  -- The schedule's row it rests on, as it read then.
  rule TEXT CHECK (rule IS NULL OR json_valid(rule)),
  -- What was proposed then.
  proposed TEXT CHECK (proposed IS NULL OR json_valid(proposed)),
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL
) STRICT;

-- Each step of a file's appraisal beside the journal's entry that tells who and when; also those of undo and redo.
CREATE TABLE appraisal_event (
  file_code TEXT NOT NULL,
  audit_seq INTEGER NOT NULL,
  gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
  years INTEGER,
  reason TEXT NOT NULL,
  PRIMARY KEY (file_code, audit_seq)
) STRICT, WITHOUT ROWID;

-- A change is made before its entry is written, in one transaction: the entry will have the next number.
CREATE TRIGGER appraisal_comes AFTER INSERT ON appraisal BEGIN
  INSERT OR REPLACE INTO appraisal_event
    SELECT code, (SELECT coalesce(max(seq), 0) + 1 FROM audit), 0, NEW.years, NEW.reason FROM file WHERE id = NEW.file_id;
END;
CREATE TRIGGER appraisal_changes AFTER UPDATE ON appraisal BEGIN
  INSERT OR REPLACE INTO appraisal_event
    SELECT code, (SELECT coalesce(max(seq), 0) + 1 FROM audit), 0, NEW.years, NEW.reason FROM file WHERE id = NEW.file_id;
END;
CREATE TRIGGER appraisal_goes AFTER DELETE ON appraisal BEGIN
  INSERT OR REPLACE INTO appraisal_event
    SELECT code, (SELECT coalesce(max(seq), 0) + 1 FROM audit), 1, NULL, '' FROM file WHERE id = OLD.file_id;
END;
CREATE TRIGGER file_goes_appraised BEFORE DELETE ON file BEGIN
  DELETE FROM appraisal WHERE file_id = OLD.id;
END;
`,
};
