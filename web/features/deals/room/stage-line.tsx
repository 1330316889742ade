import { Steps } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { roomMessages } from './room.messages.ts';
import styles from './room.module.css';
import type { Deal } from './room-context.ts';
import { stagesOf } from './stages.ts';

/** Where the deal stands: one line of stages; on the phone the present one with its number. */
export function StageLine({ deal }: { deal: Deal }) {
  const t = useMessages(roomMessages);
  const narrow = useNarrow();
  const stages = stagesOf(deal);
  const present = stages.findIndex(({ status }) => status === 'process' || status === 'error');
  const index = present < 0 ? stages.length - 1 : present;
  if (narrow) {
    const stage = stages[index];
    return (
      <div className={styles.stageShort}>
        <div className={styles.stageBar} aria-hidden>
          {stages.map(({ stage: key, status }) => (
            <span key={key} data-status={status} />
          ))}
        </div>
        {stage && t('stageOf', { name: t(`stage${stage.stage}`), number: index + 1, count: stages.length })}
      </div>
    );
  }
  return (
    <nav aria-label={t('stages')} className={styles.stages}>
      <Steps
        current={index}
        size="small"
        items={stages.map(({ stage, status, at }) => ({
          title: t(`stage${stage}`),
          status,
          content: at ? <DateTime value={at} /> : null,
        }))}
      />
    </nav>
  );
}
