/**
 * Loaded in every process and thread of a watched run (NODE_OPTIONS). Node makes every handle of the network, and every
 * question to a name server, through its asynchronous resources, whoever asks for it: each is written down, with the
 * way that led to it, and ends the process. TRAM_SOCKET_LOG names the file; a line `watching` says where this is loaded.
 */
import { createHook } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';

/** Pipes between a process and its children are not among them; a pipe with a name in the file system is. */
const NETWORK = /^(TCP|UDP|TLS|QUIC|HTTP|GETADDRINFO|GETNAMEINFO|QUERY|PIPECONNECT|PIPESERVER)/;

const log = process.env['TRAM_SOCKET_LOG'];
if (log !== undefined) {
  const note = (text: string) => appendFileSync(log, `${process.pid}/${threadId} ${text}\n`);
  note('watching');
  createHook({
    init(_, type) {
      if (!NETWORK.test(type)) return;
      note(`${type} ${(new Error().stack ?? '').replaceAll(/\s+/g, ' ')}`);
      throw new Error(`a socket of the network: ${type}`);
    },
  }).enable();
}
