import { useQuery } from '@apollo/client/react';
import { App, Button, Drawer, Skeleton, Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BrokerLeadCardDocument,
  type BrokerLeadPartsFragment,
  RemoveBrokerLeadDocument,
  type RemoveBrokerLeadMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { LeadFacts } from './lead-facts.tsx';
import { LeadFiles } from './lead-files.tsx';
import { LeadForm } from './lead-form.tsx';
import { LeadNotes } from './lead-notes.tsx';
import { LeadTasks } from './lead-tasks.tsx';

export type Lead = BrokerLeadPartsFragment;

interface Props {
  leadId: string;
  /** Called after a change that the board or the list shows. */
  onChanged: () => void;
  onClose: () => void;
}

const removed = (data: RemoveBrokerLeadMutation) => data.removeBrokerLead;

/** Everything about one card: its fields, next steps, notes and documents. */
export function LeadDrawer({ leadId, onChanged, onClose }: Props) {
  const t = useMessages(deskMessages);
  const { data, loading, error, refetch } = useQuery(BrokerLeadCardDocument, {
    variables: { id: leadId },
    fetchPolicy: 'cache-and-network',
  });
  const lead = data?.brokerLead;
  return (
    <Drawer open size="large" title={lead?.title ?? ''} onClose={onClose} destroyOnHidden>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!lead && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {!lead && !loading && !error && <EmptyState title={t('notFound')} />}
      {lead && <Parts lead={lead} onChanged={onChanged} onClose={onClose} />}
    </Drawer>
  );
}

function Parts({ lead, onChanged, onClose }: { lead: Lead } & Omit<Props, 'leadId'>) {
  const t = useMessages(deskMessages);
  return (
    <>
      {!lead.canEdit && <p className={styles.quiet}>{t('readOnly', { name: lead.broker?.name ?? '' })}</p>}
      <About lead={lead} />
      {lead.canEdit ? <LeadForm key={lead.id} lead={lead} onSaved={onChanged} /> : <LeadFacts lead={lead} />}
      <LeadTasks lead={lead} onChanged={onChanged} />
      <LeadNotes lead={lead} />
      <LeadFiles lead={lead} />
      {lead.canEdit && <Remove lead={lead} onChanged={onChanged} onClose={onClose} />}
    </>
  );
}

/** Where it came from and what it is about. */
function About({ lead }: { lead: Lead }) {
  const t = useMessages(deskMessages);
  const { result, demand, engagement, invitationId, introductionId, origin } = lead;
  return (
    <p>
      <Tag>{t(`origin${origin}`)}</Tag>
      {result && (
        <Link to={`/results/${result.id}`}>
          {t('ofResult')} {result.title}
        </Link>
      )}{' '}
      {demand && (
        <Link to={`/demands/${demand.id}`}>
          {t('ofDemand')} {demand.number} {demand.title}
        </Link>
      )}{' '}
      {engagement && (
        <Link to={`/desk/engagements/${engagement.id}`}>
          {t('ofEngagement', { number: engagement.number })}
        </Link>
      )}{' '}
      {!engagement && invitationId && <Link to="/desk/broker-invitations">{t('ofInvitation')}</Link>}{' '}
      {introductionId && <Link to={`/desk/introductions/${introductionId}`}>{t('ofIntroduction')}</Link>}
    </p>
  );
}

function Remove({ lead, onChanged, onClose }: { lead: Lead } & Omit<Props, 'leadId'>) {
  const t = useMessages(deskMessages);
  const { modal, message } = App.useApp();
  const action = useAction(RemoveBrokerLeadDocument, removed);
  const ask = () =>
    void modal.confirm({
      title: t('removeTitle'),
      content: t('removeText'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        const input = { leadId: lead.id, expectedVersion: lead.version };
        if (!(await action.run({ input }))) return;
        void message.success(t('removed'));
        onClose();
        onChanged();
      },
    });
  return (
    <div className={styles.part}>
      <Button danger loading={action.running} onClick={ask}>
        {t('remove')}
      </Button>
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </div>
  );
}
