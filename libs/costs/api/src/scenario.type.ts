import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';

// What is typed and what is given back to be edited have one shape: every number is an Italian text.

@ObjectType('CostBand', { description: 'A band of inhabitants, both ends in it.' })
@InputType('CostBandInput', { description: 'A band of inhabitants, both ends in it.' })
export class CostBandType {
  @Field(() => String, { description: '`501`.' }) from!: string;
  @Field(() => String, { description: '`1.000`; empty: without end.' }) to!: string;
  @Field(() => String, { description: 'Yearly fee in euro: `1.440,00`.' }) amount!: string;
}

@ObjectType('CostService', { description: 'A service of a scheme and its price. Fields that the kind does not need are empty.' })
@InputType('CostServiceInput', { description: 'A service of a scheme and its price. Fields that the kind does not need are empty.' })
export class CostServiceType {
  @Field(() => String) service!: string;
  @Field(() => String, { nullable: true, description: 'Place in the act: `CONNETTIVITA`, `POSTA`, `APPLICATIVI`, `CANONI_INTERMEDI`, `CANONI_AVANZATI`; null where it has none.' }) place!: string | null;
  @Field(() => String, { description: '`PER_ABITANTE`, `PER_FASCIA`, `PER_POSTAZIONE`, `FISSO`, `RIPARTO`, `PER_DIMENSIONE`, `PER_PARAMETRO`.' }) kind!: string;
  @Field(() => String, { description: 'Euro per inhabitant, workstation or unit, up to four decimals: `0,44`.' }) rate!: string;
  @Field(() => String, { description: 'Euro a year: the fee, the cost to share out, the least by size.' }) amount!: string;
  @Field(() => String, { description: 'Euro a year: the most by size.' }) maximum!: string;
  @Field(() => String, { description: 'What a cost is shared out by: `ABITANTI` or `POSTAZIONI`.' }) by!: string;
  @Field(() => String, { description: 'Unit of a technical parameter: `ore`.' }) unit!: string;
  @Field(() => String, { description: 'Quantity of every Ente, up to two decimals.' }) quantity!: string;
  @Field(() => [CostBandType]) bands!: CostBandType[];
}

@ObjectType('CostScheme', { description: 'A tariff scheme: how the yearly share of every Ente comes about.' })
@InputType('CostSchemeInput', { description: 'A tariff scheme: how the yearly share of every Ente comes about.' })
export class CostSchemeType {
  @Field(() => String, { description: 'Tells it apart within a scenario: letters, digits, hyphens.' }) key!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: 'Key of the published scheme it was taken from.' }) source!: string | null;
  @Field(() => String, { description: '`IVA_ESCLUSA`, `IVA_COMPRESA` or `NON_SOGGETTA`.' }) vatRegime!: string;
  @Field(() => String, { description: 'Per cent: `22`.' }) vatRate!: string;
  @Field(() => [CostServiceType]) services!: CostServiceType[];
}

@ObjectType('CostExpense', { description: 'An expense of the service.' })
@InputType('CostExpenseInput', { description: 'An expense of the service.' })
export class CostExpenseType {
  @Field(() => String, { description: '`PERSONALE`, `CLOUD`, `LICENZE`, `GESTIONE` or `ALTRO`.' }) kind!: string;
  @Field(() => String, { description: 'Euro, of the first year.' }) amount!: string;
  @Field(() => String, { description: 'Growth each year, per cent.' }) growth!: string;
}

@ObjectType('CostWorkstations', { description: 'Workstations that a Comune told.' })
@InputType('CostWorkstationsInput', { description: 'Workstations that a Comune told.' })
export class CostWorkstationsType {
  @Field(() => ID) enteId!: string;
  @Field(() => String) quantity!: string;
}

