import { App, Button, Checkbox, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  InterestCardsDocument,
  type InterestCardsQuery,
  MarkContactedDocument,
  type MarkContactedMutation,
  type OutcomeCardPartsFragment,
} from '../../../generated/roadshows-outcome/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { exactTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { outcomeMessages } from './outcome.messages.ts';

type Card = OutcomeCardPartsFragment;

const pick = (data: InterestCardsQuery) => data.interestCards;
const pickMarked = (data: MarkContactedMutation) => data.markContacted;

/** Interest cards: of one roadshow for its organiser, of all roadshows for the units of the entries. */
export function Component() {
  const t = useMessages(outcomeMessages);
  const { roadshowId = null } = useParams();
  const { message } = App.useApp();
  const { get, set } = useListState();
  const isOpenOnly = get('open') === '1';
  const list = useRows(InterestCardsDocument, pick, { roadshowId, open: isOpenOnly || null });
  const mark = useAction(MarkContactedDocument, pickMarked);
  const onMark = async (cardId: string) => {
    if (await mark.run({ input: { cardId } })) message.success(t('marked'));
  };
  const columns = useColumns((cardId) => void onMark(cardId));
  return (
    <ListPage<Card>
      name="interest-cards"
      title={t(roadshowId ? 'cardsTitle' : 'cardsTitleOf')}
      subtitle={t(roadshowId ? 'cardsIntroOrganiser' : 'cardsIntro')}
      {...(roadshowId ? { back: { to: `/desk/roadshows/${roadshowId}/report`, label: t('title') } } : {})}
      list={list}
      columns={columns}
      tools={
        <Checkbox checked={isOpenOnly} onChange={({ target }) => set({ open: target.checked ? '1' : null })}>
          {t('onlyOpen')}
        </Checkbox>
      }
      exportTool={
        <ExportLinks
          paths={['/roadshows/cards.xlsx', '/roadshows/cards.csv']}
          filter={{ roadshow: roadshowId }}
        />
      }
      empty={<EmptyState title={t('cardsNone')} text={t('cardsNoneText')} />}
    >
      <Refusals errors={mark.refusals} />
      <FaultAlert fault={mark.fault} />
    </ListPage>
  );
}

function useColumns(onMark: (cardId: string) => void): DataColumn<Card>[] {
  const t = useMessages(outcomeMessages);
  const { locale } = useLanguage();
  return [
    {
      key: 'entry',
      title: t('entry'),
      always: true,
      text: ({ entry }) => entry,
      render: ({ entry }) => entry,
    },
    {
      key: 'guest',
      title: t('guest'),
      text: ({ guest, organization, email }) => [guest, organization, email].filter(Boolean).join(' '),
      render: (card) => <Guest card={card} />,
    },
    {
      key: 'strength',
      title: t('strength'),
      text: ({ strength }) => t(`strength${strength}`),
      render: ({ strength }) => (
        <Tag color={strength === 'WANTS_TALKS' ? 'processing' : 'default'}>{t(`strength${strength}`)}</Tag>
      ),
    },
    { key: 'note', title: t('note'), text: ({ note }) => note, render: ({ note }) => note },
    {
      key: 'at',
      title: t('at'),
      text: ({ at }) => exactTime(at, locale),
      render: ({ at }) => exactTime(at, locale),
    },
    {
      key: 'roadshow',
      title: t('roadshow'),
      text: ({ roadshow }) => roadshow,
      render: ({ roadshow }) => roadshow,
      optional: true,
    },
    {
      key: 'followed',
      title: t('followed'),
      text: ({ followedTo }) => t(`followed${followedTo}`),
      render: ({ followedTo, dealId }) =>
        dealId ? (
          <Link to={`/deals/${dealId}`}>{t(`followed${followedTo}`)}</Link>
        ) : (
          t(`followed${followedTo}`)
        ),
    },
    {
      key: 'steps',
      title: t('steps'),
      always: true,
      render: ({ id, mayContact }) =>
        mayContact && (
          <Button size="small" onClick={() => onMark(id)}>
            {t('markContacted')}
          </Button>
        ),
    },
  ];
}

/** Who gave a card, as far as the reader learns it. */
function Guest({ card: { guest, organization, email } }: { card: Card }) {
  const t = useMessages(outcomeMessages);
  if (!guest) return <span className="f-quiet">{t('notShared')}</span>;
  return (
    <>
      {guest}
      <br />
      <span className="f-quiet">{organization}</span>
      <br />
      <a href={`mailto:${email}`}>{email}</a>
    </>
  );
}
