import { X } from 'lucide-react';
import { IconButton, Notice } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { useAdding } from './adding.ts';

/** As many refused or repeated files are named; the rest is counted. */
const NAMED = 8;

/** What the last intake came to, what the program then found on the pages, and those it could not look at. */
export function IntakeResult() {
  return (
    <>
      <Taken />
      <LookedAt />
      <Unread />
    </>
  );
}

/** Files taken now and before, repeated and refused ones add up to those received, by name. */
function Taken() {
  const { say, explain } = useWords();
  const { report, error, looked } = useAdding();
  const dismiss = (
    <IconButton
      label={say('button.dismiss')}
      icon={X}
      onPress={() => useAdding.setState({ report: null, error: null, looked: null })}
    />
  );
  if (error) {
    const { what, remedy } = explain(error);
    return (
      <div className="digitise-note">
        <Notice tone="bad" title={what} details={error.details.map((detail) => explain(detail).what)} actions={dismiss}>
          {remedy}
        </Notice>
      </div>
    );
  }
  if (!report) return null;
  const { received, taken, already, pages, duplicates, refused } = report;
  const details = [
    ...refused.map(({ name, error: why }) => `${name}: ${explain(why).what} ${explain(why).remedy}`),
    ...duplicates.map(({ name, of, ofBatch }) => say('digitise.duplicateOf', { name, of, batch: ofBatch })),
  ];
  return (
    <div className="digitise-note">
      <Notice
        tone={refused.length > 0 ? 'warn' : 'ok'}
        title={say(already.length > 0 ? 'digitise.takenAgain' : 'digitise.taken', {
          received,
          taken,
          already: already.length,
          pages,
          duplicates: duplicates.length,
          refused: refused.length,
        })}
        details={[
          ...details.slice(0, NAMED),
          ...(details.length > NAMED ? [say('digitise.more', { count: details.length - NAMED })] : []),
        ]}
        actions={dismiss}
      >
        {looked ? say('digitise.looked', { ...looked }) : null}
      </Notice>
    </div>
  );
}

/** The look by itself; after an intake it stands with what was taken in. */
function LookedAt() {
  const { say } = useWords();
  const { report, error, looked } = useAdding();
  if (looked === null || report !== null || error !== null) return null;
  return (
    <div className="digitise-note">
      <Notice
        tone="ok"
        title={say('digitise.looked', { ...looked })}
        actions={
          <IconButton label={say('button.dismiss')} icon={X} onPress={() => useAdding.setState({ looked: null })} />
        }
      />
    </div>
  );
}

/** Pages the check could not read: none of its findings, so they stand here with what to do. */
function Unread() {
  const { say, explain } = useWords();
  const unread = useAdding((state) => state.unread);
  if (unread.length === 0) return null;
  const details = unread.slice(0, NAMED).map(({ error }) => `${explain(error).what} ${explain(error).remedy}`);
  return (
    <div className="digitise-note">
      <Notice
        tone="bad"
        title={say('digitise.unread', { count: unread.length })}
        details={[
          ...details,
          ...(unread.length > NAMED ? [say('digitise.more', { count: unread.length - NAMED })] : []),
        ]}
        actions={
          <IconButton label={say('button.dismiss')} icon={X} onPress={() => useAdding.setState({ unread: [] })} />
        }
      />
    </div>
  );
}
