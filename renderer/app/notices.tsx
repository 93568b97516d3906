import { ArrowRight, Undo2, X } from 'lucide-react';
import { useRead } from '../bridge/index.ts';
import { Button, IconButton, Notice } from '../ui/index.ts';
import { goBackTo, runAction, useNotices } from '../view/index.ts';
import { useWords } from '../words/index.ts';

/**
 * What was not done and why, and what has ended elsewhere, between the screen and the status bar: a place of its own, so
 * that it lies over no control. It can be reached and is read out while a dialog is open, too (`data-react-aria-top-layer`).
 */
export function Lasting() {
  const { say, explain } = useWords();
  const { notices, dismiss } = useNotices();
  return (
    <div className="notices" data-react-aria-top-layer="true">
      {notices.map((notice) => {
        if (notice.tone === 'done') return null;
        const error = notice.tone === 'ended' ? null : notice.error;
        const { what, remedy } =
          notice.tone === 'ended' ? { what: say(notice.key, notice.params), remedy: '' } : explain(notice.error);
        return (
          <Notice
            key={notice.id}
            tone={notice.tone === 'ended' ? notice.look : 'bad'}
            title={what}
            details={error?.details.slice(0, 5).map((detail) => explain(detail).what) ?? []}
            actions={
              <>
                {notice.tone === 'error' ? null : (
                  // Its screen puts it away.
                  <Button icon={ArrowRight} onPress={() => goBackTo(notice.place)}>
                    {say(`action.go.${notice.place.screen}`)}
                  </Button>
                )}
                <IconButton label={say('button.dismiss')} icon={X} onPress={() => dismiss(notice.id)} />
              </>
            }
          >
            {remedy}
          </Notice>
        );
      })}
    </div>
  );
}

/** What was done last, in a line of the status bar, with the way to take it back. */
export function Done() {
  const { say } = useWords();
  const { notices, dismiss } = useNotices();
  const asksUndo = notices.some((notice) => notice.tone === 'done' && notice.undo !== undefined);
  const last = useRead('edit/stacks', {}, { enabled: asksUndo }).data?.undo?.id;
  return (
    <div className="done-notice" data-react-aria-top-layer="true">
      {notices.map((notice) =>
        notice.tone !== 'done' ? null : (
          <Notice
            key={notice.id}
            tone="ok"
            title={say(notice.key, notice.params)}
            actions={
              <>
                {notice.undo !== undefined && notice.undo === last ? (
                  <Button
                    icon={Undo2}
                    onPress={() => {
                      dismiss(notice.id);
                      runAction('edit.undo');
                    }}
                  >
                    {say('action.edit.undo')}
                  </Button>
                ) : null}
                <IconButton label={say('button.dismiss')} icon={X} onPress={() => dismiss(notice.id)} />
              </>
            }
          />
        ),
      )}
    </div>
  );
}
