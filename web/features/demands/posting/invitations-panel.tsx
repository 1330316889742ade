import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  InviteToBidDocument,
  type InviteToBidMutation,
  type ManagedDemandFragment,
  WithdrawInvitationDocument,
  type WithdrawInvitationMutation,
} from '../../../generated/demands-posting/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { UnitSearch } from '../../accounts/unit-search.tsx';
import { postingMessages } from './posting.messages.ts';
import styles from './posting.module.css';
import { usePostingExplain } from './use-posting-explain.ts';

const pickInvited = (data: InviteToBidMutation) => data.inviteToBid;
const pickWithdrawn = (data: WithdrawInvitationMutation) => data.withdrawInvitation;

/** Who was invited, and inviting more. A directed commission takes bids of these organisations only. */
export function InvitationsPanel({ demand, onDone }: { demand: ManagedDemandFragment; onDone: () => void }) {
  const t = useMessages(postingMessages);
  const [isInviting, setInviting] = useState(false);
  const withdraw = useAction(WithdrawInvitationDocument, pickWithdrawn);
  const canInvite = demand.availableActions.includes('INVITE');
  if (!canInvite && demand.invitations.length === 0) return null;
  const take = async (organizationId: string) => {
    if (await withdraw.run({ input: { demandId: demand.id, organizationId } })) onDone();
  };
  return (
    <section className="f-card">
      <h2>{t('invitations')}</h2>
      <p className="f-quiet">
        {demand.mode === 'DIRECTED' ? t('invitationsDirected') : t('invitationsHint')}
      </p>
      <ul className={styles.changes}>
        {demand.invitations.map(({ id, organization, at, message }) => (
          <li key={id}>
            {organization.name}{' '}
            <span className="f-quiet">
              <DateTime value={at} />
            </span>
            {message && <div className="f-quiet">{message}</div>}
            {canInvite && demand.publishedAt === null && (
              <Button type="link" size="small" onClick={() => void take(organization.id)}>
                {t('withdrawInvitation')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refusals errors={withdraw.refusals} />
      <FaultAlert fault={withdraw.fault} />
      {canInvite && <Button onClick={() => setInviting(true)}>{t('invite')}</Button>}
      {isInviting && <InviteDialog demand={demand} onClose={() => setInviting(false)} onDone={onDone} />}
    </section>
  );
}

interface InviteFields {
  organizationId: string;
  message?: string;
}

function InviteDialog(props: { demand: ManagedDemandFragment; onClose: () => void; onDone: () => void }) {
  const { demand, onClose, onDone } = props;
  const t = useMessages(postingMessages);
  const explain = usePostingExplain();
  const [form] = Form.useForm<InviteFields>();
  const action = useAction(InviteToBidDocument, pickInvited);
  const invite = async ({ organizationId, message }: InviteFields) => {
    const input = { demandId: demand.id, organizationId, message: message ?? null };
    if (!(await action.run({ input }))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={t('invite')}
      okText={t('invite')}
      action={action}
      form={form}
      explain={explain}
      onSubmit={(fields) => void invite(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="organizationId"
        label={t('invitedOrganization')}
        rules={[{ required: true, message: t('organizationNeeded') }]}
      >
        <UnitSearch kinds={[...demand.content.eligibility.kinds]} />
      </Form.Item>
      <Form.Item name="message" label={t('invitationMessage')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
