import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined';
import ExclamationCircleOutlined from '@ant-design/icons/ExclamationCircleOutlined';
import InfoCircleOutlined from '@ant-design/icons/InfoCircleOutlined';
import MinusCircleOutlined from '@ant-design/icons/MinusCircleOutlined';
import { Checkbox } from 'antd';
import { type ComponentType, useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { appMessages } from '../../../../app/messages.ts';
import type { ComplianceStatus, ComplianceStep } from '../../../../generated/deals/graphql.ts';
import { RuleQuote } from '../../../../ui/refusals.tsx';
import { complianceMessages } from '../compliance.messages.ts';
import { Deadline } from '../deadline.tsx';
import styles from '../room.module.css';
import { type Deal, useRoom } from '../room-context.ts';
import { useComplianceText } from '../use-compliance-text.ts';

type Item = Deal['compliance'][number];

const ICONS: Record<ComplianceStatus, ComponentType<{ className?: string }>> = {
  MET: CheckCircleOutlined,
  MISSING: ExclamationCircleOutlined,
  WARNING: InfoCircleOutlined,
  WAITING: ClockCircleOutlined,
  NOT_APPLICABLE: MinusCircleOutlined,
};
const OPEN: readonly ComplianceStatus[] = ['MISSING', 'WAITING', 'WARNING'];

/** What is met, missing, waited for or only to be noted, for each next step, with the rule that asks it. */
export default function CompliancePanel() {
  const t = useMessages(complianceMessages);
  const { deal } = useRoom();
  const [all, setAll] = useState(false);
  const open = deal.compliance.filter(({ status }) => OPEN.includes(status));
  const shown = all ? deal.compliance : open;
  const rest = deal.compliance.length - open.length;
  const steps = [...new Set(shown.map(({ step }) => step))];
  if (deal.compliance.length === 0) return <p>{t('nothing')}</p>;
  return (
    <>
      <p>{open.length > 0 ? t('intro') : t('nothingMissing')}</p>
      {rest > 0 && (
        <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
          {t('showMet', { count: rest })}
        </Checkbox>
      )}
      {steps.map((step) => (
        <StepItems key={step} step={step} items={shown.filter((item) => item.step === step)} />
      ))}
    </>
  );
}

function StepItems({ step, items }: { step: ComplianceStep; items: readonly Item[] }) {
  const t = useMessages(complianceMessages);
  return (
    <section>
      <h3 className={styles.heading}>{t(`step${step}`)}</h3>
      <ul className={styles.items}>
        {items.map((item) => (
          <ItemRow key={[item.ruleId, item.code, item.status, item.who, item.until].join(' ')} item={item} />
        ))}
      </ul>
    </section>
  );
}

function ItemRow({ item }: { item: Item }) {
  const t = useMessages(complianceMessages);
  const app = useMessages(appMessages);
  const text = useComplianceText()(item);
  const Icon = ICONS[item.status];
  return (
    <li data-status={item.status}>
      <Icon className={styles.itemIcon ?? ''} />
      <div>
        <strong>{t(`status${item.status}`)}</strong>
        {text && <> · {text}</>}
        {(item.who || item.until) && (
          <div>
            {item.who && t('byWhom', { who: app(`role${item.who}`) })}{' '}
            {item.until && (
              <>
                {t('waitUntil')} <Deadline value={item.until} />
              </>
            )}
          </div>
        )}
        {item.rule ? <RuleQuote rule={item.rule} plain /> : <div className="f-quiet">{t('byCourse')}</div>}
      </div>
    </li>
  );
}
