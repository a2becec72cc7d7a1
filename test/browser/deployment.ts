import type { Page } from 'playwright-core';

/** What a deployment sets in `app-config.js`, and who is logged in. */
export interface Deployment {
  readonly vertebralBmd?: Readonly<Record<string, unknown>>;
  /** Name of the reader, as the viewer's login has it. */
  readonly reader?: string;
}

/** Gives a page the `app-config.js` of a deployment; before it goes to the viewer. */
export async function deploy(page: Page, { vertebralBmd, reader }: Deployment): Promise<void> {
  await page.route('**/app-config.js', async (route) => {
    const response = await route.fetch();
    const settings = `window.config.vertebralBmd = ${JSON.stringify(vertebralBmd ?? {})};`;
    // A configuration may be a function of the viewer's services; they take a user a little later.
    const login =
      reader === undefined
        ? ''
        : `const plain = window.config;
           window.config = ({ servicesManager: { services } }) => {
             const timer = setInterval(() => {
               const login = services.userAuthenticationService;
               login?.setUser({ profile: { name: ${JSON.stringify(reader)} } });
               if (login?.getUser()?.profile?.name) clearInterval(timer);
             }, 5);
             return plain;
           };`;
    await route.fulfill({ response, body: `${await response.text()}\n${settings}\n${login}` });
  });
}
