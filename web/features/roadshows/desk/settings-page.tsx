import { useApolloClient } from '@apollo/client/react';
import { Alert, App, Button, Form } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type ManagedRoadshowFragment,
  PresentRoadshowVersionDocument,
  type RoadshowContentInput,
  SaveRoadshowDocument,
} from '../../../generated/roadshows-desk/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { Refusals } from '../../../ui/refusals.tsx';
import { SaveStatus } from '../../../ui/save-status.tsx';
import { refusedWhole, type SaveOutcome, useAutosave } from '../../../ui/use-autosave.ts';
import { LeaveGuard } from '../../demands/posting/leave-guard.tsx';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { LoadedRoadshow } from './loaded-roadshow.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { useDeskExplain } from './use-desk-explain.ts';

interface Refused {
  errors: readonly UserErrorParts[];
}

/** What the organiser writes about a roadshow; a draft saves itself, a public one is saved when it is done. */
export function Component() {
  const t = useMessages(deskMessages);
  const [round, setRound] = useState(0);
  return (
    <LoadedRoadshow>
      {(roadshow, refetch) =>
        roadshow.availableActions.includes('EDIT') ? (
          <Settings
            key={`${roadshow.id}:${round}`}
            roadshow={roadshow}
            onReload={async () => {
              await refetch();
              setRound((present) => present + 1);
            }}
          />
        ) : (
          <Alert type="info" showIcon title={t('locked')} />
        )
      }
    </LoadedRoadshow>
  );
}

interface Props {
  roadshow: ManagedRoadshowFragment;
  onReload: () => Promise<void>;
}

function Settings({ roadshow, onReload }: Props) {
  const t = useMessages(deskMessages);
  const { message } = App.useApp();
  const explain = useDeskExplain(true);
  const [form] = Form.useForm<RoadshowContentInput>();
  const [loaded] = useState(roadshow);
  const isDraft = loaded.state === 'DRAFT';
  const read = useCallback(
    (): RoadshowContentInput => ({ ...contentOf(loaded), ...form.getFieldsValue(true) }),
    [form, loaded],
  );
  const saving = useSettingsSaving(loaded, read, isDraft);
  const { state } = saving;
  return (
    <Form<RoadshowContentInput>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={contentOf(loaded)}
      preserve
      onValuesChange={saving.edited}
    >
      <p className="f-quiet">{isDraft ? t('settingsIntro') : t('settingsPublicIntro')}</p>
      <SettingsFields isDraft={isDraft} />
      <div className={styles.save}>
        <SaveStatus saving={saving} onReload={onReload}>
          {state.kind === 'refused' && <Refusals errors={state.errors} explain={explain} />}
        </SaveStatus>
        {!isDraft && (
          <Button
            type="primary"
            loading={state.kind === 'saving'}
            onClick={() => void saving.save().then((stored) => stored && message.success(t('saved')))}
          >
            {t('save')}
          </Button>
        )}
      </div>
      <LeaveGuard
        isStored={state.kind === 'clean' || state.kind === 'saving'}
        {...(isDraft ? { save: saving.save } : {})}
      />
    </Form>
  );
}

function useSettingsSaving(
  loaded: ManagedRoadshowFragment,
  read: () => RoadshowContentInput,
  automatic: boolean,
) {
  const client = useApolloClient();
  const version = useRef(loaded.version);
  const stored = useRef(JSON.stringify(contentOf(loaded)));
  const send = useCallback(
    async (begin: () => void): Promise<SaveOutcome<Refused>> => {
      const content = read();
      const text = JSON.stringify(content);
      if (text === stored.current) return 'unchanged';
      begin();
      const input = { roadshowId: loaded.id, expectedVersion: version.current, content };
      const { data } = await client.mutate({ mutation: SaveRoadshowDocument, variables: { input } });
      const payload = data?.saveRoadshow;
      if (!payload?.roadshow) {
        const errors = payload?.userErrors ?? [];
        return refusedWhole(errors) ?? { refused: { errors } };
      }
      version.current = payload.roadshow.version;
      stored.current = text;
      return JSON.stringify(read()) === text ? 'stored' : 'dirty';
    },
    [client, loaded.id, read],
  );
  const takeVersion = useCallback(async () => {
    const { data } = await client.query({
      query: PresentRoadshowVersionDocument,
      variables: { id: loaded.id },
      fetchPolicy: 'network-only',
    });
    if (data?.roadshow) version.current = data.roadshow.version;
  }, [client, loaded.id]);
  return useAutosave({ send, takeVersion, automatic });
}

function contentOf(roadshow: ManagedRoadshowFragment): RoadshowContentInput {
  const { title, summary, kind, sectors, languages, startsAt, endsAt, entriesUntil, registerUntil } =
    roadshow;
  const { capacity, needsApproval, isContest, entryMinutes, gapMinutes } = roadshow;
  const { tables, slotCount, slotMinutes } = roadshow;
  return {
    title,
    summary,
    kind,
    regionCode: roadshow.regionCode ?? null,
    address: roadshow.address ?? null,
    hall: roadshow.hall ?? null,
    url: roadshow.joinUrl ?? null,
    sectors: [...sectors],
    languages: [...languages],
    startsAt,
    endsAt,
    entriesUntil,
    registerUntil,
    capacity,
    needsApproval,
    isContest,
    entryMinutes,
    gapMinutes,
    tables,
    slotCount,
    slotMinutes,
    slotsStartAt: roadshow.slotsStartAt ?? null,
  };
}
