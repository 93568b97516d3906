export { searchChoices } from './choices.ts';
export { find, type FindInput } from './find.ts';
export { foldText } from './fold.ts';
export { indexDocument, indexPage } from './index-text.ts';
export { forgetSearch, listSaved, saveSearch } from './saved.ts';
