import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { CommissionBeneficiaryRole } from '../../../generated/brokers-engagements/graphql.ts';
import { UnitSearch } from '../../accounts/unit-search.tsx';
import { BrokerSelect } from './choosers.tsx';
import { usePercent } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';
import { type EngagementFields, isWhole, sumOfShares } from './form-values.ts';

const ADDED: readonly CommissionBeneficiaryRole[] = ['CO_BROKER', 'AGENCY', 'REFERRER', 'PLATFORM'];
const MOST_PARTS = 12;

/** Who shares a commission; the first is the leading broker. */
export function PartsFields({ form }: { form: FormInstance<EngagementFields> }) {
  const t = useMessages(engagementMessages);
  const percent = usePercent();
  const parts = Form.useWatch('parts', form);
  const sum = sumOfShares(parts);
  return (
    <section className="f-card" aria-labelledby="shares">
      <h2 id="shares">{t('sectionShares')}</h2>
      <p className="f-quiet">{t('sharesHint')}</p>
      <Form.List
        name="parts"
        rules={[
          {
            validator: async (_rule, rows: EngagementFields['parts']) => {
              if (!isWhole(rows)) throw new Error(t('reasonNOT_THE_WHOLE'));
            },
          },
        ]}
      >
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map(({ key, name }) => (
              <Part key={key} form={form} place={name} onRemove={() => remove(name)} />
            ))}
            <p style={{ color: sum === 10_000 ? 'var(--f-good)' : 'var(--f-deadline)' }} role="status">
              {t('sharesSum', { sum: percent(sum) })}
            </p>
            <Form.ErrorList errors={errors} />
            {fields.length < MOST_PARTS && (
              <Button onClick={() => add({ role: 'CO_BROKER', kind: 'PERSON' })}>{t('addPart')}</Button>
            )}
          </>
        )}
      </Form.List>
    </section>
  );
}

interface PartProps {
  form: FormInstance<EngagementFields>;
  place: number;
  onRemove: () => void;
}

function Part({ form, place, onRemove }: PartProps) {
  const t = useMessages(engagementMessages);
  const role = Form.useWatch(['parts', place, 'role'], form) ?? 'CO_BROKER';
  const isLead = role === 'LEAD';
  const required = [{ required: true, message: t('required') }];
  const roles = isLead ? (['LEAD'] as const) : ADDED;
  return (
    <div className={styles.part}>
      <Form.Item name={[place, 'role']}>
        <Select
          aria-label={t('fieldRole')}
          disabled={isLead}
          options={roles.map((value) => ({ value, label: t(`role${value}`) }))}
        />
      </Form.Item>
      <Who form={form} place={place} role={role} />
      {/* Of who shares already; what no item names, the form does not know. */}
      <Form.Item name={[place, 'key']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[place, 'name']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[place, 'share']} rules={required}>
        <InputNumber
          min={0.01}
          max={100}
          precision={2}
          suffix="%"
          aria-label={t('fieldShare')}
          style={{ width: '100%' }}
        />
      </Form.Item>
      {isLead ? (
        <span />
      ) : (
        <Button
          icon={<DeleteOutlined />}
          aria-label={t('removePart', { number: place + 1 })}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

function Who({
  form,
  place,
  role,
}: {
  form: FormInstance<EngagementFields>;
  place: number;
  role: CommissionBeneficiaryRole;
}) {
  const t = useMessages(engagementMessages);
  const name: string | null | undefined = Form.useWatch(['parts', place, 'name'], form);
  const key: string | null | undefined = Form.useWatch(['parts', place, 'key'], form);
  const kind = Form.useWatch(['parts', place, 'kind'], form) ?? 'PERSON';
  const required = [{ required: true, message: t('required') }];
  if (key) {
    return <span>{name}</span>;
  }
  if (role === 'LEAD') return <span className="f-quiet">{t('leadSelf')}</span>;
  if (role === 'PLATFORM') return <span className="f-quiet">{t('platformSelf')}</span>;
  const isPerson = role === 'CO_BROKER' || (role === 'REFERRER' && kind === 'PERSON');
  return (
    <div>
      {role === 'REFERRER' && (
        <Form.Item name={[place, 'kind']} initialValue="PERSON">
          <Select
            aria-label={t('fieldWho')}
            options={[
              { value: 'PERSON', label: t('partKindPERSON') },
              { value: 'ORGANIZATION', label: t('partKindORGANIZATION') },
            ]}
          />
        </Form.Item>
      )}
      {isPerson ? (
        <Form.Item name={[place, 'brokerId']} rules={required}>
          <BrokerSelect label={t('fieldWho')} />
        </Form.Item>
      ) : (
        <Form.Item name={[place, 'organizationId']} rules={required}>
          <UnitSearch
            label={t('fieldWho')}
            kinds={role === 'AGENCY' ? ['AGENCY', 'UNIVERSITY', 'INSTITUTE'] : ['AGENCY', 'ENTERPRISE']}
          />
        </Form.Item>
      )}
    </div>
  );
}
