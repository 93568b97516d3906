import type { SourceFacts } from '../intake/index.ts';
import type { StoredPage } from '../pages/index.ts';
import type { WaitingFile } from './rows.ts';

/** One replacement with all that is known of it. */
export interface Prepared {
  readonly page: StoredPage;
  readonly file: WaitingFile;
  readonly facts: SourceFacts;
  readonly frame: number;
}
