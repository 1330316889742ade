import StarFilled from '@ant-design/icons/StarFilled';
import { Tag } from 'antd';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { brokerLabels } from './broker.labels.ts';

type LabelKey = keyof typeof brokerLabels.zh;
type Ending<Prefix extends string> = LabelKey extends infer Key
  ? Key extends `${Prefix}${infer Name}`
    ? Name
    : never
  : never;

export type BrokerStateName = Ending<'state'>;
export type BrokerLevelName = Ending<'level'>;

const STATE_COLOURS: Readonly<Record<BrokerStateName, string>> = {
  DRAFT: 'default',
  SUBMITTED: 'processing',
  CONFIRMED: 'success',
  RETURNED: 'warning',
  SUSPENDED: 'error',
};

/** Where the profile of a broker stands. */
export function BrokerStateTag({ state }: { state: BrokerStateName }) {
  const labels = useMessages(brokerLabels);
  return <Tag color={STATE_COLOURS[state]}>{labels(`state${state}`)}</Tag>;
}

/** Whether new engagements are taken. */
export function AcceptsTag({ accepts }: { accepts: boolean }) {
  const labels = useMessages(brokerLabels);
  return (
    <Tag color={accepts ? 'success' : 'default'}>
      {accepts ? labels('acceptsNew') : labels('acceptsNone')}
    </Tag>
  );
}

/** An average of reviews, from hundredths of a star: `★ 4.67`. */
export function Rating({ hundredths, label }: { hundredths: number; label: string }) {
  const { locale } = useLanguage();
  const value = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  return (
    <span className="f-number" role="img" aria-label={label}>
      <StarFilled aria-hidden style={{ color: 'var(--f-deadline)' }} /> {value.format(hundredths / 100)}
    </span>
  );
}
