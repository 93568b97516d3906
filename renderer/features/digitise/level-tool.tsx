import { useState } from 'react';
import type { PageDetail } from '../../../shared/contract/reports/pages.ts';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { pageImageUrl } from '../page-view/index.ts';
import { FitPicture } from './fit-picture.tsx';
import { focusOnce } from './focus-once.ts';
import { ToolBar } from './tool-bar.tsx';

interface LevelToolProps {
  readonly page: PageDetail;
  readonly onDone: (skew: number) => void;
  readonly onClose: () => void;
}

/** Degrees either way that can be chosen here; the recipe allows a little more. */
const MOST = 15;

/** Choosing by how much the lines fall: the scan turns under a grid of level lines while the slider moves. */
export function LevelTool({ page, onDone, onClose }: LevelToolProps) {
  const { say, number } = useWords();
  const [skew, setSkew] = useState(page.recipe.skew);
  const found = page.foundRecipe?.skew ?? null;
  const put = (value: number): void => setSkew(Math.round(Math.min(MOST, Math.max(-MOST, value)) * 100) / 100);
  return (
    <div className="tool">
      <ToolBar
        title={say('action.digitise.level')}
        help={say('digitise.levelHelp')}
        onApply={() => onDone(skew)}
        onClose={onClose}
      >
        <label className="level-slider">
          <span>{say('digitise.levelAngle', { angle: number(skew, 2) })}</span>
          <input
            type="range"
            min={-MOST}
            max={MOST}
            step={0.05}
            value={skew}
            ref={focusOnce}
            onChange={(event) => put(Number(event.target.value))}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onDone(skew);
              else if (event.key === 'Escape') onClose();
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          />
        </label>
        <Button disabled={found === null} onPress={() => put(found ?? 0)}>
          {say('digitise.levelFound', { angle: number(found ?? 0, 2) })}
        </Button>
        <Button onPress={() => put(0)}>{say('digitise.levelNone')}</Button>
      </ToolBar>
      <FitPicture
        url={pageImageUrl(page.id, page.version, 'canvas')}
        alt={say('page.picture')}
        size={page.canvas}
        rotate={page.recipe.skew - skew}
      >
        {() => <div className="level-grid" aria-hidden />}
      </FitPicture>
    </div>
  );
}
