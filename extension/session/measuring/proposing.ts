import {
  MEAN_LEVELS,
  levelAlreadyCovering,
  nextLevelToMeasure,
  record,
  walkSpine,
  withMeasurement,
  type LevelMeasurement,
  type LevelResult,
  type PropagatedLevel,
  type Reading,
  type VertebralLevel,
} from '../../../src';
import { measureSeed } from './measureSeed';
import { notify, readingOf, type OpenSeries, type SessionContext } from '../sessionContext';
import { currentReading, openProposals, type SessionState } from '../sessionState';
import { patchState } from '../sessionStore';
import { wordingOf } from '../userError';
import { newUid } from '../uid';
import { pollUntil } from '../series/waitForVoxels';

/** The neighbours of the first measured level, found along the spine and offered to the reader. */
export interface Proposing {
  /** Takes over the proposed level, or all of L1-L4 that are proposed, as one undo step. */
  acceptProposals(level?: VertebralLevel): void;
  dismissProposals(): void;
  /** Ends looking for neighbours. */
  stopProposing(): void;
}

/**
 * Looks for the neighbours of the first level that is measured in a reading, in the background,
 * and drops what it found when that level changes.
 */
export function createProposing(context: SessionContext): Proposing {
  const { store } = context;
  const stop = store.subscribe((state, before) => {
    const { proposals } = state;
    if (proposals && !isCurrent(proposals, currentReading(state))) {
      patchState(store, { proposals: undefined });
    }
    const from = firstMeasured(state, before);
    const open = context.openSeries();
    if (from && open && !store.getState().proposals) void propose(context, open, from);
  });
  return {
    acceptProposals: (level) => accept(context, level),
    dismissProposals: () => patchState(store, { proposals: undefined }),
    stopProposing: stop,
  };
}

type Proposals = NonNullable<SessionState['proposals']>;

/** Whether the level from which neighbours were found is still what it was. */
const isCurrent = ({ from, measurement }: Proposals, reading: Reading | undefined): boolean =>
  reading?.levels[from]?.threeDimensional === measurement;

/** The level that was just measured by a click, if it is the only one; `undefined` otherwise. */
function firstMeasured(state: SessionState, before: SessionState): VertebralLevel | undefined {
  const reading = currentReading(state);
  const earlier = currentReading(before);
  if (!reading || reading === earlier || state.selected !== before.selected) return undefined;
  const measured = measuredLevels(reading);
  const [only] = measured;
  if (!only || measured.length > 1) return undefined;
  const isNew = !earlier?.levels[only]?.threeDimensional;
  return isNew && reading.levels[only]?.threeDimensional?.placement ? only : undefined;
}

const measuredLevels = (reading: Reading): readonly VertebralLevel[] =>
  Object.values(reading.levels)
    .filter(({ threeDimensional }) => threeDimensional)
    .map(({ level }) => level);

async function propose(
  context: SessionContext,
  open: OpenSeries,
  from: VertebralLevel,
): Promise<void> {
  const { store } = context;
  const measurement = readingOf(context)?.levels[from]?.threeDimensional;
  if (!measurement?.seedLps) return;
  const begun: Proposals = { from, measurement, levels: [], searching: true };
  patchState(store, { proposals: begun });
  const isWanted = () => store.getState().proposals?.measurement === measurement;
  try {
    const levels = await walk(context, open, from, measurement, isWanted);
    if (levels && isWanted()) {
      patchState(store, { proposals: { ...begun, levels, searching: false } });
    }
  } catch (error) {
    if (open.signal.aborted || !isWanted()) return;
    patchState(store, { proposals: undefined });
    notify(context, 'error', wordingOf(error));
  }
}

/** The neighbours of a level; `undefined` when they are not wanted any more. */
async function walk(
  context: SessionContext,
  open: OpenSeries,
  from: VertebralLevel,
  measurement: Proposals['measurement'],
  isWanted: () => boolean,
): Promise<readonly PropagatedLevel[] | undefined> {
  const { peelMm } = readingOf(context)!;
  const steps = walkSpine(open.series.geometry, { level: from, seedLps: measurement.seedLps! });
  // The first request is the start itself, which is measured.
  steps.next();
  let step = steps.next({ status: 'measured', measurement: { threeDimensional: measurement } });
  while (!step.done) {
    // The reader's own clicks go first.
    await pollUntil(() => context.store.getState().measuring.length === 0, open.signal);
    if (!isWanted()) return undefined;
    const { seedLps } = step.value;
    const result: LevelResult = await measureSeed(context, open, seedLps, peelMm, 'proposed');
    step = steps.next(result);
  }
  return step.value.filter(({ level }) => level !== from);
}

function accept(context: SessionContext, wanted: VertebralLevel | undefined): void {
  const { store } = context;
  const { history } = store.getState();
  if (!history) return;
  const accepted = openProposals(store.getState()).filter(({ level }) =>
    wanted ? level === wanted : MEAN_LEVELS.includes(level),
  );
  let reading = history.present;
  for (const { level, result } of accepted) {
    if (result.status !== 'measured') continue;
    reading = withProposal(reading, level, result.measurement);
  }
  patchState(store, {
    history: record(history, reading),
    activeLevel: nextLevelToMeasure(reading),
    ...(wanted ? { focusLevel: wanted } : {}),
  });
}

/** The reading with a proposed level, unless its body is measured under another name by now. */
function withProposal(
  reading: Reading,
  level: VertebralLevel,
  measurement: LevelMeasurement,
): Reading {
  const cancellous = measurement.threeDimensional?.cancellous;
  const isTaken = cancellous && levelAlreadyCovering(reading, level, cancellous);
  return isTaken ? reading : withMeasurement(reading, level, measurement, newUid());
}
