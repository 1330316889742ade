import { Checkbox, Form, type FormInstance, Input, Radio } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { EngagementSide } from '../../../generated/brokers-engagements/graphql.ts';
import { DayPicker } from '../../../ui/fields.tsx';
import { DemandSelect, ResultSelect } from './choosers.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';
import type { EngagementFields } from './form-values.ts';

interface Props {
  form: FormInstance<EngagementFields>;
  side: EngagementSide;
  /** Whether the reader is the client, who chooses among their own. */
  isClient: boolean;
}

/** What the broker is engaged for. */
export function MandateFields({ form, side, isClient }: Props) {
  const t = useMessages(engagementMessages);
  const about = Form.useWatch('about', form) ?? 'WORDS';
  const required = [{ required: true, message: t('required') }];
  const words = [{ required: true, whitespace: true, message: t('required') }];
  const choices =
    side === 'OWNER' ? (['RESULT', 'WORDS'] as const) : (['DEMAND', 'RESULT', 'WORDS'] as const);
  const canOpen = about === 'DEMAND' || (about === 'RESULT' && side === 'OWNER');
  return (
    <section className="f-card" aria-labelledby="scope">
      <h2 id="scope">{t('sectionScope')}</h2>
      <Form.Item name="about" label={t('fieldAbout')}>
        <Radio.Group options={choices.map((value) => ({ value, label: t(`about${value}`) }))} />
      </Form.Item>
      {about === 'RESULT' && (
        <Form.Item name="resultId" label={t('fieldResult')} rules={required}>
          <ResultSelect own={isClient && side === 'OWNER'} />
        </Form.Item>
      )}
      {about === 'DEMAND' && (
        <Form.Item name="demandId" label={t('fieldDemand')} rules={required}>
          <DemandSelect own={isClient} />
        </Form.Item>
      )}
      <Form.Item name="scopeText" label={t('fieldScope')} rules={words}>
        <Input.TextArea rows={3} maxLength={2000} placeholder={t('scopeHint')} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="startsOn" label={t('fieldFrom')} rules={required}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="endsOn" label={t('fieldUntil')} rules={required}>
          <DayPicker />
        </Form.Item>
      </div>
      <Form.Item name="duties" label={t('fieldDuties')} rules={words}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <Form.Item name="isExclusive" valuePropName="checked">
        <Checkbox>{t('fieldExclusive')}</Checkbox>
      </Form.Item>
      {canOpen && (
        <Form.Item name="confidentialAccess" valuePropName="checked">
          <Checkbox>{t('fieldConfidential')}</Checkbox>
        </Form.Item>
      )}
    </section>
  );
}
