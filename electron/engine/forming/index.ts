/** Forming files (lập hồ sơ): the tree of fonds, inventories, files and documents, cutting batches, values. Undone by edits. */
import './follow-records.ts';

export { createRecord } from './create.ts';
export { pageChanges, pagesOf } from './document-pages.ts';
export { cutIntoFile, markPages } from './cut.ts';
export { planCut } from './cut-plan.ts';
export { findFile } from './find-file.ts';
export { moveRecords } from './move.ts';
export { MAKES_DOCUMENTS } from './make.ts';
export { movePagesTo } from './move-pages.ts';
export { paperChanges, paperOf, setPaperCount } from './paper.ts';
export { printSeparators } from './print-separators.ts';
export { readCodes } from './read-codes.ts';
export { readForm } from './read-form.ts';
export { deleteRecords } from './remove.ts';
export { appears, becomes, goes, nextId } from './rows.ts';
export { valueChanges } from './typed.ts';
export { renameRecord } from './rename.ts';
export { joinDocuments, splitDocument } from './split-join.ts';
export { readTree } from './tree.ts';
export { codedSeparators } from './separators.ts';
export { setValues, takeFromPage } from './values.ts';
