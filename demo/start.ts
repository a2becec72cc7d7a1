import { DemoInputError } from './demoInputError';
import { parseOptions } from './options';
import { runDemo } from './runDemo';

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2), process.env);
  if (!options) return;
  const server = await runDemo(options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  const isInput = error instanceof DemoInputError;
  console.error(isInput ? error.message : error);
  process.exit(isInput ? 2 : 1);
});
