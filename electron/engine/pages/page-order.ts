/**
 * The order of pages inside a batch, in SQL: as they came, but for those a person has moved. Batches themselves follow one
 * another by id, so that a list over all of them keeps each together.
 */
export const PAGE_ORDER = 'batch.id, coalesce(page.position, page.id), page.id';
