import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SourceIncome } from './distribution-panel.tsx';
import { incomeMessages } from './income.messages.ts';

/** Bounty that the unit won with a lane, as it divides it. */
export function Component() {
  const t = useMessages(incomeMessages);
  const { laneId = '' } = useParams();
  return (
    <div className="f-page">
      <PageTitle
        title={t('bountyTitle')}
        subtitle={t('bountyIntro')}
        back={{ to: '/desk/bounties', label: t('backToBounties') }}
      />
      <section className="f-card">
        <SourceIncome source={{ laneId }} version={0} onChanged={async () => {}} />
      </section>
    </div>
  );
}
