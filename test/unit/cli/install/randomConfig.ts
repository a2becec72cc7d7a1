/** A valid app-config.js whose lists are laid out at random; the same for the same seed. */
export function randomConfig(seed: number): string {
  const pick = picker(seed);
  const eol = pick(['\n', '\r\n']);
  const quote = pick(["'", '"']);
  const list = () => randomList(pick, quote, eol);
  const body = [
    `{${pick(['', ' // site'])}`,
    `  routerBasename: ${quote}/${quote},${pick(['', ' // root'])}`,
    `  extensions: ${list()},`,
    `  /* between, with a [ and a , */`,
    `  ${pick(['modes', `${quote}modes${quote}`])}: ${list()}${pick(['', ','])}`,
    '}',
  ].join(eol);
  return pick([
    `window.config = ${body};${eol}`,
    `window.config = () => (${body})`,
    `const config = ${body};${eol}window.config = config;`,
  ]);
}

type Pick = <T>(choices: readonly T[]) => T;

function randomList(pick: Pick, quote: string, eol: string): string {
  const elements = Array.from({ length: pick([0, 0, 1, 2, 3]) }, () =>
    pick([
      `${quote}@site/name, with a ]${quote}`,
      `[${quote}@site/pair${quote}, { a: [1,] }]`,
      `{ packageName: ${quote}@site/x${quote} }`,
      '...(window.more || [])',
      `(${quote}in brackets${quote})`,
    ]),
  );
  if (pick([true, false])) {
    const trailing =
      elements.length > 0 ? pick(['', ',', ' /* c */', ', /* c */ ']) : pick(['', ' ']);
    return `[${elements.join(pick([',', ', ']))}${trailing}]`;
  }
  const lines = elements.map((element, index) => {
    const comma = index < elements.length - 1 ? ',' : pick(['', ',']);
    return `    ${element}${comma}${pick(['', '', ' // why', ' /* why */ '])}`;
  });
  const comments = pick([[], ['    // nothing more']]);
  return [`[${pick(['', ' // all'])}`, ...lines, ...comments, '  ]'].join(eol);
}

/** A small linear congruential generator (constants of Numerical Recipes). */
function picker(seed: number): Pick {
  let state = seed;
  return (choices) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return choices[Math.floor((state / 2 ** 32) * choices.length)];
  };
}
