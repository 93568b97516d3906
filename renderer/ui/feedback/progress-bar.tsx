import { ProgressBar as AriaProgress } from 'react-aria-components';

interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; null while the whole is not known. */
  readonly share: number | null;
  readonly left?: string;
  readonly right?: string;
}

export function ProgressBar({ label, share, left, right }: ProgressBarProps) {
  return (
    <AriaProgress
      className="ui-progress"
      aria-label={label}
      isIndeterminate={share === null}
      value={share === null ? 0 : share * 100}
    >
      <div className="ui-progress-bar">
        <div
          className={`ui-progress-fill ${share === null ? 'unknown' : ''}`}
          style={share === null ? {} : { width: `${share * 100}%` }}
        />
      </div>
      {left || right ? (
        <div className="ui-progress-facts">
          <span>{left}</span>
          <span>{right}</span>
        </div>
      ) : null}
    </AriaProgress>
  );
}
