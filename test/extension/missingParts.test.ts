import type { CornerstoneLibraries, Host } from '../../extension/host/host';
import { missingParts } from '../../extension/host/missingParts';
import { NEEDED_SERVICES } from '../../mode/modeHost';

/** Has every part by every name, each a function, except those that are named. */
function everythingBut(absent: readonly string[], path = ''): object {
  return new Proxy(() => undefined, {
    get: (_target, key) => {
      const inside = path ? `${path}.${String(key)}` : String(key);
      return absent.includes(inside) ? undefined : everythingBut(absent, inside);
    },
  });
}

const hostWithout = (...absent: readonly string[]) =>
  ({ servicesManager: { services: everythingBut(absent) } }) as unknown as Host;
const librariesWithout = (...absent: readonly string[]) =>
  everythingBut(absent) as CornerstoneLibraries;

describe('what a host lacks', () => {
  it('is nothing where it has all that is needed', () => {
    expect(missingParts(hostWithout(), librariesWithout(), NEEDED_SERVICES)).toEqual([]);
  });

  it('is a method of a service, needed by the extension or by the mode', () => {
    const host = hostWithout(
      'segmentationService.addOrUpdateSegmentation',
      'toolbarService.updateSection',
    );
    expect(missingParts(host, librariesWithout(), NEEDED_SERVICES)).toEqual([
      'segmentationService.addOrUpdateSegmentation',
      'toolbarService.updateSection',
    ]);
  });

  it('is a whole service, named once', () => {
    const host = hostWithout('customizationService');
    expect(missingParts(host, librariesWithout(), NEEDED_SERVICES)).toEqual([
      'customizationService',
    ]);
  });

  it('is something deep in the cornerstone libraries, or a part on the way there', () => {
    const deep = librariesWithout('cornerstoneTools.segmentation.config.color.addColorLUT');
    expect(missingParts(hostWithout(), deep, NEEDED_SERVICES)).toEqual([
      'cornerstoneTools.segmentation.config.color.addColorLUT',
    ]);
    const onTheWay = librariesWithout('cornerstone.utilities.HistoryMemo');
    expect(missingParts(hostWithout(), onTheWay, NEEDED_SERVICES)).toEqual([
      'cornerstone.utilities.HistoryMemo.DefaultHistoryMemo.push',
    ]);
  });

  it('is both libraries where the host does not offer them', () => {
    expect(missingParts(hostWithout(), undefined, NEEDED_SERVICES)).toEqual([
      'cornerstone',
      'cornerstoneTools',
    ]);
  });
});
