/** Loaded before a utility process's module: gives it `process.parentPort`, as Electron does. */
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
port.postMessage = (message) => process.send(message);
// Node keeps messages until somebody listens; so must this, until the module does.
port.once('newListener', () => process.on('message', (data) => port.emit('message', { data, ports: [] })));
Object.defineProperty(process, 'parentPort', { value: port });
process.on('disconnect', () => process.exit(0));
