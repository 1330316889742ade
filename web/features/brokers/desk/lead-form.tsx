import { App, Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerLostReason,
  type BrokerStage,
  MoveBrokerLeadDocument,
  type MoveBrokerLeadMutation,
  SaveBrokerLeadDocument,
  type SaveBrokerLeadMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { STAGES } from './board-state.ts';
import { ClientSelect } from './client-select.tsx';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import type { Lead } from './lead-drawer.tsx';

interface Fields {
  title: string;
  clientId: string | null;
  expectedAmount: string | null;
  expectedCommission: string | null;
  expectedOn: string | null;
  /** Per cent. */
  chance: number | null;
  lostReason: BrokerLostReason | null;
  isShared: boolean;
}

const LOST: readonly BrokerLostReason[] = [
  'NO_INTEREST',
  'PRICE',
  'TIMING',
  'NOT_MATURE',
  'OTHER_SOLUTION',
  'NO_ENGAGEMENT',
  'OTHER',
];

const saved = (data: SaveBrokerLeadMutation) => data.saveBrokerLead;
const moved = (data: MoveBrokerLeadMutation) => data.moveBrokerLead;

/** The fields of a card. */
export function LeadForm({ lead, onSaved }: { lead: Lead; onSaved: () => void }) {
  const t = useMessages(deskMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useAction(SaveBrokerLeadDocument, saved, { form });
  const submit = async (fields: Fields) => {
    const input = {
      leadId: lead.id,
      expectedVersion: lead.version,
      ...fields,
      title: fields.title.trim(),
      chance: fields.chance === null ? null : Math.round(fields.chance * 100),
      lostReason: lead.stage === 'LOST' ? fields.lostReason : null,
    };
    if (!(await save.run({ input }))) return;
    void message.success(t('saved'));
    onSaved();
  };
  return (
    <>
      <StageSelect lead={lead} onMoved={onSaved} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={valuesOf(lead)}
        onFinish={(fields) => void submit(fields)}
        scrollToFirstError={{ focus: true }}
      >
        <Form.Item
          name="title"
          label={t('fieldTitle')}
          rules={[{ required: true, whitespace: true, message: t('fieldTitleNeeded') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="clientId" label={t('fieldClient')}>
          <ClientSelect known={lead.client ?? null} />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="expectedAmount" label={t('fieldAmount')}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="expectedCommission" label={t('fieldCommission')} extra={t('fieldCommissionHelp')}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="expectedOn" label={t('fieldExpectedOn')}>
            <DayPicker />
          </Form.Item>
          <Form.Item
            name="chance"
            label={t('fieldChance')}
            extra={t('fieldChanceHelp', { value: lead.likelihood / 100 })}
          >
            <InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: '100%' }} />
          </Form.Item>
        </div>
        {lead.stage === 'LOST' && (
          <Form.Item name="lostReason" label={t('fieldLost')}>
            <Select allowClear options={LOST.map((value) => ({ value, label: t(`lost${value}`) }))} />
          </Form.Item>
        )}
        {lead.canShare && (
          <Form.Item
            name="isShared"
            label={t('fieldShared')}
            extra={t('fieldSharedHelp')}
            valuePropName="checked"
          >
            <Switch />
          </Form.Item>
        )}
        <Refusals errors={save.refusals} />
        <FaultAlert fault={save.fault} />
        <Button type="primary" htmlType="submit" loading={save.running}>
          {t('save')}
        </Button>
      </Form>
    </>
  );
}

/** The column of a card as a choice, for who does not drag. */
function StageSelect({ lead, onMoved }: { lead: Lead; onMoved: () => void }) {
  const t = useMessages(deskMessages);
  const move = useAction(MoveBrokerLeadDocument, moved);
  const change = async (stage: BrokerStage) => {
    const input = { leadId: lead.id, expectedVersion: lead.version, stage, position: 0 };
    if (await move.run({ input })) onMoved();
  };
  return (
    <Form layout="vertical">
      <Form.Item label={t('fieldStage')} htmlFor="lead-stage">
        <Select
          id="lead-stage"
          value={lead.stage}
          loading={move.running}
          onChange={(stage: BrokerStage) => void change(stage)}
          options={STAGES.map((value) => ({ value, label: t(`stage${value}`) }))}
        />
      </Form.Item>
      <Refusals errors={move.refusals} />
      <FaultAlert fault={move.fault} />
    </Form>
  );
}

function valuesOf(lead: Lead): Fields {
  return {
    title: lead.title,
    clientId: lead.client?.id ?? null,
    expectedAmount: lead.expectedAmount ?? null,
    expectedCommission: lead.ownEstimate ?? null,
    expectedOn: lead.expectedOn ?? null,
    chance: lead.chance == null ? null : lead.chance / 100,
    lostReason: lead.lostReason ?? null,
    isShared: lead.isShared,
  };
}
