import { App } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { deskMessages } from './desk.messages.ts';
import { LeadDrawer } from './lead-drawer.tsx';
import { LeadsList } from './leads-list.tsx';

/** Cards that the brokers of an agency share with its administrator, to read. */
export function Component() {
  const t = useMessages(deskMessages);
  const { get, set } = useListState();
  const leadId = get('lead');
  return (
    <App component={false}>
      <div className="f-page">
        <PageTitle title={t('agencyTitle')} subtitle={t('agencyIntro')} />
        <LeadsList ofAgency onOpen={(id) => set({ lead: id }, { push: true })} />
        {leadId && <LeadDrawer leadId={leadId} onChanged={() => {}} onClose={() => set({ lead: null })} />}
      </div>
    </App>
  );
}
