// Makes a worker thread look like a web worker to the module that it loads.
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

globalThis.addEventListener = (type, listener) =>
  parentPort.on(type, (data) => listener({ data, origin: '' }));
globalThis.postMessage = (message, transferred) => parentPort.postMessage(message, transferred);

await import(pathToFileURL(workerData).href);
