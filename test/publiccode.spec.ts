import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface Description {
  readonly shortDescription: string;
  readonly longDescription: string;
  readonly features?: readonly string[];
}

interface PublicCode {
  readonly publiccodeYmlVersion: string;
  readonly name: string;
  readonly url: string;
  readonly softwareVersion: string;
  readonly releaseDate: string;
  readonly platforms: readonly string[];
  readonly categories: readonly string[];
  readonly developmentStatus: string;
  readonly softwareType: string;
  readonly description: Readonly<Record<string, Description>>;
  readonly legal: { readonly license: string };
  readonly maintenance: { readonly type: string; readonly contacts?: readonly { readonly name: string; readonly email?: string; readonly phone?: string }[] };
  readonly localisation: { readonly localisationReady: boolean; readonly availableLanguages: readonly string[] };
}

const text = (path: string): string => readFileSync(path, 'utf8');
// The core schema keeps dates and versions as the text that is written.
const card = parse(text('publiccode.yml'), { schema: 'core' }) as PublicCode;
const manifest = JSON.parse(text('package.json')) as { version: string; license: string };

const MANDATORY = ['publiccodeYmlVersion', 'name', 'url', 'platforms', 'categories', 'developmentStatus', 'softwareType', 'description', 'legal', 'maintenance', 'localisation'];

describe('publiccode.yml', () => {
  it('has every mandatory key', () => {
    expect(Object.keys(card)).toEqual(expect.arrayContaining(MANDATORY));
    expect(card.publiccodeYmlVersion).toBe('0.5');
  });

  it('has no country section, which the format dropped', () => {
    expect(Object.keys(card)).not.toContain('it');
  });

  it('names a repository', () => {
    expect(new URL(card.url).protocol).toBe('https:');
  });

  it('says the version that package.json releases, and the day', () => {
    expect(card.softwareVersion).toBe(manifest.version);
    expect(card.releaseDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(new Date(`${card.releaseDate}T00:00:00Z`).toISOString().slice(0, 10)).toBe(card.releaseDate);
  });

  it('uses the words of the official lists', () => {
    expect(card.platforms).toEqual(['web']);
    expect(['concept', 'development', 'beta', 'stable', 'obsolete']).toContain(card.developmentStatus);
    expect(card.softwareType).toBe('standalone/web');
    for (const category of card.categories) expect(['collaboration', 'document-management', 'knowledge-management', 'online-community']).toContain(category);
    expect(card.categories.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(card.description))('describes itself in %s within the lengths of the format', (_language, description) => {
    expect(description.shortDescription.length).toBeGreaterThan(0);
    expect(description.shortDescription.length).toBeLessThanOrEqual(150);
    expect(description.longDescription.length).toBeGreaterThanOrEqual(150);
    expect(description.longDescription.length).toBeLessThanOrEqual(10_000);
    for (const feature of description.features ?? []) expect(feature.length).toBeLessThanOrEqual(100);
  });

  it('describes itself in Italian, and speaks the languages it declares', () => {
    expect(card.description).toHaveProperty('it');
    expect(card.localisation).toEqual({ localisationReady: true, availableLanguages: ['it', 'en'] });
  });

  it('gives contacts without personal addresses', () => {
    expect(['internal', 'contract', 'community', 'none']).toContain(card.maintenance.type);
    expect(card.maintenance.contacts!.length).toBeGreaterThan(0);
    for (const contact of card.maintenance.contacts!) {
      expect(contact.name).not.toBe('');
      expect(contact).not.toHaveProperty('phone');
    }
  });

  it('declares the licence of package.json, whose whole text stands in LICENSE', () => {
    expect(card.legal.license).toBe(manifest.license);
    const licence = text('LICENSE');
    expect(licence.trimStart()).toMatch(/^GNU AFFERO GENERAL PUBLIC LICENSE\n\s*Version 3, 19 November 2007/);
    expect(licence).toContain('END OF TERMS AND CONDITIONS');
    expect(licence.trimEnd()).toMatch(/How to Apply These Terms to Your New Programs[\s\S]+<https:\/\/www\.gnu\.org\/licenses\/>\.$/);
    expect(text(`LICENSES/${card.legal.license}.txt`)).toBe(licence);
  });
});
