/** What is done to pages by hand, as the journal has it: `page/<what>`. */
export const PAGE_EDITS = [
  'turn',
  'level',
  'crop',
  'reset',
  'split',
  'unsplit',
  'move',
  'blank',
  'not-blank',
  'check-passed',
  'check-rescan',
  'check-unchecked',
  'word-correct',
  'word-confirm',
  'word-restore',
  'word-join',
  'word-forget',
] as const;
export type PageEdit = (typeof PAGE_EDITS)[number];

/** What is done to records of the tree: `<level>/<verb>`. */
export const FORMING_VERBS = [
  'create',
  'rename',
  'move',
  'delete',
  'move-pages',
  'split',
  'join',
  'paper',
  'cut',
  'value',
  'values',
  'take',
] as const;
export type FormingVerb = (typeof FORMING_VERBS)[number];

/** All else the journal is told of. */
export const OTHER_ACTIONS = [
  'workspace/create',
  'workspace/backup',
  'workspace/agency',
  'batch/create',
  'intake/taken',
  'intake/duplicate',
  'intake/refused',
  'master/mend',
  'page/check',
  'page/ocr',
  'page/rescan',
  'page/first',
  'page/word-replace',
  'rescan/decline',
  'sample/draw',
  'sample/decide',
  'fonds/describe',
  'file/describe',
  'document/describe',
  'document/extract',
  'document/pdf',
  'document/sign',
  'describe/apply',
  'package/make',
  'transfer/make',
  'trust/add',
  'trust/remove',
  'job/forget',
  'edit/undo',
  'edit/redo',
  'search/save',
  'search/forget',
  'appraisal/decide',
  'appraisal/withdraw',
  'appraisal/import-schedule',
  'appraisal/forget-schedule',
  'users/add',
  'users/change',
  'users/own-passphrase',
  'users/set-passphrase',
  'users/sign-in',
  'users/sign-in-failed',
  'users/sign-out',
] as const;

/** Every action the program writes into the journal; each has its words there (`journal.action.*`, `journal.verb.*`). */
export type JournalAction =
  `page/${PageEdit}` | `${'fonds' | 'inventory' | 'file' | 'document'}/${FormingVerb}` | (typeof OTHER_ACTIONS)[number];
