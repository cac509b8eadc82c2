import { useEffect, useState } from 'react';

/** What who runs an installation says of himself: the file `installation.json` beside the page. */
export interface Installation {
  /** Who answers for the service. */
  readonly owner: string;
  /** Address for help, reports on accessibility and privacy. */
  readonly contactEmail: string;
  /** Certified mail; empty where there is none. */
  readonly pec: string;
  /** The declaration on AgID's site; empty: our own page says what is known. */
  readonly accessibilityStatementUrl: string;
  /** The notice of the owner; empty: our own page says what the product does. */
  readonly privacyPolicyUrl: string;
  /** Where the source of this version is; empty: it is asked by mail. */
  readonly sourceUrl: string;
  /** A trial installation: people, addresses and contacts are invented. */
  readonly demonstration: boolean;
}

const UNKNOWN: Installation = { owner: 'Unione delle Province d’Italia', contactEmail: '', pec: '', accessibilityStatementUrl: '', privacyPolicyUrl: '', sourceUrl: '', demonstration: false };

let asked: Promise<Installation> | undefined;

async function load(): Promise<Installation> {
  try {
    const response = await fetch('/installation.json');
    return response.ok ? { ...UNKNOWN, ...((await response.json()) as Partial<Installation>) } : UNKNOWN;
  } catch {
    asked = undefined;
    return UNKNOWN;
  }
}

/** The installation; until it is known, what is the same everywhere. */
export function useInstallation(): Installation {
  const [installation, setInstallation] = useState(UNKNOWN);
  useEffect(() => {
    let shown = true;
    void (asked ??= load()).then((found) => shown && setInstallation(found));
    return () => {
      shown = false;
    };
  }, []);
  return installation;
}
