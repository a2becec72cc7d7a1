import { simulateCohorts, simulationVerdicts } from '../../evaluation/simulatedCohort';

describe('cohorts drawn from the published groups', () => {
  // `npm run simulate` draws 200.
  const figures = simulateCohorts(40);

  it('have the published figures within 95% of theirs', () => {
    expect(simulationVerdicts(figures).filter(({ holds }) => !holds)).toEqual([]);
  });

  it('have on average the AUC of the published normal distributions', () => {
    // 0.875 and 0.822 (binormal); 40 means of an SD of some 0.024 lie within 3 × 0.004 of it.
    const aucs = figures.filter(({ name }) => name.endsWith('AUC'));
    expect(Math.abs(aucs[0]!.mean - 0.875)).toBeLessThan(0.012);
    expect(Math.abs(aucs[1]!.mean - 0.822)).toBeLessThan(0.012);
  });
});
