import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_FOLDER } from '../../../release/buildInto';
import { contentFaults, pack } from '../../../release/packedFiles';

const isBuilt = existsSync(join(PROJECT_FOLDER, 'dist', 'cli.cjs'));

(isBuilt ? test : test.skip)(
  `the package holds the build, types, licences and what administrators need, and nothing else${
    isBuilt ? '' : ' (skipped: dist/cli.cjs is absent, npm run build makes it)'
  }`,
  () => {
    const packed = pack();
    expect(contentFaults(packed)).toEqual([]);
    expect(packed.files.length).toBeGreaterThan(30);
  },
);

test('what does not belong there, and what is missing, is named', () => {
  const files = [
    'package.json',
    'src/index.ts',
    'test/unit/index.test.ts',
    'dist/extension.js',
    'dist/extension.js.map',
    'dist/.cache/0.pack',
    '.cache/ohif-app/3.13.2/package.json',
    'docs/images/measured.png',
    'deploy/docker/site/viewer.key',
  ].map((path) => ({ path }));
  const faults = contentFaults({ files });
  expect(faults.filter((fault) => fault.includes('belong'))).toEqual(
    [
      'src/index.ts',
      'test/unit/index.test.ts',
      'dist/extension.js.map',
      'dist/.cache/0.pack',
      '.cache/ohif-app/3.13.2/package.json',
      'docs/images/measured.png',
      'deploy/docker/site/viewer.key',
    ].map((path) => `${path} does not belong into the package`),
  );
  expect(faults).toContain('LICENSE is missing');
  expect(faults).toContain('dist/sbom.cdx.json is missing');
});
