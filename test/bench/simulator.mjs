// Cost simulator: four schemes on 250 Comuni, as the page asks at every change, break-even and balances included. Database apart.
import { readScenario, simulate, SOURCE_SCHEMES, typedScenario } from '@province-comuni/costs-domain';
import { print, summary } from './support/measure.mjs';

const RUNS = Number(process.env.BENCH_RUNS ?? 200);
const WARM_UPS = 20;
const COMUNI = 250;

const comuni = Array.from({ length: COMUNI }, (_, index) => ({ enteId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, nome: `Comune ${index}`, popolazione: Math.ceil(60 * 1.035 ** index), annoPopolazione: 2025 }));
const [perInhabitant, bands, perWorkstation] = SOURCE_SCHEMES.map(({ scheme }) => scheme);
// The fourth has costs to share out, and VAT in its amounts: the dearest to reckon.
const mixed = { ...perInhabitant, key: 'misto', vatRegime: 'IVA_COMPRESA', services: [...perInhabitant.services, ...perWorkstation.services, { service: 'Costi comuni', place: null, tariff: { kind: 'RIPARTO', amount: 12_345_678, by: 'POSTAZIONI' } }] };
const expenses = ['PERSONALE', 'CLOUD', 'LICENZE', 'GESTIONE'].map((kind, index) => ({ kind, amount: 25_000_000 / (index + 1), growth: 150 }));
const scenario = (step) => ({ schemes: [perInhabitant, bands, perWorkstation, mixed], todayKey: 'macerata', expenses, years: 10, participation: 10_000 - (step % 50) * 100, order: 'LARGEST_FIRST', adjustment: step % 200, vatRate: null, workstationsPerThousand: 500, workstations: [] });

const times = [];
for (let step = 0; step < WARM_UPS + RUNS; step += 1) {
  const typed = typedScenario(scenario(step));
  const start = performance.now();
  simulate(readScenario(typed).scenario, comuni);
  if (step >= WARM_UPS) times.push(performance.now() - start);
}
print({ bench: 'simulator', case: 'reading what is typed, shares, balances and break-even', unit: 'ms', ...summary(times), goal: 'p95 ≤ 50', scale: `${COMUNI} Comuni, 4 schemes, 10 years` });
