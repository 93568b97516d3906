/** Folders inside folders; deeper ones are a mistake or an attack. Code `intake/too-deep`. */
export const MAX_FOLDER_DEPTH = 64;

/** Files of one run; a box of records has hundreds. Code `intake/too-many-files`. */
export const MAX_FILES = 1_000_000;

/** Free room beside the bytes to be stored: database, journal, the file in work. Bytes, and a share of what is stored. */
export const ROOM_MARGIN_BYTES = 64 * 1024 ** 2;
export const ROOM_MARGIN_SHARE = 0.02;

/** Resolution at which a page without a scan is drawn: what TT 05/2025/TT-BNV Điều 8 asks of a scan. dpi. */
export const RENDER_DPI = 300;
/** A page so large that it can only be drawn below this is refused: its text would not be legible. dpi. */
export const MIN_RENDER_DPI = 100;
