import type { Assessment } from '../assessment/assess';
import { formatCitation } from '../assessment/citation';
import { verdictMessage } from '../assessment/verdictMessages';
import { RESEARCH_USE } from '../dicom/contentHeader';
import { messageText, type Message } from '../messages/message';
import type { ExportOptions } from './exportOptions';
import type { ReportMean, ReportModel } from './reportModel';
import { withoutPersons } from './withoutPersons';

/** Grows when a field changes its name or meaning; new fields may come at any time. */
const JSON_FORMAT = 1;

/**
 * A report as JSON, for programs: fields named with their units, sentences in English beside their
 * codes. What is not known is absent.
 */
export function reportJson(model: ReportModel, { identified = false }: ExportOptions = {}): string {
  const shown = identified ? model : withoutPersons(model);
  const { levels, means, contradiction, applicability, checks, scan, patient } = shown;
  return JSON.stringify(
    {
      format: JSON_FORMAT,
      note: RESEARCH_USE,
      software: { name: 'ohif-vertebral-bmd', version: shown.softwareVersion },
      ...(identified ? personsOf(shown) : {}),
      scan,
      checks: checks.map(({ property, state, message }) => ({
        property,
        state,
        ...said(message),
      })),
      levels: levels.map(({ threeDimensional, ...level }) => ({
        ...level,
        ...(threeDimensional
          ? {
              threeDimensional: {
                ...threeDimensional,
                warnings: threeDimensional.warnings.map(said),
              },
            }
          : {}),
      })),
      means: means.map(toMean),
      ...(contradiction ? { contradiction: said(contradiction) } : {}),
      patient,
      applicability: {
        overall: applicability.overall,
        ...said(applicability.message),
        criteria: applicability.items.map(({ criterion, verdict, message }) => ({
          criterion,
          verdict,
          ...said(message),
        })),
      },
      ...(shown.anatomyNote ? { anatomy: shown.anatomyNote } : {}),
    },
    undefined,
    2,
  );
}

const said = (message: Message) => ({ code: message.code, text: messageText(message) });

const personsOf = (model: ReportModel) => ({
  identification: model.identification,
  studyDate: model.studyDate,
  studyInstanceUid: model.studyInstanceUid,
  seriesInstanceUid: model.seriesInstanceUid,
  reader: model.reader,
  madeAt: model.madeAt,
});

const toMean = ({ metric, levels, assessment, local }: ReportMean) => ({
  metric,
  levels,
  ...(assessment
    ? { status: 'assessable', ...toRiskContext(assessment) }
    : { status: 'notAssessable' }),
  ...(local.length > 0
    ? { local: local.map((each) => ({ ...each, ...said(verdictMessage(each)) })) }
    : {}),
});

function toRiskContext(assessment: Assessment) {
  const { evidence, metric, side, likelihoodRatio, postTestProbability, ...figures } = assessment;
  return {
    ...figures,
    // Of one side, which is open where it cannot be told.
    ...(assessment.verdict === 'cannotBeTold' ? {} : { likelihoodRatio, postTestProbability }),
    ...said(verdictMessage(assessment)),
    citation: formatCitation(evidence.citation),
  };
}
