import { Form, Input, InputNumber, Radio } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  type NoticeAudience,
  PublishDealNoticeDocument,
  RecordPriceReasonDocument,
  type ValuationChoice,
} from '../../../../generated/deals/graphql.ts';
import { useAction } from '../../../../ui/use-action.ts';
import { useRoom } from '../room-context.ts';
import { StepDialog, type StepProps } from './step-dialog.tsx';
import { stepMessages } from './steps.messages.ts';

const MAX_REASON = 2000;
const MAX_DAYS = 180;

const CHOICES = ['VALUED', 'NOT_VALUED', 'SKIPPED_STATE_OWNED'] as const;

interface PriceReasonFields {
  choice: ValuationChoice;
  reason: string;
}

/** Why the price is what it is, where it stays below a valuation or none was made (PRC-4, PRC-5). */
export function PriceReasonStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<PriceReasonFields>();
  const action = useAction(RecordPriceReasonDocument, (data) => data.recordPriceReason, { form });
  const submit = async ({ choice, reason }: PriceReasonFields) => {
    const input = { dealId: deal.id, expectedVersion: deal.version, choice, reason: reason.trim() };
    if (await action.run({ input })) await done(t('done_RECORD_VALUATION_REASON'));
  };
  return (
    <StepDialog
      title={t('title_RECORD_VALUATION_REASON')}
      okText={t('ok_RECORD_VALUATION_REASON')}
      action={action}
      form={form}
      initialValues={{ reason: deal.priceReason ?? '' }}
      summary={<p>{t('text_RECORD_VALUATION_REASON')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="choice"
        label={t('valuationChoice')}
        rules={[{ required: true, message: t('valuationChoiceRequired') }]}
      >
        <Radio.Group
          style={{ display: 'grid', gap: 4 }}
          options={CHOICES.map((value) => ({ value, label: t(`choice${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('priceReason')}
        validateTrigger="onBlur"
        rules={[{ required: true, whitespace: true, message: t('priceReasonRequired') }]}
      >
        <Input.TextArea rows={5} maxLength={MAX_REASON} showCount />
      </Form.Item>
    </StepDialog>
  );
}

interface NoticeFields {
  audience: NoticeAudience | 'DEFAULT';
  days: number | null;
}

/** The agreed terms are announced for the days that the rules ask for, or more; it cannot be ended early. */
export function PublishNoticeStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<NoticeFields>();
  const action = useAction(PublishDealNoticeDocument, (data) => data.publishDealNotice, { form });
  const submit = async ({ audience, days }: NoticeFields) => {
    const input = {
      dealId: deal.id,
      expectedVersion: deal.version,
      days: days ?? null,
      audience: audience === 'DEFAULT' ? null : audience,
    };
    if (await action.run({ input })) await done(t('done_PUBLISH_NOTICE'));
  };
  return (
    <StepDialog
      title={t('title_PUBLISH_NOTICE')}
      okText={t('ok_PUBLISH_NOTICE')}
      action={action}
      form={form}
      initialValues={{ audience: 'DEFAULT', days: null }}
      summary={
        <>
          <p>{t('text_PUBLISH_NOTICE', { title: deal.title, enterprise: deal.enterprise.name })}</p>
          <ul>
            <li>{t('noticeDaysCounted')}</li>
            <li>{t('noticeNoEarlyEnd')}</li>
            <li>{t('noticeChangedTerms')}</li>
          </ul>
        </>
      }
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="days" label={t('noticeDays')} extra={t('noticeDaysHint')}>
        <InputNumber min={1} max={MAX_DAYS} precision={0} suffix={t('days')} style={{ width: 180 }} />
      </Form.Item>
      <Form.Item name="audience" label={t('audience')}>
        <Radio.Group
          options={[
            { value: 'DEFAULT', label: t('audienceDefault') },
            { value: 'UNIT', label: t('audienceUNIT') },
            { value: 'EVERYONE', label: t('audienceEVERYONE') },
          ]}
        />
      </Form.Item>
    </StepDialog>
  );
}
