// A real OpenID Connect provider for tests. Whoever asks tells who they are: /interaction/…?as=ada&acr=…
import Provider from 'oidc-provider';
import { createServer } from 'node:http';

const [port, redirects] = [Number(process.argv[2]), process.argv[3].split(',')];
const issuer = `http://127.0.0.1:${port}`;
const people = {
  ada: { name: 'Ada Riva', email: 'ada@example.org', email_verified: true, fiscal: 'TINIT-RVIDAA80A41H501X' },
  ada2: { name: 'Ada Riva', email: 'ada.riva@example.org', email_verified: true, fiscal: 'TINIT-RVIDAA80A41H501X' },
  bea: { name: 'Bea Blu', email: 'bea@example.org', email_verified: true, fiscal: 'TINIT-BLUBEA80A41H501Y' },
  eva: { name: 'Eva Neri', email: 'eva@example.org', email_verified: false },
};
const levels = ['https://www.spid.gov.it/SpidL1', 'https://www.spid.gov.it/SpidL2', 'https://www.spid.gov.it/SpidL3'];
const provider = new Provider(issuer, {
  clients: [{ client_id: 'cantiere', client_secret: 'a-secret-of-the-tests', redirect_uris: redirects }],
  claims: { openid: ['sub', 'acr'], profile: ['name'], email: ['email', 'email_verified'], fiscal: ['https://attributes.eid.gov.it/fiscal_number'] },
  scopes: ['openid', 'profile', 'email', 'fiscal'],
  acrValues: levels,
  pkce: { required: () => true },
  cookies: { keys: ['for tests alone'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => {
    const { fiscal, ...rest } = people[id];
    return { accountId: id, claims: async () => ({ sub: id, ...rest, 'https://attributes.eid.gov.it/fiscal_number': fiscal }) };
  },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile email fiscal');
    await grant.save();
    return grant;
  },
});
const callback = provider.callback();
const server = createServer(async (request, response) => {
  const url = new URL(request.url, issuer);
  if (!url.pathname.startsWith('/interaction/')) return callback(request, response);
  try {
    const login = { accountId: url.searchParams.get('as') };
    if (url.searchParams.get('acr')) login.acr = url.searchParams.get('acr');
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});
server.listen(port, '127.0.0.1', () => console.log('ready'));
process.stdin.on('end', () => process.exit(0)).resume();
