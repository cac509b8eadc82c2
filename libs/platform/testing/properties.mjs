// fast-check as the tests of properties see it (`jest.config.mjs` maps the name here). Their worlds are drawn from one seed, so that a run that fails says
// something of the change and not of luck; `npm run properties` draws others, and what it finds becomes a test of its own.
import fc from '../../../node_modules/fast-check/lib/fast-check.js';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PROPERTY_SEED ?? 20_261_201) });

export * from '../../../node_modules/fast-check/lib/fast-check.js';
export default fc;