@ObjectType('CostScenarioBody', { description: 'What a scenario says: schemes, expenses, assumptions.' })
@InputType('CostScenarioBodyInput', { description: 'What a scenario says: schemes, expenses, assumptions.' })
export class CostScenarioBodyType {
  @Field(() => [CostSchemeType], { description: 'One to four.' }) schemes!: CostSchemeType[];
  @Field(() => String, { nullable: true, description: 'Key of the scheme in force today.' }) todayKey!: string | null;
  @Field(() => [CostExpenseType]) expenses!: CostExpenseType[];
  @Field(() => String, { description: 'Years of the convention, 1 to 15.' }) years!: string;
  @Field(() => String, { description: 'Comuni that join, per cent.' }) participation!: string;
  @Field(() => String, { description: 'Order in which Comuni are taken to join: `LARGEST_FIRST` or `SMALLEST_FIRST`.' }) order!: string;
  @Field(() => String, { description: 'What if all tariffs but today’s were higher or lower, per cent.' }) adjustment!: string;
  @Field(() => String, { description: 'What if VAT were another, per cent; empty: as the schemes say.' }) vatRate!: string;
  @Field(() => String, { description: 'Workstations per 1,000 inhabitants, of Comuni that told no number.' }) workstationsPerThousand!: string;
  @Field(() => [CostWorkstationsType]) workstations!: CostWorkstationsType[];
}

@ObjectType({ description: 'A tariff scheme that a Provincia applies, as the public sources give it.' })
export class CostSchemeSource {
  @Field(() => CostSchemeType) scheme!: CostSchemeType;
  @Field(() => String, { description: 'Public title and chapter.' }) citation!: string;
  @Field(() => [String], { description: 'Where it differs from what is printed, and what the source does not say; in Italian.' }) corrections!: string[];
}

@ObjectType({ description: 'A scenario without what it says.' })
export class CostScenarioItem {
  @Field(() => ID) id!: string;
  @Field(() => ID) enteId!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { description: 'Counts its changes: who changes it says which one he saw.' }) revision!: number;
  @Field(() => Date) updatedAt!: Date;
  @Field(() => String) updatedBy!: string;
  @Field(() => Boolean) viewerCanEdit!: boolean;
}

@ObjectType({ description: 'A scenario that a Provincia keeps.' })
export class CostScenario extends CostScenarioItem {
  @Field(() => CostScenarioBodyType) body!: CostScenarioBodyType;
}

@ObjectType({ description: 'A page of scenarios, last changed first.' })
export class CostScenarioPage {
  @Field(() => [CostScenarioItem]) items!: CostScenarioItem[];
  @Field(() => Int) total!: number;
  @Field(() => Boolean, { description: 'Whether who asks may write scenarios of this Provincia.' }) viewerCanEdit!: boolean;
}

@ObjectType({ description: 'A field, by its path in the scenario (`schemes[0].services[0].bands[1].from`), and what is wrong with it, in Italian.' })
export class CostProblem {
  @Field(() => String) field!: string;
  @Field(() => String) message!: string;
}

@ObjectType({ description: 'What a Comune pays in a year with one scheme; cents.' })
export class CostShare {
  @Field(() => [Float], { description: 'Of each service, in the order of the scheme.' }) services!: number[];
  @Field(() => Float) net!: number;
  @Field(() => Float) vat!: number;
  @Field(() => Float, { description: 'net + vat.' }) gross!: number;
  @Field(() => Float, { description: 'Gross per inhabitant, in 1/10000 of euro.' }) perInhabitant!: number;
  @Field(() => Float, { nullable: true, description: 'Gross, less that of the scheme of today; null without one.' }) difference!: number | null;
}

@ObjectType({ description: 'A Comune of the Provincia in a simulation.' })
export class CostComune {
  @Field(() => ID) enteId!: string;
  @Field(() => String) nome!: string;
  @Field(() => Int) popolazione!: number;
  @Field(() => Int, { nullable: true }) annoPopolazione!: number | null;
  @Field(() => Int) postazioni!: number;
  @Field(() => Boolean, { description: 'Whether the Comune told its workstations; otherwise they follow from its inhabitants.' }) postazioniTold!: boolean;
  @Field(() => Boolean, { description: 'Whether it joins, with the participation that is supposed.' }) joins!: boolean;
  @Field(() => [CostShare], { description: 'In the order of the schemes; empty where it does not join.' }) shares!: CostShare[];
}

