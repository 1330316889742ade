import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type { EngagementAction } from '../../../generated/brokers-engagements/graphql.ts';
import type { Engagement } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';
import { AcceptDialog, DeclineDialog, EndDialog, FulfilDialog } from './step-dialogs.tsx';

/** Steps that are asked for here; signing is done beside each name, naming a deal beside the deals. */
const BUTTONS = ['ACCEPT_TERMS', 'DECLINE_TERMS', 'FULFIL', 'END'] as const satisfies EngagementAction[];

/** What the reader can do with an engagement now. */
export function EngagementSteps({ engagement }: { engagement: Engagement }) {
  const t = useMessages(engagementMessages);
  const [open, setOpen] = useState<(typeof BUTTONS)[number] | null>(null);
  const { id, state, actions, versions } = engagement;
  const offered = BUTTONS.filter((action) => actions.includes(action));
  const mayPropose = actions.includes('PROPOSE_TERMS');
  const proposed = versions.find((version) => version.state === 'PROPOSED');
  if (offered.length === 0 && !mayPropose) return null;
  const close = () => setOpen(null);
  return (
    <div className={styles.head} style={{ marginBottom: 16 }}>
      {offered.map((action) => (
        <Button
          key={action}
          {...(action === 'ACCEPT_TERMS' ? { type: 'primary' as const } : {})}
          danger={action === 'END' || action === 'DECLINE_TERMS'}
          onClick={() => setOpen(action)}
        >
          {t(`action${action}`)}
        </Button>
      ))}
      {mayPropose && (
        <Link to={`/desk/engagements/${id}/terms`} className="f-button">
          {t(state === 'ACTIVE' ? 'actionPROPOSE_LATER' : 'actionPROPOSE_TERMS')}
        </Link>
      )}
      {open === 'ACCEPT_TERMS' && proposed && (
        <AcceptDialog engagement={engagement} version={proposed} onClose={close} />
      )}
      {open === 'DECLINE_TERMS' && <DeclineDialog engagement={engagement} onClose={close} />}
      {open === 'FULFIL' && <FulfilDialog engagement={engagement} onClose={close} />}
      {open === 'END' && <EndDialog engagement={engagement} onClose={close} />}
    </div>
  );
}
