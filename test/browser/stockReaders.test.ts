import type { Page } from 'playwright-core';
import { DEFAULT_VIEWER_VERSION } from '../../demo/viewer/viewerVersions';
import { countVoxels, restoreReading, type Reading } from '../../src';
import { freshPage, keepScreenshot } from '../support/browser';
import { phantomReading } from '../support/phantomReading';
import { smallResult } from '../support/smallReading';
import { storeFiles } from '../support/stockViewer';
import { pixelData, writeDataset } from '../support/writeDataset';
import { describeInViewer } from './withViewer';

// A colleague without our mode opens our results in the stock modes: nothing may break, and
// masks and numbers must be there.

/** The version the plugin is made for, and the oldest one, whose readers differ most from it. */
const VERSIONS = [DEFAULT_VIEWER_VERSION, '3.11.1'];

/** How long (ms) the stock viewer may take to show something, with software rendering on 2 cores. */
const SHOWN_MS = 60_000;

/**
 * The viewer, replacing the content of a viewport, at times still scrolls the one it has just
 * destroyed. It says so whatever is opened, and goes on.
 */
const VIEWER_RACE = /^(Error: )?The stack viewport has been destroyed and is no longer usable/;

/** What the stock viewer puts on `window`; used by tests only. */
interface ViewerWindow {
  readonly cornerstoneTools: {
    readonly segmentation: {
      readonly state: {
        getSegmentations(): readonly {
          readonly segmentationId: string;
          readonly segments: Readonly<Record<string, { readonly label: string }>>;
        }[];
      };
    };
    readonly utilities: {
      readonly segmentation: {
        getOrCreateSegmentationVolume(id: string): {
          readonly voxelManager: { getCompleteScalarDataArray(): ArrayLike<number> };
        };
      };
    };
  };
}

/** Voxels by label in the segmentation that the viewer shows. */
function shownSegments(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => {
    const { segmentation, utilities } = (window as unknown as ViewerWindow).cornerstoneTools;
    const [shown] = segmentation.state.getSegmentations();
    if (!shown) return {};
    const labels = utilities.segmentation
      .getOrCreateSegmentationVolume(shown.segmentationId)
      .voxelManager.getCompleteScalarDataArray();
    const counts: Record<string, number> = {};
    for (const [index, { label }] of Object.entries(shown.segments)) {
      counts[label] = Array.prototype.filter.call(labels, (each) => each === Number(index)).length;
    }
    return counts;
  });
}

const thumbnail = (page: Page, modality: string) =>
  page.locator('[data-cy="study-browser-thumbnail-no-image"]', { hasText: modality }).first();

const expectedVoxels = ({ levels }: Reading): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.values(levels).map(({ level, threeDimensional }) => [
      `${level} cancellous bone`,
      countVoxels(threeDimensional!.cancellous),
    ]),
  );

jest.setTimeout(6 * SHOWN_MS);

describe.each(VERSIONS)('the stock viewer %s', (version) => {
  describeInViewer('in its basic mode', { version }, (running) => {
    let reading: Reading;

    beforeAll(async () => {
      const study = phantomReading();
      reading = study.reading;
      const { instances, series } = study;
      // Saved a second time, so that both name a predecessor as well.
      const first = smallResult(reading, series, instances);
      const masks = { dataset: first.segmentation, pixelData: pixelData(first.segmentation) };
      const restored = restoreReading(masks, first.report, series);
      const { segmentation, report } = smallResult(restored, series, instances, {
        predecessor: {
          seriesInstanceUid: restored.stored!.reportSeriesInstanceUid,
          sopInstanceUid: restored.stored!.reportSopInstanceUid,
        },
      });
      const files = [...instances, segmentation, report].map(writeDataset);
      await storeFiles(running().viewer.dicomWebUrl, files);
    });

    /** Opens the study, and waits until its images are there: a viewer still loading loses clicks. */
    const openStudy = async () => {
      const { page, pageErrors, close } = await freshPage(running().browser);
      const seriousErrors = () => pageErrors.filter((error) => !VIEWER_RACE.test(error));
      await page.goto(
        `${running().viewer.url}/viewer?StudyInstanceUIDs=${reading.studyInstanceUid}`,
      );
      await thumbnail(page, 'SR').waitFor({ timeout: SHOWN_MS });
      await page.waitForLoadState('networkidle', { timeout: SHOWN_MS });
      return { page, seriousErrors, close };
    };

    const showReport = async (page: Page) => {
      await thumbnail(page, 'SR').dblclick();
      const { meanHu } = reading.levels.L1!.threeDimensional!.statistics;
      const label = `Attenuation Coefficient: ${meanHu.toFixed(2)} [hnsf'U]`;
      await page.getByText(label).first().waitFor({ timeout: SHOWN_MS });
    };

    test('shows our report on the images without an error', async () => {
      const { page, seriousErrors, close } = await openStudy();
      await showReport(page);
      await keepScreenshot(page, `stock-${version}-report`);
      expect(seriousErrors()).toEqual([]);
      await close();
    });

    test('shows our masks voxel for voxel without an error, and the report after them', async () => {
      const { page, seriousErrors, close } = await openStudy();
      await thumbnail(page, 'SEG').dblclick();
      await page.getByText('Yes', { exact: true }).click({ timeout: SHOWN_MS });
      const question = page.getByText('Do you want to open this Segmentation?');
      await question.waitFor({ state: 'hidden', timeout: SHOWN_MS });
      expect(await shownSegments(page)).toEqual(expectedVoxels(reading));
      await keepScreenshot(page, `stock-${version}-masks`);
      await showReport(page);
      expect(seriousErrors()).toEqual([]);
      await close();
    });
  });
});
