/** What an installation decides about files. */
export interface FilesSettings {
  /** Bytes that the files of one Ente may take up together. */
  readonly quotaBytes: number;
  /** How long an upload may wait for its next byte, or for its document, before it is swept. */
  readonly uploadGraceMs: number;
  /** How long a file may be used by nothing before it is put aside. */
  readonly fileGraceMs: number;
  /** How long a content stays aside, from where it can be brought back, before it is deleted for good. */
  readonly asideMs: number;
  /** How long a content may go without all its bytes being read again. */
  readonly verifyEveryMs: number;
  /** A scanner looks at files: until it has, and where it could not, only the file's own Ente may download it. */
  readonly scans: boolean;
}

const DAY_MS = 24 * 3_600_000;

/** 50 GB for each Ente; a week for uploads, a day for unused files, 30 days aside; every byte read again each month; no scanner. */
export const DEFAULT_FILES_SETTINGS: FilesSettings = { quotaBytes: 50 * 1024 ** 3, uploadGraceMs: 7 * DAY_MS, fileGraceMs: DAY_MS, asideMs: 30 * DAY_MS, verifyEveryMs: 30 * DAY_MS, scans: false };
