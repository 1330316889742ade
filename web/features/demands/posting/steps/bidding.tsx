import { Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMessages } from '../../../../app/i18n.tsx';
import { useRegions } from '../../../../ui/taxonomy.ts';
import { demandLabels } from '../../demand.labels.ts';
import { useDemandForm } from '../form-context.ts';
import { ListSum } from '../list-sum.tsx';
import { postingMessages } from '../posting.messages.ts';
import styles from '../posting.module.css';
import { hasBids } from '../steps.ts';

const KINDS = ['UNIVERSITY', 'INSTITUTE', 'ENTERPRISE', 'AGENCY'] as const;
const LEAST_DAYS = 3;
const WHOLE = 100;

/** Who may bid and until when, and how bids are judged. */
export default function BiddingStep() {
  const t = useMessages(postingMessages);
  const labels = useMessages(demandLabels);
  const regions = useRegions();
  const { saved } = useDemandForm();
  const withBids = hasBids(saved.mode);
  return (
    <>
      <Form.Item name={['eligibility', 'kinds']} label={withBids ? t('kinds') : t('kindsPlain')}>
        <Checkbox.Group options={KINDS.map((value) => ({ value, label: labels(`mayBid${value}`) }))} />
      </Form.Item>
      <Form.Item name={['eligibility', 'provinces']} label={t('provinces')} extra={t('territoryHint')}>
        <Select mode="multiple" options={regions.provinces} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name={['eligibility', 'text']} label={t('eligibilityText')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      {withBids && <Judging />}
    </>
  );
}

function Judging() {
  const t = useMessages(postingMessages);
  const labels = useMessages(demandLabels);
  const { form } = useDemandForm();
  return (
    <>
      <Form.Item
        name="bidsCloseAt"
        label={t('bidsCloseAt')}
        extra={t('bidsCloseAtHint', { days: LEAST_DAYS })}
      >
        <MomentPicker />
      </Form.Item>
      <h3>{t('criteria')}</h3>
      <p className="f-quiet">{t('criteriaHint')}</p>
      <Form.List name="criteria">
        {(fields) => (
          <div className={styles.columns}>
            {fields.map(({ key, name }) => (
              <Form.Item
                key={key}
                name={[name, 'weight']}
                label={labels(`criterion${form.getFieldValue(['criteria', name, 'code']) as 'TARGETS'}`)}
              >
                <InputNumber min={0} max={WHOLE} precision={2} suffix="%" style={{ width: '100%' }} />
              </Form.Item>
            ))}
          </div>
        )}
      </Form.List>
      <ListSum list="criteria" whole={WHOLE} label={t('weightSum')} />
      <div className={styles.columns}>
        <Form.Item name="expertsAsked" label={t('expertsAsked')} extra={t('expertsHint')}>
          <InputNumber min={0} max={15} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="noticeDays" label={t('noticeDays')} extra={t('noticeDaysHint')}>
          <InputNumber min={5} max={60} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="isBlind" valuePropName="checked" extra={t('isBlindHint')}>
        <Checkbox>{t('isBlind')}</Checkbox>
      </Form.Item>
    </>
  );
}

interface MomentProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}

/** A moment as ISO text, chosen by day and minute. */
export function MomentPicker({ id, value, onChange }: MomentProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      showTime={{ format: 'HH:mm', defaultOpenValue: dayjs('17:00', 'HH:mm') }}
      format="YYYY-MM-DD HH:mm"
      minDate={dayjs()}
      value={value ? dayjs(value) : null}
      onChange={(moment: Dayjs | null) =>
        onChange?.(moment ? moment.second(0).millisecond(0).toISOString() : null)
      }
      style={{ width: '100%', maxWidth: 320 }}
    />
  );
}
