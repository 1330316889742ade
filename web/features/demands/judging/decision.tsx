import { Alert, App, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  DecideAwardDocument,
  type RoomBidFragment,
  type RoomFragment,
} from '../../../generated/demands-judging/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useDraft } from '../../../ui/use-draft.ts';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { pointsText } from './judging-words.tsx';
import { ROOM } from './room-query.ts';

interface Draft {
  order: string[];
  winners: string[];
  reasons: Record<string, string>;
  deviation: string;
}

/** Admitted bids, first as they are ranked. */
function judgedOrder(room: RoomFragment): string[] {
  const admitted = room.bids.filter(({ screening }) => screening?.isKept).map(({ id }) => id);
  const ranked = (room.ranking ?? []).map(({ bidId }) => bidId);
  return [...ranked, ...admitted.filter((id) => !ranked.includes(id))];
}

/**
 * Chooses the winners with a reason for each bidder. What was typed stays in this window; other winners than those ranked
 * first ask for a reason.
 */
export function Decision({ room }: { room: RoomFragment }) {
  const t = useMessages(judgingMessages);
  const { modal } = App.useApp();
  const kept = useDraft<Draft>(`award.${room.demand.id}`);
  const judged = judgedOrder(room);
  const [draft, setDraft] = useState<Draft>(() => ({
    order: judged,
    winners: judged.slice(0, 1),
    reasons: {},
    deviation: '',
    ...(sameBids(kept.initial.order, judged) ? kept.initial : {}),
  }));
  const [tried, setTried] = useState(false);
  const action = useAction(DecideAwardDocument, (data) => data.decideAward, ROOM);
  const change = (next: Partial<Draft>) => {
    setDraft({ ...draft, ...next });
    kept.keep({ ...draft, ...next });
  };
  const winners = draft.order.filter((id) => draft.winners.includes(id));
  const deviates = winners.some((id, place) => room.ranking?.[place] && room.ranking[place].bidId !== id);
  const isWhole =
    winners.length > 0 &&
    draft.order.every((id) => draft.reasons[id]?.trim()) &&
    (!deviates || draft.deviation.trim() !== '');
  const submit = () => {
    setTried(true);
    if (!isWhole) return;
    modal.confirm({
      title: t('decide'),
      content: t('decideConfirm'),
      okText: t('decide'),
      onOk: async () => {
        const rest = draft.order.filter((id) => !draft.winners.includes(id));
        const { id: demandId, version: expectedVersion } = room.demand;
        const outcomes = [...winners, ...rest].map((bidId) => ({
          bidId,
          isWinner: draft.winners.includes(bidId),
          reason: draft.reasons[bidId] ?? '',
        }));
        const deviationReason = deviates ? draft.deviation : null;
        if (await action.run({ input: { demandId, expectedVersion, outcomes, deviationReason } }))
          kept.forget();
      },
    });
  };
  return (
    <section className="f-card">
      <h2>{t('decisionTitle')}</h2>
      <p className="f-quiet">{t('decisionIntro', { most: room.mostWinners, days: room.noticeDays })}</p>
      <Form layout="vertical" requiredMark={false} onFinish={submit}>
        {draft.order.map((id, place) => (
          <OutcomeFields
            key={id}
            room={room}
            bid={room.bids.find((each) => each.id === id)}
            isFirst={place === 0}
            draft={draft}
            tried={tried}
            onChange={change}
          />
        ))}
        {deviates && (
          <Form.Item
            label={t('deviation_')}
            htmlFor="deviation"
            extra={t('deviationHint')}
            {...(tried && !draft.deviation.trim()
              ? { validateStatus: 'error' as const, help: t('required') }
              : {})}
          >
            <Input.TextArea
              id="deviation"
              rows={2}
              maxLength={2000}
              value={draft.deviation}
              onChange={({ target }) => change({ deviation: target.value })}
            />
          </Form.Item>
        )}
        {tried && winners.length === 0 && <Alert type="error" showIcon title={t('chooseWinner')} />}
        <Refusals errors={action.refusals} />
        <FaultAlert fault={action.fault} />
        <Button type="primary" htmlType="submit" loading={action.running}>
          {t('decide')}
        </Button>
      </Form>
    </section>
  );
}

interface OutcomeProps {
  room: RoomFragment;
  bid: RoomBidFragment | undefined;
  isFirst: boolean;
  draft: Draft;
  tried: boolean;
  onChange: (next: Partial<Draft>) => void;
}

function OutcomeFields({ room, bid, isFirst, draft, tried, onChange }: OutcomeProps) {
  const t = useMessages(judgingMessages);
  if (!bid) return null;
  const { id } = bid;
  const standing = room.ranking?.find(({ bidId }) => bidId === id);
  const isWinner = draft.winners.includes(id);
  const isFull = draft.winners.length >= room.mostWinners && room.mostWinners > 1;
  const choose = (isChosen: boolean) => {
    if (!isChosen) return onChange({ winners: draft.winners.filter((each) => each !== id) });
    // One winner: choosing another changes the choice.
    return onChange({ winners: room.mostWinners === 1 ? [id] : [...draft.winners, id] });
  };
  const reason = draft.reasons[id] ?? '';
  const isMissing = tried && !reason.trim();
  return (
    <div className={styles.outcome}>
      <div className={styles.head}>
        <Checkbox
          checked={isWinner}
          disabled={!isWinner && isFull}
          onChange={({ target }) => choose(target.checked)}
        >
          <strong>
            {bid.alias} · {bid.lead.name}
          </strong>{' '}
          {t('winner')}
        </Checkbox>
        <span className="f-quiet">
          {standing && `${t('rank')} ${standing.rank} · ${t('mean')} ${pointsText(standing.mean)}`}{' '}
          {!isFirst && (
            <Button size="small" onClick={() => onChange({ order: movedUp(draft.order, id) })}>
              {t('up')}
            </Button>
          )}
        </span>
      </div>
      <Form.Item
        label={t('reason')}
        htmlFor={`reason-${id}`}
        style={{ marginBottom: 0 }}
        {...(isMissing
          ? { validateStatus: 'error' as const, help: t('required') }
          : { help: t('reasonHint') })}
      >
        <Input.TextArea
          id={`reason-${id}`}
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => onChange({ reasons: { ...draft.reasons, [id]: target.value } })}
        />
      </Form.Item>
    </div>
  );
}

function movedUp(order: readonly string[], id: string): string[] {
  const place = order.indexOf(id);
  const next = [...order];
  next.splice(place, 1);
  next.splice(Math.max(place - 1, 0), 0, id);
  return next;
}

/** Whether a kept draft is about the same bids. */
function sameBids(kept: readonly string[] | undefined, judged: readonly string[]): boolean {
  return kept?.length === judged.length && judged.every((id) => kept.includes(id));
}
