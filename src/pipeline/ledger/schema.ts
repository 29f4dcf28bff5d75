import type Database from "libsql";

/** One string a version; a released one is never edited, only followed. */
const migrations = [
  `
  CREATE TABLE sources (
    source TEXT PRIMARY KEY, round INTEGER NOT NULL, open INTEGER NOT NULL,
    started INTEGER NOT NULL, ended INTEGER, verdict TEXT
  );
  CREATE TABLE asks (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, source TEXT NOT NULL, round INTEGER NOT NULL,
    host TEXT NOT NULL, rank INTEGER NOT NULL, state INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
    method TEXT NOT NULL, url TEXT NOT NULL, body TEXT, headers TEXT, column_no INTEGER NOT NULL, context TEXT,
    depth INTEGER NOT NULL, page INTEGER NOT NULL, series INTEGER, otherwise TEXT, given TEXT, parent TEXT,
    outcome TEXT, tried_at INTEGER,
    last_at INTEGER, last_url TEXT, etag TEXT, modified TEXT, sha256 TEXT, hash TEXT, shells TEXT, way TEXT
  );
  CREATE INDEX asks_open ON asks (source, host, rank, id) WHERE state = 0;
  CREATE INDEX asks_round ON asks (source, round);
  CREATE TABLE listings (
    source TEXT NOT NULL, series INTEGER NOT NULL, key TEXT NOT NULL, ask INTEGER NOT NULL, url TEXT NOT NULL,
    title TEXT NOT NULL, organ TEXT, year INTEGER, dates TEXT NOT NULL, skipped TEXT, detail TEXT,
    first_round INTEGER NOT NULL, last_round INTEGER NOT NULL,
    PRIMARY KEY (source, series, key)
  ) WITHOUT ROWID;
  CREATE TABLE documents (
    source TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, url TEXT NOT NULL, parent TEXT, title TEXT,
    organ TEXT, year INTEGER, dates TEXT NOT NULL, canonical TEXT, file_name TEXT, media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, hash TEXT NOT NULL, state TEXT NOT NULL,
    first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    PRIMARY KEY (source, key)
  ) WITHOUT ROWID;
  CREATE TABLE document_urls (
    source TEXT NOT NULL, key TEXT NOT NULL, url TEXT NOT NULL, PRIMARY KEY (source, key, url)
  ) WITHOUT ROWID;
  CREATE TABLE versions (
    source TEXT NOT NULL, key TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, media_type TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (source, key, sha256)
  ) WITHOUT ROWID;
  CREATE TABLE observations (
    id INTEGER PRIMARY KEY, ask INTEGER NOT NULL, source TEXT NOT NULL, round INTEGER NOT NULL, at INTEGER NOT NULL,
    ms INTEGER NOT NULL, method TEXT NOT NULL, url TEXT NOT NULL, final_url TEXT NOT NULL, body TEXT, status INTEGER,
    outcome TEXT NOT NULL, detail TEXT, redirects TEXT NOT NULL, request_headers TEXT NOT NULL,
    response_headers TEXT NOT NULL, sha256 TEXT, bytes INTEGER, quirks TEXT NOT NULL
  );
  CREATE TABLE hosts (host TEXT PRIMARY KEY, holder TEXT, pace TEXT);
  CREATE TABLE robots (origin TEXT PRIMARY KEY, at INTEGER NOT NULL, status INTEGER, body TEXT NOT NULL);
  CREATE TABLE notes (
    source TEXT NOT NULL, round INTEGER NOT NULL, at INTEGER NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (source, round, code, text)
  ) WITHOUT ROWID;
  CREATE TABLE learned (
    source TEXT NOT NULL, column_no INTEGER NOT NULL, learned TEXT NOT NULL, PRIMARY KEY (source, column_no)
  ) WITHOUT ROWID;
  `,
];

/**
 * Brings a ledger to the version this program knows. @throws where it is of a later version, since writing into what we
 * do not understand could lose something
 */
export function migrate(db: Database.Database): void {
  const version = (db.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;
  if (version > migrations.length)
    throw new Error(`the ledger is of version ${version}, this program knows ${migrations.length}`);
  for (let next = version; next < migrations.length; next++)
    db.transaction(() => {
      db.exec(migrations[next]!);
      db.exec(`PRAGMA user_version = ${next + 1}`);
    }).immediate();
}
