export { foldText } from './fold.ts';
export { indexDocument, indexPage } from './index-text.ts';
export { searchText } from './search.ts';
export type { SearchHit, SearchResult } from './search.ts';
