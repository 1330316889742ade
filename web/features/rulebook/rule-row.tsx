import { App, Form, Modal, Switch, Tag } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  AdoptRuleDocument,
  type AdoptRuleMutation,
  RevokeRuleAdoptionDocument,
  type RevokeRuleAdoptionMutation,
} from '../../generated/rulebook/graphql.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { DayPicker } from '../../ui/fields.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { rulebookMessages } from './messages.ts';
import styles from './rulebook.module.css';
import type { Rule, Rulebook } from './rulebook-page.tsx';

interface Props {
  rule: Rule;
  text: string;
  rulebook: Rulebook;
  onChanged: () => void;
}

/** One rule: what it asks, where it comes from, what a breach does, and the switch of the unit's administrator. */
export function RuleRow({ rule, text, rulebook, onChanged }: Props) {
  const t = useMessages(rulebookMessages);
  const days = [
    rule.effectiveFrom && t('from', { date: rule.effectiveFrom }),
    rule.effectiveTo && t('until', { date: rule.effectiveTo }),
  ].filter(Boolean);
  return (
    <li id={rule.id}>
      <div className={styles.id}>{rule.id}</div>
      <div>
        <p className={styles.text}>{text}</p>
        <div className="f-quiet">
          {rule.citation ?? t('authorityPLATFORM')}
          {days.length > 0 && ` · ${days.join(' ')}`}
        </div>
      </div>
      <div className={styles.effect}>
        <span>
          <Tag>{t(`authority${rule.authority}`)}</Tag>{' '}
          {rule.kinds.map((kind) => (
            <Tag key={kind} variant="outlined">
              {t(`kind${kind}`)}
            </Tag>
          ))}
        </span>
        {rule.kinds.includes('BLOCK') && (
          <span className="f-quiet">{rule.blocks ? t('blocks') : t('warns')}</span>
        )}
        {rule.adoptable && rulebook.organization && (
          <Adoption rule={rule} organizationId={rulebook.organization.id} onChanged={onChanged} />
        )}
      </div>
    </li>
  );
}

const pickAdopt = (data: AdoptRuleMutation) => data.adoptRule;
const pickRevoke = (data: RevokeRuleAdoptionMutation) => data.revokeRuleAdoption;

function Adoption(props: { rule: Rule; organizationId: string; onChanged: () => void }) {
  return (
    <App component={false}>
      <AdoptionSwitch {...props} />
    </App>
  );
}

function AdoptionSwitch({
  rule,
  organizationId,
  onChanged,
}: {
  rule: Rule;
  organizationId: string;
  onChanged: () => void;
}) {
  const t = useMessages(rulebookMessages);
  const { modal, message } = App.useApp();
  const { hasRole } = useViewer();
  const [adopting, setAdopting] = useState(false);
  const revoke = useAction(RevokeRuleAdoptionDocument, pickRevoke);
  const since = rule.adoptedFrom && t('adoptedSince', { date: rule.adoptedFrom });
  const decided = rule.adopted || Boolean(rule.adoptedFrom);
  if (!hasRole('ADMINISTRATOR')) {
    return <span className="f-quiet">{since ?? (rule.adopted ? t('adoptedYes') : t('adoptedNo'))}</span>;
  }
  const giveUp = () =>
    modal.confirm({
      title: t('revokeAsk', { id: rule.id }),
      content: t('revokeText'),
      okText: t('revokeOk'),
      onOk: async () => {
        if (!(await revoke.run({ input: { organizationId, ruleId: rule.id } }))) return;
        message.success(t('revokeDone'));
        onChanged();
      },
    });
  return (
    <>
      <span>
        <Switch
          checked={decided}
          aria-label={t('adopt', { id: rule.id })}
          onChange={(wanted) => (wanted ? setAdopting(true) : giveUp())}
        />{' '}
        {since ?? (decided ? t('adoptedYes') : t('adoptedNo'))}
      </span>
      <Refusals errors={revoke.refusals} />
      <FaultAlert fault={revoke.fault} />
      {adopting && (
        <AdoptDialog
          ruleId={rule.id}
          organizationId={organizationId}
          onClose={() => setAdopting(false)}
          onDone={() => {
            setAdopting(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function AdoptDialog(props: {
  ruleId: string;
  organizationId: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { ruleId, organizationId, onClose, onDone } = props;
  const t = useMessages(rulebookMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ effectiveFrom: string }>();
  const adopt = useAction(AdoptRuleDocument, pickAdopt, { form });
  const today = dayjs().format('YYYY-MM-DD');
  const submit = async ({ effectiveFrom }: { effectiveFrom: string }) => {
    if (!(await adopt.run({ input: { organizationId, ruleId, effectiveFrom } }))) return;
    message.success(t('adoptDone'));
    onDone();
  };
  return (
    <Modal
      open
      title={t('adoptTitle', { id: ruleId })}
      okText={t('adopt', { id: ruleId })}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={adopt.running}
    >
      <p>{t('adoptText')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ effectiveFrom: today }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item
          name="effectiveFrom"
          label={t('adoptFrom')}
          rules={[{ required: true, message: t('adoptFromRequired') }]}
        >
          <DayPicker min={today} />
        </Form.Item>
      </Form>
      <Refusals errors={adopt.refusals} />
      <FaultAlert fault={adopt.fault} />
    </Modal>
  );
}
