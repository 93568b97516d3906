import type { PageDetail } from '../../../shared/contract/reports/pages.ts';
import { useWords } from '../../words/index.ts';
import { pageImageUrl } from '../page-view/index.ts';
import { FitPicture } from './fit-picture.tsx';
import { ToolBar } from './tool-bar.tsx';

/** The scan as received beside the page as it is seen. */
export function CompareTool({ page, onClose }: { readonly page: PageDetail; readonly onClose: () => void }) {
  const { say } = useWords();
  const scan = { width: page.facts.width, height: page.facts.height };
  return (
    <div className="tool">
      <ToolBar title={say('action.digitise.compare')} help={say('digitise.compareHelp')} onClose={onClose} />
      <div className="compare">
        <figure>
          <FitPicture url={pageImageUrl(page.id, page.version, 'scan')} alt={say('digitise.before')} size={scan} />
          <figcaption>{say('digitise.before')}</figcaption>
        </figure>
        <figure>
          <FitPicture
            url={pageImageUrl(page.id, page.version, 'view')}
            alt={say('digitise.after')}
            size={{ width: page.width, height: page.height }}
          />
          <figcaption>{say('digitise.after')}</figcaption>
        </figure>
      </div>
    </div>
  );
}
