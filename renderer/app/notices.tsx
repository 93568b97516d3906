import { Undo2, X } from 'lucide-react';
import { useRead } from '../bridge/index.ts';
import { Button, IconButton, Notice } from '../ui/index.ts';
import { runAction, useNotices } from '../view/index.ts';
import { useWords } from '../words/index.ts';

/** What was done or not done, in the corner. */
export function Notices() {
  const { say, explain } = useWords();
  const { notices, dismiss } = useNotices();
  const asksUndo = notices.some((notice) => notice.tone === 'done' && notice.undo !== undefined);
  const last = useRead('edit/stacks', {}, { enabled: asksUndo }).data?.undo?.id;
  return (
    <div className="notices">
      {notices.map((notice) => {
        const away = <IconButton label={say('button.dismiss')} icon={X} onPress={() => dismiss(notice.id)} />;
        if (notice.tone === 'done')
          return (
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
                  {away}
                </>
              }
            />
          );
        const { what, remedy } = explain(notice.error);
        return (
          <Notice
            key={notice.id}
            tone="bad"
            title={what}
            details={notice.error.details.slice(0, 5).map((detail) => explain(detail).what)}
            actions={away}
          >
            {remedy}
          </Notice>
        );
      })}
    </div>
  );
}
