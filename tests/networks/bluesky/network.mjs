// Starts Bluesky's own servers (PLC directory, PDS, bsync, AppView) for tests, on loopback alone, and a twin of
// Jetstream that says what they say.
//
// node network.mjs POSTGRES_URL
//
// Standard output: one JSON line {"address", "jetstream"} when it is ready, then one line for each line of standard input:
// "settle" is answered when the AppView has read everything that the PDS wrote. The end of standard input ends it.
import dns from 'node:dns'
import net from 'node:net'
import readline from 'node:readline'

// The servers listen on every interface by themselves; tests open no door to others.
dns.setDefaultResultOrder('ipv4first')
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (first, ...others) {
  if (first !== null && typeof first === 'object') {
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...others)
  }
  return listen.call(this, { port: Number(first ?? 0), host: '127.0.0.1' }, ...others.filter((each) => typeof each === 'function'))
}

const { mockNetworkUtilities, TestBsky, TestBsync, TestPds, TestPlc } = await import('@atproto/dev-env')
const { default: getPort } = await import('@atproto/dev-env/dist/get-port.js').catch(() => import('get-port'))
const { jetstream } = await import('./jetstream.mjs')

const database = process.argv[2]
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`)

const plc = await TestPlc.create({})
const bsync = await TestBsync.create({ apiKeys: ['bsync-api-key'], dbUrl: database, dbSchema: 'bsync' })
const pdsPort = await getPort()
const bsky = await TestBsky.create({
  plcUrl: plc.url,
  pdsPort,
  bsyncApiKey: 'bsync-api-key',
  bsyncUrl: bsync.url,
  repoProvider: `ws://localhost:${pdsPort}`,
  dbPostgresUrl: database,
  dbPostgresSchema: 'appview',
})
bsync.ctx.dataplaneClients = [bsky.ctx.dataplane]
const pds = await TestPds.create({
  port: pdsPort,
  didPlcUrl: plc.url,
  bskyAppViewUrl: bsky.url,
  bskyAppViewDid: bsky.ctx.cfg.serverDid,
})
mockNetworkUtilities(pds, bsky)

async function settle() {
  const end = Date.now() + 20_000
  while (Date.now() < end) {
    await pds.processAll()
    await bsky.sub.processAll()
    await bsky.bsyncSub.processAll(await bsync.getStreamHeads())
    const last = await pds.ctx.sequencer.curr()
    if (!last || (await bsky.sub.getCursor()) >= last) return
    await new Promise((done) => setTimeout(done, 5))
  }
  throw new Error('The AppView did not catch up.')
}

say({ address: `http://127.0.0.1:${pds.port}`, jetstream: await jetstream(pdsPort) })
for await (const line of readline.createInterface({ input: process.stdin })) {
  if (line === 'settle') {
    try {
      await settle()
      say({ settled: true })
    } catch (error) {
      say({ settled: false, why: String(error) })
    }
  }
}
process.exit(0)
