import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerProfilePartsFragment,
  HandInBrokerProfileDocument,
  type HandInBrokerProfileMutation,
} from '../../../generated/brokers-registry/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { profileMessages } from './profile.messages.ts';
import { useProfileExplain } from './use-profile-explain.ts';
import type { Saving } from './use-saving.ts';

const pick = (data: HandInBrokerProfileMutation) => data.handInBrokerProfile;

interface Props {
  saved: BrokerProfilePartsFragment;
  saving: Saving;
  isProposal: boolean;
  onDone: () => Promise<void>;
}

/** What is missing, the promise to be truthful and to keep secrets, and the step itself. */
export function HandIn({ saved, saving, isProposal, onDone }: Props) {
  const t = useMessages(profileMessages);
  const explain = useProfileExplain();
  const [promise, setPromise] = useState(false);
  const [refusedAt, setRefusedAt] = useState<number | null>(null);
  const action = useAction(HandInBrokerProfileDocument, pick);
  const missing = saved.account?.missing ?? [];
  const handIn = async () => {
    if (!(await saving.save())) return;
    const input = { brokerId: saved.id, expectedVersion: saving.version(), promise };
    if (await action.run({ input })) await onDone();
    else setRefusedAt(input.expectedVersion);
  };
  return (
    <section className="f-card" style={{ marginTop: 16 }} aria-label={t('handIn')}>
      <h2>{isProposal ? t('handInProposal') : t('handIn')}</h2>
      {missing.length > 0 ? (
        <>
          <p>{t('lacks')}</p>
          <ul>
            {missing.map(({ code, field }) => (
              <li key={field}>{t(`gap${code}`)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t(saved.account?.confirmer === 'ORGANIZATION' ? 'nextOwn' : 'nextOperator')}</p>
      )}
      <p>
        <Checkbox checked={promise} onChange={({ target }) => setPromise(target.checked)}>
          {t('promise')}
        </Checkbox>
        <Link to="/rulebook#ORG-4" target="_blank">
          {t('promiseSource')}
        </Link>
      </p>
      {/* What was written since may have mended it. */}
      <Refusals errors={refusedAt === saved.account?.version ? action.refusals : []} explain={explain} />
      <FaultAlert fault={action.fault} />
      <Button type="primary" loading={action.running} onClick={() => void handIn()}>
        {isProposal ? t('handInProposal') : t('handIn')}
      </Button>
    </section>
  );
}
