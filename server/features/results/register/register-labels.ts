import type { Label } from '../../../platform/standards/label.ts';
import type {
  CompleterStatus,
  ConversionMode,
  ConversionStatus,
  DeadlineState,
  EncumbranceKind,
  ResearchStage,
  ResultState,
  RightAttribute,
  RightKind,
  SecurityScreening,
} from '../result.enums.ts';

type Labels<Code extends string> = Readonly<Record<Code, Label>>;

/** Words for the codes of the register as a file, which leaves the platform and is read without its client. */
export const STATE_LABELS: Labels<ResultState> = {
  DRAFT: { zh: '草稿', en: 'Draft' },
  DISCLOSED: { zh: '已披露', en: 'Disclosed' },
  UNDER_REVIEW: { zh: '审核中', en: 'Under review' },
  RETURNED: { zh: '已退回', en: 'Returned' },
  REGISTERED: { zh: '已登记', en: 'Registered' },
  PUBLISHED: { zh: '已公开', en: 'Published' },
  WITHDRAWN: { zh: '已撤下', en: 'Withdrawn' },
};

export const ATTRIBUTE_LABELS: Labels<RightAttribute> = {
  AUTHORIZED: { zh: '授权成果', en: 'Authorised' },
  UNAUTHORIZED: { zh: '未授权成果', en: 'Unauthorised' },
};

export const STAGE_LABELS: Labels<ResearchStage> = {
  RESEARCH: { zh: '研究阶段', en: 'Research' },
  DEVELOPMENT: { zh: '开发阶段', en: 'Development' },
  INDISTINGUISHABLE: { zh: '无法区分', en: 'Cannot be told apart' },
};

export const CONVERSION_LABELS: Labels<ConversionStatus> = {
  NOT_CONVERTED: { zh: '未转化', en: 'Not converted' },
  INTENDED: { zh: '意向转化', en: 'Conversion intended' },
  CONVERTED: { zh: '已转化', en: 'Converted' },
};

export const SCREENING_LABELS: Labels<SecurityScreening> = {
  NOT_SCREENED: { zh: '未筛查', en: 'Not screened' },
  CLEAR: { zh: '可公开', en: 'Clear' },
  SENSITIVE: { zh: '涉及敏感', en: 'Sensitive' },
};

export const DEADLINE_LABELS: Labels<DeadlineState> = {
  NONE: { zh: '', en: '' },
  RUNNING: { zh: '期限内', en: 'Running' },
  OVERDUE: { zh: '已逾期', en: 'Overdue' },
  MAY_BE_IMPLEMENTED_BY_GOVERNMENT: { zh: '政府可实施', en: 'Government may implement' },
};

export const RIGHT_LABELS: Labels<RightKind> = {
  INVENTION_PATENT: { zh: '发明专利', en: 'Invention patent' },
  UTILITY_MODEL_PATENT: { zh: '实用新型专利', en: 'Utility model patent' },
  DESIGN_PATENT: { zh: '外观设计专利', en: 'Design patent' },
  SOFTWARE_COPYRIGHT: { zh: '软件著作权', en: 'Software copyright' },
  LAYOUT_DESIGN: { zh: '集成电路布图设计', en: 'Layout design' },
  PLANT_VARIETY: { zh: '植物新品种', en: 'Plant variety' },
  NEW_DRUG: { zh: '新药', en: 'New drug' },
  ANIMAL_VARIETY: { zh: '动物新品种', en: 'Animal variety' },
  KNOW_HOW: { zh: '专有技术', en: 'Know-how' },
  FORMULA: { zh: '配方', en: 'Formula' },
  TECHNICAL_SECRET: { zh: '技术秘密', en: 'Technical secret' },
  PATENT_APPLICATION: { zh: '专利申请', en: 'Patent application' },
};

export const MODE_LABELS: Labels<ConversionMode> = {
  TRANSFER: { zh: '转让', en: 'Transfer' },
  LICENSE: { zh: '许可', en: 'License' },
  EQUITY: { zh: '作价投资', en: 'Equity' },
  DEVELOPMENT: { zh: '技术开发', en: 'Development' },
  CONSULTING: { zh: '技术咨询', en: 'Consulting' },
  SERVICE: { zh: '技术服务', en: 'Service' },
  OWN_IMPLEMENTATION: { zh: '自行实施', en: 'Own implementation' },
  JOINT_IMPLEMENTATION: { zh: '合作实施', en: 'Joint implementation' },
  INVEST_THEN_EQUITY: { zh: '先投后股', en: 'Invest, then equity' },
  OTHER: { zh: '其他', en: 'Other' },
};

export const COMPLETER_LABELS: Labels<CompleterStatus> = {
  ACTIVE: { zh: '', en: '' },
  LEFT: { zh: '已离开', en: 'left' },
  DECEASED: { zh: '已故', en: 'deceased' },
};

export const ENCUMBRANCE_LABELS: Labels<EncumbranceKind> = {
  PLEDGE: { zh: '质押', en: 'Pledge' },
  LICENSE: { zh: '已许可他人', en: 'License' },
  OTHER: { zh: '其他', en: 'Other' },
};

export const WORDS = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  representative: { zh: '代表', en: 'representative' },
  negotiable: { zh: '面议', en: 'Negotiable' },
} as const satisfies Readonly<Record<string, Label>>;
