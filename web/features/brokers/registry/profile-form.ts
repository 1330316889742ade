import type {
  BrokerContentInput,
  BrokerProfilePartsFragment,
} from '../../../generated/brokers-registry/graphql.ts';

type Certificate = BrokerContentInput['certificates'][number];

/** The content as the form holds it: a region is a path of the tree, a new certificate has no kind yet. */
export type ProfileForm = Omit<BrokerContentInput, 'regions' | 'certificates' | 'capacity'> & {
  regions: string[][];
  certificates: (Omit<Partial<Certificate>, 'fileId'> & { fileIds?: string[] })[];
  capacity: number | null;
};

const PROVINCE = /0000$/;

export function toForm(broker: BrokerProfilePartsFragment): ProfileForm {
  const { sectors, languages, services, about, capacity, acceptsNew, account } = broker;
  return {
    level: account?.level ?? broker.level,
    sectors,
    languages,
    services,
    about,
    capacity,
    acceptsNew,
    regions: broker.regions.map((code) => (PROVINCE.test(code) ? [code] : [`${code.slice(0, 2)}0000`, code])),
    certificates: (account?.certificates ?? []).map(({ kind, number, issuedBy, issuedOn, fileId }) => ({
      kind,
      number,
      issuedBy,
      issuedOn,
      fileIds: fileId ? [fileId] : [],
    })),
  };
}

export function toInput(form: ProfileForm): BrokerContentInput {
  const { level, sectors, languages, services, about, capacity, acceptsNew } = form;
  return {
    level,
    sectors,
    languages,
    services,
    about: about ?? '',
    // What is cleared for a moment is refused at its field.
    capacity: capacity ?? 0,
    acceptsNew: acceptsNew ?? false,
    regions: form.regions.flatMap((path) => path.at(-1) ?? []),
    certificates: form.certificates.map((certificate) => ({
      kind: certificate?.kind ?? 'TECHNOLOGY_MANAGER',
      number: certificate?.number ?? '',
      issuedBy: certificate?.issuedBy ?? '',
      issuedOn: certificate?.issuedOn ?? null,
      fileId: certificate?.fileIds?.[0] ?? null,
    })),
  };
}
