import { App, Button, Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { ConfirmAwardDocument, type RoomFragment } from '../../../generated/demands-judging/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { NoticePanel } from '../../notices/notice-panel.tsx';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { ROOM } from './room-query.ts';

/** What was decided, the notice that runs or ran, and the confirmation of the award. */
export function NoticePart({ room, onChanged }: { room: RoomFragment; onChanged: () => void }) {
  const t = useMessages(judgingMessages);
  const { modal } = App.useApp();
  const action = useAction(ConfirmAwardDocument, (data) => data.confirmAward, ROOM);
  const { decision, demand } = room;
  if (!decision) return null;
  const confirm = () =>
    modal.confirm({
      title: t('confirm'),
      content: t('confirmText'),
      okText: t('confirm'),
      onOk: async () => {
        if (await action.run({ input: { demandId: demand.id, expectedVersion: demand.version } }))
          onChanged();
      },
    });
  return (
    <section className="f-card">
      <h2>{t(decision.confirmedAt ? 'outcomes' : 'noticeTitle')}</h2>
      {!decision.confirmedAt && decision.notice && (
        <p className="f-quiet">{t('noticeUntil', { day: decision.notice.lastDay })}</p>
      )}
      {decision.deviationReason && <p>{t('deviated', { reason: decision.deviationReason })}</p>}
      <ol>
        {decision.outcomes.map(({ bidId, isWinner, reason }) => {
          const bid = room.bids.find(({ id }) => id === bidId);
          return (
            <li key={bidId}>
              <strong>{bid?.lead.name}</strong> {isWinner && <Tag color="success">{t('won')}</Tag>}
              <div className={styles.pre}>{reason}</div>
            </li>
          );
        })}
      </ol>
      <NoticePanel caseType="Demand" caseId={demand.id} />
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
      <div className={styles.buttons}>
        {room.actions.includes('CONFIRM') && (
          <Button type="primary" loading={action.running} onClick={confirm}>
            {t('confirm')}
          </Button>
        )}
        {decision.confirmedAt && <Link to={`/demands/${demand.id}/work`}>{t('goToWork')}</Link>}
      </div>
    </section>
  );
}
