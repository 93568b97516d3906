/**
 * What a received image may be at most. Everything beyond is refused with its own error code before it is decoded.
 */

/** px in one page. An A0 sheet at 300 dpi has 139 million; more is a pixel bomb. Code `imaging/pixel-bomb`. */
export const MAX_PIXELS = 150_000_000;

/** px along one side: what a JPEG can hold. Code `imaging/pixel-bomb`. */
export const MAX_SIDE = 65_500;

/** px along one side: less than this carries no text. Code `imaging/too-small`. */
export const MIN_SIDE = 16;

/** Pages of one multi-page file. Code `imaging/too-many-frames`. */
export const MAX_FRAMES = 10_000;

/** Seconds one page may take to decode; an honest A0 page needs about five. Code `imaging/decode-timeout`. */
export const DECODE_SECONDS = 60;

/** Entries of one TIFF directory; real ones have 10 to 60. Code `imaging/bad-directory`. */
export const MAX_DIRECTORY_ENTRIES = 1_000;

/** Values of one directory field that are read (strip offsets are the longest). Code `imaging/bad-directory`. */
export const MAX_FIELD_VALUES = 2_000_000;

/** Marker segments before the image data of a JPEG, chunks of a PNG or WebP, boxes of a JP2. Code `imaging/damaged`. */
export const MAX_SEGMENTS = 100_000;

/** Bytes of a JPEG 2000 file, which is decoded in memory. Code `imaging/too-large`. */
export const MAX_JP2_BYTES = 512 * 1024 * 1024;

/** Resolutions outside this range come from software defaults or damage, not from a scanner (dpi). */
export const MIN_DPI = 50;
export const MAX_DPI = 2400;
