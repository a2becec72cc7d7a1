import { overlap, partInView, placeLabels } from '../../extension/tools/labelPlacement';

const VIEW = { width: 500, height: 500 };
const body = (left: number, top: number) => ({ left, top, width: 80, height: 40 });
const label = (left: number, top: number) => ({ beside: body(left, top), width: 40, height: 22 });

describe('labels', () => {
  it('stand right of what they belong to, at half height', () => {
    expect(placeLabels([label(100, 100)], [], VIEW)).toEqual([
      { left: 190, top: 109, width: 40, height: 22 },
    ]);
  });

  it('cover neither each other nor the neighbours, also where these lie side by side', () => {
    const requests = [label(100, 100), label(150, 145), label(190, 185)];
    const boxes = placeLabels(requests, [], VIEW);
    const others = [...boxes, ...requests.map(({ beside }) => beside)];
    for (const box of boxes) {
      for (const other of others) if (other !== box) expect(overlap(box, other)).toBe(0);
    }
  });

  it('give way to grips', () => {
    const grip = { left: 185, top: 113, width: 14, height: 14 };
    const [box] = placeLabels([label(100, 100)], [grip], VIEW);
    expect(overlap(box!, grip)).toBe(0);
  });

  it('are nearest to what they belong to, also where the view is narrow', () => {
    const narrow = { width: 200, height: 500 };
    const requests = [100, 165, 230].map((top) => ({
      beside: body(70, top),
      width: 120,
      height: 22,
    }));
    placeLabels(requests, [], narrow).forEach((box, index) => {
      expect(partInView(box, narrow)).toEqual(box);
      const middle = box.top + box.height / 2;
      const away = requests.map(({ beside: { top, height } }) =>
        Math.abs(middle - (top + height / 2)),
      );
      expect(away.indexOf(Math.min(...away))).toBe(index);
    });
  });

  it('stay in the view where there is no room on the right', () => {
    const [box] = placeLabels([label(410, 100)], [], VIEW);
    expect(partInView(box!, VIEW)).toEqual(box);
  });
});

it('knows what part of a box is in view', () => {
  expect(partInView(body(460, -10), VIEW)).toEqual({ left: 460, top: 0, width: 40, height: 30 });
  expect(partInView(body(600, 0), VIEW)).toBeUndefined();
});
