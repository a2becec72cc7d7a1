import { ratioOf, summarize, type BenchLine } from '../../bench/benchLine';
import { formatReport, isOver } from '../../bench/formatReport';

function line(name: string, samples: readonly number[], more: Partial<BenchLine> = {}): BenchLine {
  return { name, unit: 'ms', ...summarize(samples), ...more };
}

const group = (...lines: readonly BenchLine[]) =>
  ({ status: 'measured', group: { title: 'One click', note: 'In a worker.', lines } }) as const;

describe('the summary of samples', () => {
  it('takes the middle, or the mean of the two middle ones, whatever the order', () => {
    expect(summarize([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9, samples: [9, 1, 5] });
    expect(summarize([4, 1, 100, 2]).median).toBe(3);
  });
});

describe('the ratio of two lines', () => {
  it('is taken run by run, so that a busy moment that hit both does not count', () => {
    const ratio = ratioOf('ratio', line('a', [2, 40, 6]), line('b', [1, 20, 3]));
    expect(ratio).toMatchObject({ unit: 'x', median: 2, min: 2, max: 2 });
  });

  it('is that of the medians where the runs are not as many', () => {
    expect(ratioOf('ratio', line('a', [8]), line('b', [1, 2, 90])).median).toBe(4);
  });
});

describe('the report of a benchmark', () => {
  it('marks what is over its budget, tells what is over its aim, and leaves the rest', () => {
    const report = formatReport(
      ['machine'],
      [
        group(
          line('quick', [10, 20, 30], { budget: 300, aim: 100 }),
          line('middling', [110], { budget: 300, aim: 100 }),
          line('slow', [301], { budget: 300, aim: 100 }),
          line('told', [1234]),
        ),
      ],
    );
    expect(report).toEqual([
      'machine',
      '',
      'One click',
      '  In a worker.',
      '             median  min - max  runs  budget',
      '  quick       20 ms    10 - 30     3  300 ms  ok',
      '  middling   110 ms                1  300 ms  ok, over the aim of 100 ms',
      '  slow       301 ms                1  300 ms  OVER',
      '  told      1234 ms                1',
      '',
      'over budget: 1 of 3 (One click: slow)',
    ]);
  });

  it('counts a median that equals its budget as kept', () => {
    expect(isOver(line('a', [16], { budget: 16 }))).toBe(false);
    expect(isOver(line('a', [16.01], { budget: 16 }))).toBe(true);
    expect(formatReport([], [group(line('a', [16], { budget: 16 }))]).at(-1)).toBe(
      'over budget: 0 of 1',
    );
  });

  it('says what could not run, and why', () => {
    const report = formatReport(
      [],
      [{ status: 'failed', title: 'Chromium', message: 'not installed' }, group(line('a', [1]))],
    );
    expect(report).toContain('  could not run: not installed');
    expect(report.at(-1)).toBe('groups that could not run: 1');
  });
});
