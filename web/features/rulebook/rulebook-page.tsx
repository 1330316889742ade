import { useQuery } from '@apollo/client/react';
import { Input, Segmented, Skeleton } from 'antd';
import { useEffect, useMemo } from 'react';
import { useLocation } from 'react-router';
import { useBilingual, useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { RulebookDocument, type RulebookPartsFragment } from '../../generated/rulebook/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { DayPicker } from '../../ui/fields.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useRegions } from '../../ui/taxonomy.ts';
import { useListState } from '../../ui/use-list-state.ts';
import { Documents } from './documents.tsx';
import { rulebookMessages } from './messages.ts';
import { RuleRow } from './rule-row.tsx';
import styles from './rulebook.module.css';
import { Versions } from './versions.tsx';

export type Rulebook = RulebookPartsFragment;
export type Rule = Rulebook['rules'][number];

const PROVINCES = ['230000', '220000'];

/** The rules in force for a province or for one's own organisation on a day, with their sources. */
export function Component() {
  const t = useMessages(rulebookMessages);
  const { acting, loading: asking } = useViewer();
  const { get } = useListState();
  const scope = get('for') ?? (acting ? 'mine' : PROVINCES[0]);
  const mine = scope === 'mine' && acting !== null;
  const { data, previousData, loading, error, refetch } = useQuery(RulebookDocument, {
    variables: {
      organizationId: mine ? acting.organization.id : null,
      province: mine ? null : PROVINCES.includes(scope ?? '') ? (scope ?? null) : (PROVINCES[0] ?? null),
      on: get('on') ?? null,
    },
    skip: asking,
  });
  const rulebook = (data ?? previousData)?.rulebook;
  const reload = () => void refetch();
  useScrollToHash(rulebook !== undefined);
  return (
    <div className="f-page">
      <PageTitle title={t('title')} subtitle={t('intro')} />
      <Tools scope={mine ? 'mine' : (scope ?? '')} rulebook={rulebook} />
      {error && !rulebook && <ErrorState error={error} onRetry={reload} />}
      {!rulebook && !error && <Skeleton active paragraph={{ rows: 16 }} />}
      {rulebook && (
        <div aria-busy={loading}>
          <Sections rulebook={rulebook} onChanged={reload} />
          <Documents rulebook={rulebook} onChanged={reload} />
          <Versions
            // A change makes another version, and with it the history is read anew.
            key={rulebook.version}
            organizationId={rulebook.organization?.id ?? null}
            province={rulebook.organization ? null : rulebook.province}
          />
        </div>
      )}
    </div>
  );
}

/** The browser looked for `#REG-2` before the rules were there. */
function useScrollToHash(ready: boolean) {
  const { hash } = useLocation();
  useEffect(() => {
    if (!ready || !hash) return;
    // Setting the hash anew makes the browser scroll and mark the target by itself.
    const target = document.getElementById(hash.slice(1));
    if (target && !target.matches(':target')) location.replace(hash);
    else target?.scrollIntoView();
  }, [ready, hash]);
}

function Tools({ scope, rulebook }: { scope: string; rulebook: Rulebook | undefined }) {
  const t = useMessages(rulebookMessages);
  const { acting } = useViewer();
  const { get, set } = useListState();
  const regions = useRegions();
  return (
    <div className={`${styles.tools} f-no-print`}>
      <Segmented
        aria-label={t('whose')}
        value={scope}
        onChange={(value) => set({ for: String(value) })}
        options={[
          ...(acting ? [{ value: 'mine', label: acting.organization.shortName ?? t('mine') }] : []),
          ...PROVINCES.map((code) => ({ value: code, label: regions.name(code) })),
        ]}
      />
      <span style={{ width: 160 }}>
        <DayPicker value={get('on') ?? rulebook?.on ?? null} onChange={(on) => set({ on })} />
      </span>
      <Input.Search
        allowClear
        aria-label={t('filter')}
        placeholder={t('filter')}
        defaultValue={get('q') ?? ''}
        onSearch={(q) => set({ q })}
        style={{ width: 220 }}
      />
      {rulebook && (
        <span className="f-quiet">
          {t('ruleCount', { count: rulebook.rules.length })} · {t('version', { version: rulebook.version })}
        </span>
      )}
    </div>
  );
}

type SectionKey = Extract<keyof typeof rulebookMessages.zh, `section${string}`>;

function Sections({ rulebook, onChanged }: { rulebook: Rulebook; onChanged: () => void }) {
  const t = useMessages(rulebookMessages);
  const pick = useBilingual();
  const { get } = useListState();
  const q = (get('q') ?? '').toLowerCase();
  const groups = useMemo(() => {
    const shown = rulebook.rules.filter((rule) =>
      `${rule.id} ${rule.text} ${rule.textEn} ${rule.citation ?? ''}`.toLowerCase().includes(q),
    );
    const sections = [...new Set(shown.map((rule) => rule.section))];
    return sections.map((section) => ({ section, rules: shown.filter((rule) => rule.section === section) }));
  }, [rulebook, q]);
  if (groups.length === 0) return <EmptyState title={t('none')} />;
  const name = (section: string) =>
    `section${section}` in rulebookMessages.zh ? t(`section${section}` as SectionKey) : section;
  return groups.map(({ section, rules }) => (
    <section key={section} className={styles.section} aria-label={name(section)}>
      <h2>{name(section)}</h2>
      <ol className={styles.rules}>
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            text={pick({ zh: rule.text, en: rule.textEn })}
            rulebook={rulebook}
            onChanged={onChanged}
          />
        ))}
      </ol>
    </section>
  ));
}
