import {
  message,
  messageText,
  walkSpine,
  type LevelRequest,
  type LevelResult,
  type NotMeasurable,
  type PropagatedLevel,
  type Vec3,
  type VertebralLevel,
  type VolumeGeometry,
} from '../../../src';
import { measuredBody } from '../../support/knownBody';

/** 100 x 100 x 260 mm. */
const GEOMETRY: VolumeGeometry = {
  dimensions: [100, 100, 260],
  spacing: [1, 1, 1],
  origin: [0, 0, 0],
  direction: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
};

/** Middles of six upright bodies of 26 mm with discs of 9 mm, T12 to L5. */
const HEIGHTS: Readonly<Record<VertebralLevel, number>> = {
  T12: 220,
  L1: 185,
  L2: 150,
  L3: 115,
  L4: 80,
  L5: 45,
};

const middleOf = (level: VertebralLevel): Vec3 => [50, 50, HEIGHTS[level]];

const refused = (reason: NotMeasurable['reason'] = 'noVertebralBody'): NotMeasurable => ({
  status: 'notMeasurable',
  reason,
  message: message('noBody'),
});

/** Walks from a level; each request is answered by `answer`, and noted. */
function walk(
  level: VertebralLevel,
  answer: (request: LevelRequest) => LevelResult,
  geometry = GEOMETRY,
) {
  const requests: LevelRequest[] = [];
  const steps = walkSpine(geometry, { level, seedLps: middleOf(level) });
  let step = steps.next();
  while (!step.done) {
    requests.push(step.value);
    step = steps.next(answer(step.value));
  }
  return { requests, levels: step.value };
}

const found = ({ level }: LevelRequest): LevelResult => measuredBody(middleOf(level));

const summary = (levels: readonly PropagatedLevel[]) =>
  levels.map(({ level, result, confidence }) =>
    result.status === 'measured' ? `${level} ${confidence}` : `${level} ${result.reason}`,
  );

describe('walkSpine', () => {
  it('asks upwards, then downwards, and answers from cranial to caudal', () => {
    const { requests, levels } = walk('L2', found);
    expect(requests.map(({ level, path }) => `${level} ${path}`)).toEqual([
      'L2 oneClick',
      'L1 proposed',
      'T12 proposed',
      'L3 proposed',
      'L4 proposed',
      'L5 proposed',
    ]);
    expect(summary(levels)).toEqual(['T12 1', 'L1 1', 'L2 1', 'L3 1', 'L4 1', 'L5 1']);
    // 1e-9 mm: the proposed points are the true middles.
    requests.forEach(({ level, seedLps }) =>
      seedLps.forEach((mm, n) => expect(mm).toBeCloseTo(middleOf(level)[n]!, 9)),
    );
  });

  it('gives the start alone where it cannot be measured', () => {
    const { levels, requests } = walk('L3', () => refused());
    expect(requests).toHaveLength(1);
    expect(summary(levels)).toEqual(['L3 noVertebralBody']);
    expect(levels[0]!.confidence).toBe(0);
  });

  it('tries a level from beside the expected place before giving it up', () => {
    let times = 0;
    const { levels, requests } = walk('L4', (request) =>
      request.level === 'L5' && ++times < 3 ? refused() : found(request),
    );
    expect(summary(levels).at(-1)).toBe('L5 1');
    const tried = requests.filter(({ level }) => level === 'L5').map(({ seedLps }) => seedLps);
    expect(tried).toHaveLength(3);
    // 5 mm behind, and 4 mm further down.
    expect(tried[1]![1] - tried[0]![1]).toBeCloseTo(5, 9);
    expect(tried[2]![2] - tried[0]![2]).toBeCloseTo(-4, 9);
  });

  it('steps over one level that cannot be measured, and is half as sure beyond', () => {
    const { levels } = walk('L1', (request) =>
      request.level === 'L3' ? refused() : found(request),
    );
    expect(summary(levels)).toEqual([
      'T12 1',
      'L1 1',
      'L2 1',
      'L3 noVertebralBody',
      'L4 0.5',
      'L5 0.5',
    ]);
  });

  it('does not step over two', () => {
    const { levels, requests } = walk('L1', (request) =>
      request.level === 'L3' || request.level === 'L4' ? refused() : found(request),
    );
    expect(summary(levels)).toEqual(['T12 1', 'L1 1', 'L2 1', 'L3 noVertebralBody']);
    expect(requests.map(({ level }) => level)).not.toContain('L5');
  });

  it('takes no body beyond a gap that does not lie where it is expected', () => {
    const { levels } = walk('L1', (request) => {
      if (request.level === 'L3') return refused();
      return request.level === 'L4' ? measuredBody([50, 50, HEIGHTS.L4 - 17]) : found(request);
    });
    expect(summary(levels)).toEqual(['T12 1', 'L1 1', 'L2 1', 'L3 noVertebralBody']);
  });

  it('takes no body for two levels', () => {
    const { levels } = walk('L4', (request) =>
      request.level === 'L5' ? measuredBody(middleOf('L4')) : found(request),
    );
    expect(levels.at(-1)!.result).toMatchObject({
      reason: 'noVertebralBody',
      message: message('sameBodyAgain', { level: 'L5', other: 'L4' }),
    });
  });

  it('does not jump over a body', () => {
    const { levels } = walk('L3', (request) =>
      request.level === 'L4' ? measuredBody(middleOf('L5')) : found(request),
    );
    const l4 = levels.find(({ level }) => level === 'L4')!;
    expect(l4.result).toMatchObject({ reason: 'noVertebralBody' });
    expect(messageText((l4.result as NotMeasurable).message)).toContain('Click in L4.');
  });

  it('ends at a level that the border of the scan cuts, and names it', () => {
    const { levels, requests } = walk('L2', (request) =>
      request.level === 'L1' ? refused('partlyOutsideVolume') : found(request),
    );
    expect(summary(levels)[0]).toBe('L1 partlyOutsideVolume');
    expect(requests.filter(({ level }) => level === 'L1')).toHaveLength(1);
  });

  it('knows that a level is cut off where its body would leave the scan', () => {
    // L5 is expected from 32 to 58 mm; the scan begins at 40 mm.
    const cut: VolumeGeometry = { ...GEOMETRY, origin: [0, 0, 40] };
    const { levels } = walk(
      'L4',
      (request) => (request.level === 'L5' ? refused() : found(request)),
      cut,
    );
    expect(levels.at(-1)!.result).toMatchObject({
      reason: 'partlyOutsideVolume',
      message: message('levelCutOff', { level: 'L5' }),
    });
  });

  it('says of a level beyond the scan that it is beyond', () => {
    const shorter: VolumeGeometry = { ...GEOMETRY, origin: [0, 0, 62] };
    const { levels } = walk(
      'L4',
      (request) => (request.level === 'L5' ? refused('outsideVolume') : found(request)),
      shorter,
    );
    expect(levels.at(-1)!.result).toMatchObject({
      reason: 'outsideVolume',
      message: message('levelOutsideScan', { level: 'L5' }),
    });
  });

  it('is less sure of everything beyond a doubtful level', () => {
    const { levels } = walk('L2', (request) =>
      measuredBody(middleOf(request.level), { plausibility: request.level === 'L3' ? 0.6 : 1 }),
    );
    expect(summary(levels)).toEqual(['T12 1', 'L1 1', 'L2 1', 'L3 0.6', 'L4 0.6', 'L5 0.6']);
  });
});
