import { mapHistory, record, redo, startHistory, undo } from '../../../src';

describe('history of a reading', () => {
  const two = record(record(startHistory('a'), 'b'), 'c');

  it('goes back and forward one action at a time', () => {
    expect(undo(two).present).toBe('b');
    expect(undo(undo(two)).present).toBe('a');
    expect(redo(undo(two))).toEqual(two);
  });

  it('stays where there is nothing to undo or redo', () => {
    const start = startHistory('a');
    expect(undo(start)).toBe(start);
    expect(redo(two)).toBe(two);
  });

  it('forgets what was undone once something new is done', () => {
    expect(record(undo(two), 'd').future).toEqual([]);
  });

  it('takes the same state for no action', () => {
    expect(record(two, 'c')).toBe(two);
  });

  it('changes every state alike for what undo must not take back', () => {
    const marked = mapHistory(undo(two), (state) => `${state}!`);
    expect(marked).toEqual({ past: ['a!'], present: 'b!', future: ['c!'] });
  });
});
