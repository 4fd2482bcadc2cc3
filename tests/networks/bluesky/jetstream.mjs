// A twin of Jetstream for tests: what a real PDS says on its firehose, read by Bluesky's own library, in the JSON
// that Jetstream sends at /subscribe. The form and each rule: https://github.com/bluesky-social/jetstream
//   docs/README.md, 5.1: the events; `cursor` in microseconds, and from it on what was sent before
//   internal/subscribe/doc.go: identities and accounts come whatever is wanted; a message over the size does not
//   internal/subscribe/handler.go: a ping each 30 seconds
import http from 'node:http'
import { WebSocketServer } from 'ws'
import { Firehose } from '@atproto/sync'
import { lexToJson } from '@atproto/lex-json'

const PING_EVERY = 30_000

export async function jetstream(pdsPort) {
  const sent = []
  const listeners = new Set()
  let last = 0

  const say = (did, kind, said) => {
    last = Math.max(last + 1, Date.now() * 1000)
    const event = { did, time_us: last, kind, [kind]: said }
    sent.push(event)
    for (const listener of listeners) listener(event)
  }

  const firehose = new Firehose({
    idResolver: undefined, // nothing is looked up: the PDS is ours
    service: `ws://localhost:${pdsPort}`,
    unauthenticatedCommits: true,
    unauthenticatedHandles: true,
    excludeSync: true, // "#sync is never emitted on the legacy v1 wire"
    onError: (error) => process.stderr.write(`jetstream: ${error}\n`),
    handleEvent: (event) => {
      if (event.event === 'identity' || event.event === 'account') {
        const { did, seq, time } = event
        const more = event.event === 'account' ? { active: event.active, status: event.status } : { handle: event.handle }
        say(did, event.event, { did, seq, time, ...more })
        return
      }
      const { rev, event: operation, collection, rkey } = event
      const record = operation === 'delete' ? {} : { record: lexToJson(event.record), cid: event.cid.toString() }
      say(event.did, 'commit', { rev, operation, collection, rkey, ...record })
    },
  })
  firehose.start()

  const server = http.createServer((_, answer) => answer.writeHead(404).end())
  const sockets = new WebSocketServer({ server, path: '/subscribe' })
  sockets.on('connection', (socket, request) => {
    const asked = new URL(request.url, 'http://jetstream').searchParams
    const wanted = new Set(asked.getAll('wantedCollections'))
    const most = Number(asked.get('maxMessageSizeBytes') ?? 0)
    const listener = (event) => {
      if (event.kind === 'commit' && wanted.size && !wanted.has(event.commit.collection)) return
      const message = JSON.stringify(event)
      if (!most || Buffer.byteLength(message) <= most) socket.send(message)
    }
    if (asked.has('cursor')) sent.filter((event) => event.time_us >= Number(asked.get('cursor'))).forEach(listener)
    listeners.add(listener)
    const pings = setInterval(() => socket.ping(), PING_EVERY)
    socket.on('close', () => {
      listeners.delete(listener)
      clearInterval(pings)
    })
  })
  await new Promise((listening) => server.listen(0, listening))
  return `http://127.0.0.1:${server.address().port}`
}
