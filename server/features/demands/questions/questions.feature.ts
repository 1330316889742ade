import { DemandQuestions1764000000906 } from '../../../migrations/1764000000906-demand-questions.ts';
import type { Feature } from '../../../platform/feature.ts';
import { DemandQuestion } from './demand-question.entity.ts';
import {
  DemandQuestionResolver,
  DemandQuestionsResolver,
  QuestionStepsResolver,
} from './questions.resolver.ts';

/** Questions about demands and their answers, in public. */
export const questionsFeature: Feature = {
  name: 'demand-questions',
  entities: [DemandQuestion],
  migrations: [DemandQuestions1764000000906],
  resolvers: [DemandQuestionsResolver, DemandQuestionResolver, QuestionStepsResolver],
};
