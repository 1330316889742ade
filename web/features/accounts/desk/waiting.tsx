import type { ReactNode } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { DeskQuery } from '../../../generated/accounts/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { addressOf } from '../../search/search-state.ts';
import styles from './desk.module.css';
import { deskMessages } from './messages.ts';

/** One pile of work on the desk. */
export interface Waiting {
  key: string;
  title: string;
  text?: string;
  /** Null where only the rows are known. */
  count: number | null;
  /** Whether I have to act; others are shown to keep me informed. */
  mine: boolean;
  to?: string;
  rows: { key: string; name: string; to: string; note: ReactNode }[];
}

type T = Translate<typeof deskMessages.zh>;

interface Pile {
  totalCount: number;
  edges: readonly { node: { id: string; title: string; updatedAt: string } }[];
}

function pile(
  found: Pile | undefined,
  about: Omit<Waiting, 'rows' | 'count'>,
  to: (id: string) => string,
): Waiting[] {
  if (!found || found.totalCount === 0) return [];
  const rows = found.edges.map(({ node }) => ({
    key: node.id,
    name: node.title,
    to: to(node.id),
    note: <DateTime value={node.updatedAt} />,
  }));
  return [{ ...about, count: found.totalCount, rows }];
}

/** The piles that are not empty, what I must do first. */
export function useWaiting(data: DeskQuery | undefined): Waiting[] {
  const t = useMessages(deskMessages);
  if (!data) return [];
  const own = (state: string) => `/desk/results?states=${state}`;
  const edit = (id: string) => `/desk/results/${id}/edit`;
  const open = (id: string) => `/desk/results/${id}`;
  return [
    ...pile(
      data.returned,
      { key: 'returned', title: t('returned'), text: t('returnedText'), mine: true, to: own('RETURNED') },
      edit,
    ),
    ...pile(
      data.toReview,
      { key: 'toReview', title: t('toReview'), text: t('toReviewText'), mine: true, to: '/desk/review' },
      open,
    ),
    ...reportPiles(data, t),
    ...memberPiles(data, t),
    ...pile(
      data.toPublish,
      {
        key: 'toPublish',
        title: t('toPublish'),
        text: t('toPublishText'),
        mine: true,
        to: '/desk/register?states=REGISTERED',
      },
      open,
    ),
    ...deadlinePiles(data, t),
    ...pile(
      data.drafts,
      { key: 'drafts', title: t('drafts'), text: t('draftsText'), mine: true, to: own('DRAFT') },
      edit,
    ),
    ...pile(
      data.inReview,
      { key: 'inReview', title: t('inReview'), mine: false, to: own('UNDER_REVIEW') },
      open,
    ),
    ...searchPiles(data, t),
  ];
}

function reportPiles({ reports }: DeskQuery, t: T): Waiting[] {
  if (!reports || reports.totalCount === 0) return [];
  return [
    {
      key: 'reports',
      title: t('reports'),
      text: t('reportsText'),
      count: reports.totalCount,
      mine: true,
      to: '/desk/reports',
      rows: reports.edges.map(({ node }) => ({
        key: node.id,
        name: node.result.title,
        to: '/desk/reports',
        note: <DateTime value={node.at} />,
      })),
    },
  ];
}

function memberPiles({ pendingMemberships, pendingOrganizations }: DeskQuery, t: T): Waiting[] {
  const piles: Waiting[] = [];
  if (pendingOrganizations && pendingOrganizations.totalCount > 0) {
    piles.push({
      key: 'organizations',
      title: t('organizations'),
      text: t('organizationsText'),
      count: pendingOrganizations.totalCount,
      mine: true,
      to: '/admin/organizations',
      rows: pendingOrganizations.edges.map(({ node }) => ({
        key: node.id,
        name: node.name,
        to: '/admin/organizations',
        note: null,
      })),
    });
  }
  if (pendingMemberships && pendingMemberships.totalCount > 0) {
    piles.push({
      key: 'members',
      title: t('members'),
      text: t('membersText'),
      count: pendingMemberships.totalCount,
      mine: true,
      to: '/desk/members',
      rows: pendingMemberships.edges.map(({ node }) => ({
        key: node.id,
        name: node.user.name,
        to: '/desk/members',
        note: <DateTime value={node.requestedAt} />,
      })),
    });
  }
  return piles;
}

function deadlinePiles({ deadlines }: DeskQuery, t: T): Waiting[] {
  const rows = (deadlines?.edges ?? []).flatMap(({ node }) => {
    const deadline = node.dossier?.project?.conversionDeadline;
    const state = node.dossier?.deadlineState ?? 'NONE';
    if (!deadline || state === 'NONE') return [];
    const note = state === 'RUNNING' ? t('deadlineOn', { date: deadline }) : t(`deadline${state}`);
    return [
      {
        key: node.id,
        name: node.title,
        to: `/desk/results/${node.id}`,
        note: <span className={styles.due}>{note}</span>,
      },
    ];
  });
  if (rows.length === 0) return [];
  return [
    { key: 'deadlines', title: t('deadlines'), text: t('deadlinesText'), count: null, mine: false, rows },
  ];
}

function searchPiles({ savedSearches }: DeskQuery, t: T): Waiting[] {
  const fresh = savedSearches.filter((saved) => saved.newCount > 0);
  if (fresh.length === 0) return [];
  return [
    {
      key: 'searches',
      title: t('searches'),
      count: fresh.length,
      mine: false,
      to: '/account#searches',
      rows: fresh.slice(0, 3).map((saved) => ({
        key: saved.id,
        name: saved.name,
        to: addressOf(saved.query, saved.filter),
        note: t('searchesNew', { count: saved.newCount }),
      })),
    },
  ];
}
