/** Whose what is kept is: nobody else who signs in at this browser finds it. Null until somebody is known. */
let writer: string | null = null;

/** Told by who knows who looks. Whose session ended goes on writing as himself: another one comes with a page that is loaded anew. */
export function keepFor(personId: string | null): void {
  writer = personId ?? writer;
}

const nameOf = (key: string): string => (writer === null ? key : `${writer}:${key}`);

/** What is being written, kept in this browser for who is signed in: a closed lid or a lost line takes nothing away. */
export function readKept<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(nameOf(key));
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** @param value null: it is forgotten */
export function writeKept(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(nameOf(key));
    else localStorage.setItem(nameOf(key), JSON.stringify(value));
  } catch {
    // A full or closed storage: it is still on the page.
  }
}
