/** One way to write an app-config.js, and what it must look like with both entries. */
export interface ConfigVariant {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

export const EXTENSION = '/plugins/ohif-vertebral-bmd/0.1.0/extension.js';
export const MODE = '/plugins/ohif-vertebral-bmd/0.1.0/mode.js';

/** The forms that OHIF documents or ships, and those seen at sites. */
export const CONFIG_VARIANTS: readonly ConfigVariant[] = [
  {
    title: 'empty lists on one line, as OHIF ships them',
    before: `/** @type {AppTypes.Config} */
window.config = {
  name: 'config/default.js',
  routerBasename: null,
  // extensions: ['not', 'this'],
  extensions: [],
  modes: [],
  showStudyList: true,
};
`,
    after: `/** @type {AppTypes.Config} */
window.config = {
  name: 'config/default.js',
  routerBasename: null,
  // extensions: ['not', 'this'],
  extensions: ['${EXTENSION}'],
  modes: ['${MODE}'],
  showStudyList: true,
};
`,
  },
  {
    title: 'empty lists over two lines, one of them with a comment',
    before: `window.config = {
  extensions: [
  ],
  modes: [ // none yet
  ],
};
`,
    after: `window.config = {
  extensions: [
    '${EXTENSION}',
  ],
  modes: [ // none yet
    '${MODE}',
  ],
};
`,
  },
  {
    title: 'entries of others on one line, with and without a trailing comma',
    before: `window.config = { extensions: ['@site/extension',], modes: ['@ohif/mode-test'], }`,
    after: `window.config = { extensions: ['@site/extension', '${EXTENSION}',], modes: ['@ohif/mode-test', '${MODE}'], }`,
  },
  {
    title: 'entries of others one a line, with comments',
    before: `window.config = {
  extensions: [
    '@ohif/extension-default', // always
    '@site/extension', // ours
    // '@site/unused',
  ],
  modes: [
    '@site/mode', /* last */
    '@ohif/mode-test' // no comma here
  ],
};
`,
    after: `window.config = {
  extensions: [
    '@ohif/extension-default', // always
    '@site/extension', // ours
    '${EXTENSION}',
    // '@site/unused',
  ],
  modes: [
    '@site/mode', /* last */
    '@ohif/mode-test', // no comma here
    '${MODE}'
  ],
};
`,
  },
  {
    title: 'entries that are no strings',
    before: `window.config = {
  extensions: [
    ['@ohif/extension-cornerstone', { a: [1, 2] }],
    {
      packageName: '@site/extension',
      importPath: '/plugins/@site/extension/1.0.0/index.js',
    },
    ...(window.extra || []),
  ],
  modes: [() => import('/site-mode.js')]
};
`,
    after: `window.config = {
  extensions: [
    ['@ohif/extension-cornerstone', { a: [1, 2] }],
    {
      packageName: '@site/extension',
      importPath: '/plugins/@site/extension/1.0.0/index.js',
    },
    ...(window.extra || []),
    '${EXTENSION}',
  ],
  modes: [() => import('/site-mode.js'), '${MODE}']
};
`,
  },
  {
    title: 'a function that returns the object at once',
    before: `window.config = ({ servicesManager } = {}) => ({
  extensions: [],
  modes: [],
});
`,
    after: `window.config = ({ servicesManager } = {}) => ({
  extensions: ['${EXTENSION}'],
  modes: ['${MODE}'],
});
`,
  },
  {
    title: 'an async function with returns in inner functions',
    before: `window.config = async function ({ peerImport }) {
  const names = ['a'].map(name => { return name; });
  return {
    extensions: [],
    modes: [],
    httpErrorHandler: error => { return error; },
  };
};
`,
    after: `window.config = async function ({ peerImport }) {
  const names = ['a'].map(name => { return name; });
  return {
    extensions: ['${EXTENSION}'],
    modes: ['${MODE}'],
    httpErrorHandler: error => { return error; },
  };
};
`,
  },
  {
    title: 'an object and lists with names of their own, after a first empty assignment',
    before: `window.config = window.config || {};
const extensions = ['@site/extension'];
const siteConfig = {
  extensions,
  modes: [],
};
window.config = siteConfig;
`,
    after: `window.config = window.config || {};
const extensions = ['@site/extension', '${EXTENSION}'];
const siteConfig = {
  extensions,
  modes: ['${MODE}'],
};
window.config = siteConfig;
`,
  },
  {
    title: 'lists that are assigned afterwards',
    before: `window.config = { extensions: [], modes: [] };
window.config.extensions = ["@site/extension"];
window['config']['modes'] = [];
`,
    after: `window.config = { extensions: [], modes: [] };
window.config.extensions = ["@site/extension", "${EXTENSION}"];
window['config']['modes'] = ["${MODE}"];
`,
  },
  {
    title: 'JSON with quoted keys',
    before: `window.config = {
  "routerBasename": "/",
  "extensions": [],
  "modes": []
};
`,
    after: `window.config = {
  "routerBasename": "/",
  "extensions": ["${EXTENSION}"],
  "modes": ["${MODE}"]
};
`,
  },
  {
    title: 'both keys missing',
    before: `window.config = { // site
    routerBasename: '/',
};
`,
    after: `window.config = { // site
    extensions: ['${EXTENSION}'],
    modes: ['${MODE}'],
    routerBasename: '/',
};
`,
  },
  {
    title: 'one key missing in JSON on one line',
    before: `window.config = {"extensions": [], "routerBasename": "/"};`,
    after: `window.config = { "modes": ["${MODE}"],"extensions": ["${EXTENSION}"], "routerBasename": "/"};`,
  },
  {
    title: 'an empty object',
    before: 'window.config = {};',
    after: `window.config = { extensions: ['${EXTENSION}'], modes: ['${MODE}'] };`,
  },
  {
    title: 'Windows line ends, tabs and a byte order mark',
    before:
      '\uFEFFwindow.config = {\r\n\textensions: [\r\n\t\t"@site/é"\r\n\t],\r\n\tmodes: [],\r\n};\r\n',
    after: `\uFEFFwindow.config = {\r\n\textensions: [\r\n\t\t"@site/é",\r\n\t\t"${EXTENSION}"\r\n\t],\r\n\tmodes: ["${MODE}"],\r\n};\r\n`,
  },
  {
    title: 'a spread before the lists',
    before: 'const base = { modes: 1 };\nwindow.config = { ...base, extensions: [], modes: [] }',
    after: `const base = { modes: 1 };\nwindow.config = { ...base, extensions: ['${EXTENSION}'], modes: ['${MODE}'] }`,
  },
];