@ObjectType({ description: 'A year of the convention; cents. Revenue is without VAT.' })
export class CostYear {
  @Field(() => Int) year!: number;
  @Field(() => Float) revenue!: number;
  @Field(() => Float) expenses!: number;
  @Field(() => Float) balance!: number;
}

@ObjectType({ description: 'How many Comuni must join, in an order, to cover the expenses; null where not even all of them do.' })
export class CostBreakEven {
  @Field(() => String, { description: '`LARGEST_FIRST` or `SMALLEST_FIRST`.' }) order!: string;
  @Field(() => Int, { nullable: true }) firstYear!: number | null;
  @Field(() => Int, { nullable: true, description: 'All years of the convention together.' }) wholePeriod!: number | null;
}

@ObjectType({ description: 'Comuni that pay less, more or the same than with the scheme of today.' })
export class CostAgainstToday {
  @Field(() => Int) less!: number;
  @Field(() => Int) more!: number;
  @Field(() => Int) same!: number;
}

@ObjectType({ description: 'What a service of a scheme brings in; cents.' })
export class CostServiceTotal {
  @Field(() => String) service!: string;
  @Field(() => Float) amount!: number;
}

@ObjectType({ description: 'What a scheme comes to: sums over the Comuni that join, in cents.' })
export class CostOutcome {
  @Field(() => String) key!: string;
  @Field(() => String) title!: string;
  @Field(() => [CostServiceTotal]) services!: CostServiceTotal[];
  @Field(() => Float) net!: number;
  @Field(() => Float) vat!: number;
  @Field(() => Float) gross!: number;
  @Field(() => CostAgainstToday, { nullable: true, description: 'Null without a scheme of today, and for that scheme.' }) against!: CostAgainstToday | null;
  @Field(() => [CostYear]) years!: CostYear[];
  @Field(() => [CostBreakEven], { description: 'Largest first, then smallest first.' }) breakEven!: CostBreakEven[];
}

@ObjectType({ description: 'Who is not reckoned with.' })
export class CostLeftOut {
  @Field(() => ID) enteId!: string;
  @Field(() => String, { nullable: true }) nome!: string | null;
  @Field(() => String, { description: '`SENZA_POPOLAZIONE` or `NON_IN_VIGORE`.' }) reason!: string;
}

@ObjectType({ description: 'What a scenario comes to on the Comuni in force of a Provincia.' })
export class CostResult {
  @Field(() => [CostComune], { description: 'Largest first.' }) comuni!: CostComune[];
  @Field(() => [CostOutcome], { description: 'In the order of the schemes.' }) schemes!: CostOutcome[];
  @Field(() => [CostLeftOut]) leftOut!: CostLeftOut[];
  @Field(() => Int, { description: 'Comuni that join.' }) joining!: number;
  @Field(() => [CostSchemeType], { description: 'The schemes with the supposed change of tariffs made part of them, that of today as it is; empty where no change is supposed.' }) adjusted!: CostSchemeType[];
}

@ObjectType({ description: 'The result, or what must be mended first.' })
export class CostSimulation {
  @Field(() => CostResult, { nullable: true, description: 'Null with problems.' }) result!: CostResult | null;
  @Field(() => [CostProblem]) problems!: CostProblem[];
}

@InputType()
export class CostSimulationInput {
  @Field(() => ID, { description: 'The Provincia.' }) enteId!: string;
  @Field(() => CostScenarioBodyType) body!: CostScenarioBodyType;
}

