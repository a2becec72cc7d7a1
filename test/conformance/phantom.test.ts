import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  renderPhantom,
  SMALL_PHANTOM,
  type PhantomOptions,
} from '../../demo/phantom/lumbarPhantom';
import { writeCtSeries } from '../../demo/phantom/writeCtSeries';

const isInstalled = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args).status !== null && spawnSync(command, args).error === undefined;

const hasDciodvfy = isInstalled('dciodvfy', ['-version']);
const hasPydicom = spawnSync('/usr/bin/python3', ['-c', 'import pydicom']).status === 0;

/** Reads a folder with pydicom and prints a digest of the HU (16 bit) in file order. */
const READ_WITH_PYDICOM = `
import array, hashlib, json, pathlib, sys
import pydicom
digest = hashlib.sha256()
slices = sorted(pathlib.Path(sys.argv[1]).glob('*.dcm'))
for path in slices:
    dataset = pydicom.dcmread(path)
    stored = array.array('h' if dataset.PixelRepresentation else 'H', dataset.PixelData)
    hu = [int(value * dataset.RescaleSlope + dataset.RescaleIntercept) for value in stored]
    digest.update(array.array('h', hu).tobytes())
print(json.dumps({
    'slices': len(slices),
    'digest': digest.hexdigest(),
    'sopClass': dataset.SOPClassUID.name,
    'patientId': dataset.PatientID,
    'spacing': [float(mm) for mm in dataset.PixelSpacing],
}))
`;

const KINDS: readonly (readonly [string, PhantomOptions, Parameters<typeof writeCtSeries>[1]])[] = [
  ['unsigned axial', {}, {}],
  [
    'signed oblique with contrast',
    { orientation: 'oblique', aortaHu: 300 },
    { storedAs: 'signed', contrastBolusAgent: 'Iohexol' },
  ],
];

describe.each(KINDS)('the phantom as %s CT series', (_name, options, header) => {
  const { volume } = renderPhantom({
    ...SMALL_PHANTOM,
    dimensions: [40, 36, 6],
    spacingMm: [1.5, 2, 3],
    noiseSdHu: 20,
    ...options,
  });
  let folder: string;
  let paths: readonly string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lumbar-phantom-'));
    paths = writeCtSeries(volume, header, folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  (hasDciodvfy ? it : it.skip)('passes dciodvfy (skipped where it is not installed)', () => {
    for (const path of paths) {
      const { stdout, stderr } = spawnSync('dciodvfy', [path], { encoding: 'utf8' });
      expect(`${stdout}${stderr}`).toContain('CTImage');
      expect(`${stdout}${stderr}`).not.toMatch(/^(Error|Warning)/m);
    }
  });

  (hasPydicom ? it : it.skip)(
    'is read by pydicom with the same HU (skipped where it is not installed)',
    () => {
      const output = execFileSync('/usr/bin/python3', ['-c', READ_WITH_PYDICOM, folder], {
        encoding: 'utf8',
      });
      const hu = Int16Array.from(volume.hu);
      expect(JSON.parse(output)).toEqual({
        slices: 6,
        digest: createHash('sha256').update(new Uint8Array(hu.buffer)).digest('hex'),
        sopClass: 'CT Image Storage',
        patientId: 'PHANTOM-001',
        spacing: [2, 1.5],
      });
    },
  );
});
