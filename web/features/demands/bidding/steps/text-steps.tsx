import { Alert, Form, Input } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import type { BidDemandFragment } from '../../../../generated/demands-bidding/graphql.ts';
import { DayPicker } from '../../../../ui/fields.tsx';
import { biddingMessages } from '../bidding.messages.ts';
import styles from '../bidding.module.css';
import { Rows } from '../rows.tsx';

/** Summary, approach, risks. */
export function ApproachStep({ demand }: { demand: BidDemandFragment }) {
  const t = useMessages(biddingMessages);
  return (
    <>
      {demand.isBlind && (
        <Alert type="warning" showIcon title={t('blindHint')} style={{ marginBottom: 16 }} />
      )}
      <Form.Item name="summary" label={t('summary')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="approach" label={t('approach')}>
        <Input.TextArea autoSize={{ minRows: 8, maxRows: 30 }} maxLength={12000} showCount />
      </Form.Item>
      <h3>{t('risks')}</h3>
      <Rows name="risks" add={t('addRisk')} fresh={{ risk: '', answer: '' }}>
        {(place) => (
          <>
            <Form.Item name={[place, 'risk']} label={t('risk')}>
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={500} />
            </Form.Item>
            <Form.Item name={[place, 'answer']} label={t('answer')}>
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} />
            </Form.Item>
          </>
        )}
      </Rows>
    </>
  );
}

/** Milestones, with those by which the bounty is paid. */
export function PlanStep({ demand }: { demand: BidDemandFragment }) {
  const t = useMessages(biddingMessages);
  const paid = demand.content.stages.flatMap(({ trigger, milestone }) =>
    trigger === 'MILESTONE' && milestone ? [milestone] : [],
  );
  return (
    <>
      {paid.length > 0 && (
        <Alert type="info" showIcon title={t('stageMilestones', { names: paid.join('、') })} />
      )}
      <Rows name="milestones" add={t('addMilestone')} fresh={{ name: '', dueOn: null, deliverable: '' }}>
        {(place) => (
          <>
            <Form.Item name={[place, 'name']} label={t('milestone')}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name={[place, 'dueOn']} label={t('dueOn')}>
              <DayPicker />
            </Form.Item>
            <Form.Item name={[place, 'deliverable']} label={t('deliverable')} className={styles.wide ?? ''}>
              <Input maxLength={500} />
            </Form.Item>
          </>
        )}
      </Rows>
    </>
  );
}