@InputType()
export class SaveCostScenarioInput {
  @Field(() => ID, { description: 'UUID made by the page: the same with every try, so that a retry makes no second scenario.' }) id!: string;
  @Field(() => ID) enteId!: string;
  @Field(() => String) name!: string;
  @Field(() => CostScenarioBodyType) body!: CostScenarioBodyType;
  @Field(() => Int, { description: '0 for a new one.' }) seenRevision!: number;
}

@ObjectType({ description: 'The scenario as it stands now.' })
export class CostScenarioSaved {
  @Field(() => CostScenario) scenario!: CostScenario;
}

@ObjectType({ description: 'The scenario is gone.' })
export class CostScenarioDeleted {
  @Field(() => ID) id!: string;
}

@ObjectType({ description: 'Somebody changed the scenario meanwhile.' })
export class CostScenarioConflict {
  @Field(() => Int) currentRevision!: number;
  @Field(() => String, { nullable: true }) by!: string | null;
}

@ObjectType({ description: 'An act of the Provincia that may take a scheme in.' })
export class CostAct {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
}

@ObjectType({ description: 'A question of the act, and what it would say with the scheme.' })
export class CostActAnswer {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => [String], { description: 'The answer now; a line for each row of a table; empty where there is none.' }) before!: string[];
  @Field(() => [String]) after!: string[];
  @Field(() => String, { description: '`CHANGES`, `SAME`, `NO_QUESTION`, `NOT_ASKED` or `REFUSED`.' }) state!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Int) seenRevision!: number;
}

@ObjectType({ description: 'What an act would say with a scheme, before anything changes.' })
export class CostSchemeAdoption {
  @Field(() => Int) scenarioRevision!: number;
  @Field(() => CostAct) act!: CostAct;
  @Field(() => [CostActAnswer], { description: 'Empty where the scheme cannot be said in the act.' }) answers!: CostActAnswer[];
  @Field(() => [String], { description: 'What the act cannot carry, and why; in Italian.' }) notCarried!: string[];
  @Field(() => [String], { description: 'What stays in the act as it is; in Italian.' }) untouched!: string[];
}

@ObjectType({ description: 'The tariffs that an act says now.' })
export class CostActScheme {
  @Field(() => CostAct) act!: CostAct;
  @Field(() => CostSchemeType, { nullable: true, description: 'Null where it says none that can be reckoned with.' }) scheme!: CostSchemeType | null;
  @Field(() => String, { nullable: true, description: 'Why it says none; in Italian.' }) reason!: string | null;
}

@InputType()
export class SeenCostAnswer {
  @Field(() => String) key!: string;
  @Field(() => Int) revision!: number;
}

@InputType()
export class AdoptCostSchemeInput {
  @Field(() => ID) scenarioId!: string;
  @Field(() => String) schemeKey!: string;
  @Field(() => ID) instanceId!: string;
  @Field(() => Int, { description: 'Revision of the scenario in the preview.' }) seenRevision!: number;
  @Field(() => [SeenCostAnswer], { description: 'Revisions of the answers in the preview.' }) seen!: SeenCostAnswer[];
}

@ObjectType({ description: 'The act says it now.' })
export class CostSchemeAdopted {
  @Field(() => CostSchemeAdoption) adoption!: CostSchemeAdoption;
}

@ObjectType({ description: 'Somebody answered in the act meanwhile: look at the preview again.' })
export class CostActChanged {
  @Field(() => String, { nullable: true }) by!: string | null;
}

export const SaveCostScenarioResult = createUnionType({ name: 'SaveCostScenarioResult', types: () => [CostScenarioSaved, CostScenarioConflict, InvalidInput, Refused, NotFound] as const });
export const DeleteCostScenarioResult = createUnionType({ name: 'DeleteCostScenarioResult', types: () => [CostScenarioDeleted, CostScenarioConflict, Refused, NotFound] as const });
export const AdoptCostSchemeResult = createUnionType({ name: 'AdoptCostSchemeResult', types: () => [CostSchemeAdopted, CostActChanged, CostScenarioConflict, InvalidInput, Refused, NotFound] as const });
