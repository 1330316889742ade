import { Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { EndWithoutAwardDocument, type RoomFragment } from '../../../generated/demands-judging/graphql.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { ROOM } from './room-query.ts';

/** Ends the demand without a winner, with the reason for the public. */
export function EndButton({ room }: { room: RoomFragment }) {
  const t = useMessages(judgingMessages);
  const [asking, setAsking] = useState(false);
  const action = useAction(EndWithoutAwardDocument, (data) => data.endWithoutAward, ROOM);
  if (!room.actions.includes('END')) return null;
  const end = async (reason: string) => {
    const { id: demandId, version: expectedVersion } = room.demand;
    if (await action.run({ input: { demandId, expectedVersion, reason } })) setAsking(false);
  };
  return (
    <div className={styles.buttons}>
      <Button danger onClick={() => setAsking(true)}>
        {t('end')}
      </Button>
      {asking && (
        <ReasonDialog
          danger
          title={t('endTitle')}
          text={t('endText')}
          label={t('endReason')}
          ok={t('end')}
          action={action}
          onReason={(reason) => void end(reason)}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
