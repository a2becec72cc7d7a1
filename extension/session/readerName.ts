import type { Host } from '../host/host';

/** The reader's name, if the viewer's login knows it; else empty. */
export function readerName({ servicesManager }: Host): string {
  const user = servicesManager.services.userAuthenticationService.getUser();
  const name: unknown = user?.profile?.name ?? user?.name;
  return typeof name === 'string' ? name : '';
}
